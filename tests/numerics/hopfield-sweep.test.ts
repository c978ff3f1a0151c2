/** Memories that visit their units in the orders of file 21, so that every asynchronous run goes as it does there. */
import { describe, test } from 'vitest';
import { createTfjsBackend } from '../../src/runtime/backends/tfjs/index.ts';
import { nodePlatform } from '../../src/runtime/backends/tfjs/node/index.ts';
import { createReferenceBackend } from '../../src/runtime/index.ts';
import large from '../reference/21_hopfield_2500.json';
import { expectRuns } from './hopfield-sweeping.ts';

async function tfjs(name: 'cpu' | 'wasm') {
  const started = await createTfjsBackend(name, nodePlatform);
  if ('unavailable' in started) throw new Error(started.unavailable);
  return started.backend;
}

describe('file 21: 2,500 units, asynchronous, every sweep exactly', () => {
  const [fewest] = large.pattern_sets.toSorted((a, b) => a.P - b.P) as [(typeof large.pattern_sets)[number]];
  test('the fewest patterns on the reference', () => expectRuns(createReferenceBackend(), fewest));
  test('the fewest patterns on cpu', async () => expectRuns(await tfjs('cpu'), fewest));

  test.each(large.pattern_sets.map((set) => [set.P, set.pattern_seed, set] as const))(
    '%i patterns of seed %i on wasm',
    async (_count, _seed, set) => expectRuns(await tfjs('wasm'), set),
  );
});
