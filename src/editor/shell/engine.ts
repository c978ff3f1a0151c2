/** The runtime in its worker; where none can start, the same runtime in the page itself. */
import type { Kinds } from '../../graph/index.ts';
import type { FromWorker, ToWorker } from '../../runtime/index.ts';
import type { Engine } from '../state/editor.ts';
import { createPreviewEngine } from '../state/preview-engine.ts';

type StartWorker = () => Worker;

export function createEngine(kinds: Kinds, startWorker: StartWorker): Engine {
  const listeners = new Set<(message: FromWorker) => void>();
  const hear = (message: FromWorker) => listeners.forEach((listener) => listener(message));
  const onMessage = (listener: (message: FromWorker) => void) => void listeners.add(listener);
  /** What the worker was told before its first answer, for whoever takes its place. */
  let untold: ToWorker[] | undefined = [];
  let target: { send(message: ToWorker): void };

  const takeItsPlace = (why: string) => {
    const preview = createPreviewEngine(kinds, `computed in the page itself, because no worker could start (${why})`);
    preview.onMessage(hear);
    target = preview;
    const messages = untold ?? [];
    untold = undefined;
    for (const message of messages) preview.send(message);
  };

  try {
    const worker = startWorker();
    target = { send: (message) => worker.postMessage(message, []) };
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      untold = undefined;
      hear(data);
    });
    worker.addEventListener('error', ({ message }) => {
      if (untold) {
        worker.terminate();
        takeItsPlace(message || 'it failed to load');
      } else hear({ type: 'failed', message: message || 'the worker broke' });
    });
  } catch (error) {
    takeItsPlace(error instanceof Error ? error.message : String(error));
  }
  return {
    onMessage,
    send(message) {
      untold?.push(message);
      target.send(message);
    },
  };
}
