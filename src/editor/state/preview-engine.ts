/** An engine in the page itself, on the float64 reference backend: for stories and tests, and when no worker can start. */
import type { Kinds } from '../../graph/index.ts';
import { createHost, createReferenceBackend, type BackendChoice, type FromWorker } from '../../runtime/index.ts';
import type { Engine } from './engine.ts';

const choice: BackendChoice = {
  name: 'reference',
  why: 'computed in the page itself',
  device: 'JavaScript, float64',
  alternatives: [{ name: 'reference', available: true, reason: 'JavaScript, float64' }],
};

export function createPreviewEngine(kinds: Kinds, why = choice.why): Engine {
  const listeners = new Set<(message: FromWorker) => void>();
  const host = createHost({
    kinds,
    post: (message) => listeners.forEach((listener) => listener(message)),
    openBackend: async () => ({ backend: createReferenceBackend(), choice: { ...choice, why } }),
    now: () => performance.now(),
  });
  return {
    send: (message) => host.receive(message),
    onMessage: (listener) => void listeners.add(listener),
  };
}
