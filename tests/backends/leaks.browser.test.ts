/** Some hundred steps of every verb on the GPU backends. */
import { vi } from 'vitest';
import { createTfjsBackend, type TfjsName } from '../../src/runtime/backends/tfjs/index.ts';
import { browserPlatform } from '../../src/runtime/backends/tfjs/browser/index.ts';
import { leaks } from './leaks.ts';

/** Each costs a software GPU milliseconds, and many more where it multiplies matrices on WebGPU. */
const STEPS = { webgl: 200, webgpu: 80 };
vi.setConfig({ testTimeout: 120_000 }); // on a machine that has other work
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
    (drawing) => (DRAWINGS.some((words) => drawing.includes(words)) ? STEPS[name] : 0),
  );
