/** Ten thousand steps of every verb on the backends that run in Node. */
import { vi } from 'vitest';
import { createTfjsBackend, type TfjsName } from '../../src/runtime/backends/tfjs/index.ts';
import { nodePlatform } from '../../src/runtime/backends/tfjs/node/index.ts';
import { leaks } from './leaks.ts';

const STEPS = 10_000;
vi.setConfig({ testTimeout: 120_000 }); // 10,000 updates of a network take some seconds of a free machine

async function open(name: TfjsName) {
  const started = await createTfjsBackend(name, nodePlatform);
  if ('unavailable' in started) throw new Error(started.unavailable);
  return started.backend;
}

for (const name of ['cpu', 'wasm'] as const) leaks(name, () => open(name), STEPS);
