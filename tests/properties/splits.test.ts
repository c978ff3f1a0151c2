/** A split run equals the whole, on the backends that run in Node. */
import { createReferenceBackend } from '../../src/runtime/index.ts';
import { createTfjsBackend, type TfjsName } from '../../src/runtime/backends/tfjs/index.ts';
import { nodePlatform } from '../../src/runtime/backends/tfjs/node/index.ts';
import { splitRunsEqualWholes } from './splits.ts';

async function tfjs(name: TfjsName) {
  const started = await createTfjsBackend(name, nodePlatform);
  if ('unavailable' in started) throw new Error(started.unavailable);
  return started.backend;
}

const ways = 4;
splitRunsEqualWholes('reference', async () => createReferenceBackend(), { ways });
splitRunsEqualWholes('reference32', async () => createReferenceBackend('float32'), { ways });
splitRunsEqualWholes('cpu', () => tfjs('cpu'), { ways });
splitRunsEqualWholes('wasm', () => tfjs('wasm'), { ways });
