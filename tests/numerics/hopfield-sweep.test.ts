/** The operation `sweep` in the orders of file 21, so that every asynchronous run ends as it does there. */
import { describe, test } from 'vitest';
import { createTfjsBackend } from '../../src/runtime/backends/tfjs/index.ts';
import { nodePlatform } from '../../src/runtime/backends/tfjs/node/index.ts';
import { createReferenceBackend } from '../../src/runtime/index.ts';
import large from '../reference/21_hopfield_2500.json';
import { expectRun, expectRuns } from './hopfield-sweeping.ts';

async function tfjs(name: 'cpu' | 'wasm') {
  const started = await createTfjsBackend(name, nodePlatform);
  if ('unavailable' in started) throw new Error(started.unavailable);
  return started.backend;
}

describe('file 21: 2,500 units, asynchronous, every sweep exactly', () => {
  test('10 patterns on the reference', () => expectRun(createReferenceBackend(), 10, 0.45));
  test('10 patterns on cpu', async () => expectRun(await tfjs('cpu'), 10, 0.5));

  test.each(large.pattern_sets.map((set) => [set.P, set.pattern_seed, set] as const))(
    '%i patterns of seed %i on wasm, seven runs',
    async (_count, _seed, set) => expectRuns(await tfjs('wasm'), set),
  );
});
