/** Ten thousand steps of every verb, some hundred of every other drawing, on the backends that run in Node. */
import { vi } from 'vitest';
import { createTfjsBackend, type TfjsName } from '../../src/runtime/backends/tfjs/index.ts';
import { nodePlatform } from '../../src/runtime/backends/tfjs/node/index.ts';
import { leaks } from './leaks.ts';

/** One drawing of each verb, and one that is a single region. */
const LONG = ['forward: loops', 'minibatches, sgd', 'on the grid', 'alone, one region', 'retrieve: synchronous'];
const stepsOf = (drawing: string) => (LONG.some((words) => drawing.includes(words)) ? 10_000 : 400);
vi.setConfig({ testTimeout: 120_000 }); // 10,000 updates of a network take some seconds of a free machine

async function open(name: TfjsName) {
  const started = await createTfjsBackend(name, nodePlatform);
  if ('unavailable' in started) throw new Error(started.unavailable);
  return started.backend;
}

for (const name of ['cpu', 'wasm'] as const) leaks(name, () => open(name), stepsOf);
