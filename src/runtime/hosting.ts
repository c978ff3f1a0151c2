/** What a host needs of the place that it runs in: a worker, or the page itself. */
import type { Kinds } from '../graph/index.ts';
import type { Backend, BackendName } from './backend.ts';
import type { BackendChoice, FromWorker, ToWorker } from './protocol.ts';

export interface OpenedBackend {
  readonly backend: Backend;
  readonly choice: BackendChoice;
}

export interface HostOptions {
  readonly kinds: Kinds;
  post(message: FromWorker): void;
  /** Starts a backend for `cost` multiply-adds per advance; throws with a sentence when none works. */
  openBackend(name: BackendName | 'auto', cost: number): Promise<OpenedBackend>;
  /** A clock in milliseconds, for the speed of a run. */
  now(): number;
  /** Ends the realm, which is started anew by who listens; where it cannot be, the error is only said. */
  end?(error: unknown): void;
}

export interface Host {
  receive(message: ToWorker): void;
  dispose(): void;
}
