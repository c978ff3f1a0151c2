/** The tfjs backends that run in Node, against the numbers of independent peers. */
import { createTfjsBackend, type TfjsName } from '../../src/runtime/backends/tfjs/index.ts';
import { nodePlatform } from '../../src/runtime/backends/tfjs/node/index.ts';
import { runCases } from './cases.ts';
import { runTraining } from './training.ts';

async function open(name: TfjsName) {
  const started = await createTfjsBackend(name, nodePlatform);
  if ('unavailable' in started) throw new Error(started.unavailable);
  return started.backend;
}

for (const name of ['wasm', 'cpu'] as const) {
  runCases(name, () => open(name), 'float32');
  runTraining(name, () => open(name), 'float32');
}
