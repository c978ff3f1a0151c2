/** The runtime behind a message port, as the editor knows it. */
import type { FromWorker, ToWorker } from '../../runtime/index.ts';

/** How a worker came to its end: without a word, by an error, or because it was silent for too long. */
export type Cause = 'ended' | 'broke' | 'silent';

/** A runtime that died: another one that knows nothing yet took its place, it died too often, or the person ended it. */
export type Death =
  | { readonly is: 'replaced'; readonly cause: Cause; readonly why: string }
  | { readonly is: 'given-up'; readonly why: string }
  | { readonly is: 'stopped' };

/** In tests and stories a stand-in, which does not die. */
export interface Engine {
  send(message: ToWorker): void;
  onMessage(listener: (message: FromWorker) => void): void;
  /** One that was given up or stopped starts again when a document is opened. */
  onDeath?(listener: (death: Death) => void): void;
  /** Called with the seconds that it has computed without a word, and with undefined when it speaks again. */
  onBusy?(listener: (seconds: number | undefined) => void): void;
  /** Ends what is computed. */
  stop?(): void;
}
