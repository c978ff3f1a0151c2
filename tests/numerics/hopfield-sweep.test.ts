/** The operation `sweep` in the orders of file 21, so that every asynchronous run ends as it does there. */
import { describe, test } from 'vitest';
import { createTfjsBackend } from '../../src/runtime/backends/tfjs/index.ts';
import { nodePlatform } from '../../src/runtime/backends/tfjs/node/index.ts';
import { createReferenceBackend } from '../../src/runtime/index.ts';
import { expectRun } from './hopfield-sweeping.ts';

describe('file 21: 2,500 units, asynchronous, every sweep exactly', () => {
  test('10 patterns on the reference', () => expectRun(createReferenceBackend(), 10, 0.45), 20_000);

  test.each([
    ['cpu', 10, 0.5],
    ['wasm', 10, 0.45],
    ['wasm', 100, 0.3],
    ['wasm', 100, 0.45],
    ['wasm', 1000, 0],
  ] as const)('%s: %i patterns, q = %f', async (name, count, share) => {
    const started = await createTfjsBackend(name, nodePlatform);
    if ('unavailable' in started) throw new Error(started.unavailable);
    await expectRun(started.backend, count, share);
  });
});
