/** Backends that run in Node, on random drawings. */
import { createReferenceBackend } from '../../src/runtime/index.ts';
import { createTfjsBackend, type TfjsName } from '../../src/runtime/backends/tfjs/index.ts';
import { nodePlatform } from '../../src/runtime/backends/tfjs/node/index.ts';
import { agreesWithReference } from './backends.ts';

async function open(name: TfjsName) {
  const started = await createTfjsBackend(name, nodePlatform);
  if ('unavailable' in started) throw new Error(started.unavailable);
  return started.backend;
}

const reference = createReferenceBackend();
agreesWithReference('reference32', async () => createReferenceBackend('float32'), reference, { numRuns: 60, seed: 1 });
agreesWithReference('wasm', () => open('wasm'), reference, { numRuns: 30, seed: 2 });
agreesWithReference('cpu', () => open('cpu'), reference, { numRuns: 30, seed: 3 });
