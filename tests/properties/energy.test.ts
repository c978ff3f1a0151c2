/** Units of a memory that are visited one after the other never raise its energy, whatever is stored, from any cue, in any order. */
import * as fc from '../fast-check.ts';
import { expect, test } from 'vitest';
import { present } from '../../src/base/index.ts';
import type { GraphDocument } from '../../src/graph/index.ts';
import { drawing, input, node, wire } from '../drawing.ts';
import { soundPlan, trajectory } from './in-time.ts';
import { drawFrom } from './random-graph.ts';

const SWEEPS = 5;

const memories = fc.record({
  width: fc.integer({ min: 1, max: 7 }),
  height: fc.integer({ min: 1, max: 7 }),
  count: fc.integer({ min: 1, max: 40 }),
  activity: fc.constantFrom(0.2, 0.5, 0.7),
  seed: fc.nat(10_000),
  order: fc.constantFrom('random', 'index'),
  selfConnections: fc.constantFrom('removed', 'kept'),
});

type Memory = typeof memories extends fc.Arbitrary<infer M> ? M : never;

/** Three cues of random signs, which need not be near any pattern. */
function remembering({ width, height, count, activity, seed, ...params }: Memory): GraphDocument {
  const { chance } = drawFrom(seed);
  const size = width * height;
  const cues = [0, 1, 2].map(() => Array.from({ length: size }, () => (chance(0.5) ? 1 : -1)));
  return drawing(
    {
      x: input(cues),
      p: node('pattern-set', { width, height, source: 'random', count, activity, seed }),
      h: node('hopfield', { size, ...params }),
    },
    { a: wire('p.patterns', 'h.patterns'), b: wire('x', 'h.cue') },
    { settings: { seed, dt: 1 }, experiments: { main: { verb: 'retrieve', length: SWEEPS } } },
  );
}

test('the energy falls or stays in every sweep, and stays where nothing flips', async () => {
  let sweepsThatFlip = 0;
  await fc.assert(
    fc.asyncProperty(memories, async (memory) => {
      const shown = await trajectory(soundPlan(remembering(memory)), SWEEPS, 1);
      const energies = present(shown.get('h.energy'), 'energy').map((rows) => rows.map(([x]) => x ?? NaN));
      const flips = present(shown.get('h.flips'), 'flips').map((rows) => rows.map(([x]) => x ?? NaN));
      const sweeps = energies
        .slice(1)
        .flatMap((rows, k) => rows.map((after, row) => ({ before: energies[k]?.[row] ?? NaN, after, flips: flips[k]?.[row] ?? NaN })));
      // S·J·S are whole numbers, and dividing by 2P rounds equal ones equally: nothing need be tolerated
      expect(sweeps.filter(({ before, after }) => !(after <= before))).toEqual([]);
      expect(sweeps.filter((each) => each.flips === 0 && each.after !== each.before)).toEqual([]);
      sweepsThatFlip += sweeps.filter((each) => each.flips > 0).length;
    }),
    { numRuns: 60 },
  );
  expect(sweepsThatFlip).toBeGreaterThan(100);
});
