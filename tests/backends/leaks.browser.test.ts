/** Some hundred steps of every verb on the GPU backends, where each costs milliseconds on a software GPU. */
import { createTfjsBackend, type TfjsName } from '../../src/runtime/backends/tfjs/index.ts';
import { browserPlatform } from '../../src/runtime/backends/tfjs/browser/index.ts';
import { leaks } from './leaks.ts';

const STEPS = 200;
/** One drawing of each verb: a program takes a software GPU seconds to compile. */
const DRAWINGS = ['forward: loops', 'minibatches, sgd', 'on the grid', 'alone, one region', 'retrieve: synchronous'];

async function open(name: TfjsName) {
  const started = await createTfjsBackend(name, browserPlatform);
  if ('unavailable' in started) throw new Error(started.unavailable);
  return started.backend;
}

for (const name of ['webgl', 'webgpu'] as const)
  leaks(
    name,
    () => open(name),
    (drawing) => (DRAWINGS.some((words) => drawing.includes(words)) ? STEPS : 0),
  );
