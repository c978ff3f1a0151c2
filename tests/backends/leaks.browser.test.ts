/** Some hundred steps of every verb on the GPU backends. */
import { vi } from 'vitest';
import { createTfjsBackend, type TfjsName } from '../../src/runtime/backends/tfjs/index.ts';
import { browserPlatform } from '../../src/runtime/backends/tfjs/browser/index.ts';
import { leaks } from './leaks.ts';

vi.setConfig({ testTimeout: 120_000 }); // on a machine that has other work

/** One drawing of each verb: a program takes a software GPU seconds to compile. A step costs it milliseconds. */
const simple = {
  'forward: loops': 200,
  'minibatches, sgd': 200,
  'on the grid': 200,
  'alone, one region': 200,
  'retrieve: synchronous': 200,
};
/** A product of matrices costs it a quarter of a second on WebGPU. */
const STEPS = { webgl: simple, webgpu: { ...simple, 'minibatches, sgd': 80, 'on the grid': 80, 'retrieve: synchronous': 12 } };

async function open(name: TfjsName) {
  const started = await createTfjsBackend(name, browserPlatform);
  if ('unavailable' in started) throw new Error(started.unavailable);
  return started.backend;
}

for (const name of ['webgl', 'webgpu'] as const)
  leaks(
    name,
    () => open(name),
    (drawing) => Object.entries(STEPS[name]).find(([words]) => drawing.includes(words))?.[1] ?? 0,
  );
