import { expect, test } from 'vitest';
import type { Verb } from '../../graph/index.ts';
import { drawing, input, node, observePlan, planFor, weight } from '../../../tests/drawing.ts';

const rate = node('rate', { x0: 0.5, tau: 10, activation: 'linear' });
const moved = async (verb: Verb) => {
  const plan = planFor(drawing({ r: rate }, {}, { experiments: { main: { verb, length: 4, dt: 1 } } }));
  return (await observePlan(plan, undefined, 3)).get('r.rate')?.[0] !== 0.5;
};

test('states advance in the verbs of their kind and hold in the others', async () => {
  expect(await moved('simulate')).toBe(true);
  expect(await moved('forward')).toBe(true);
  expect(await moved('retrieve')).toBe(false);
});

test('a state of many rows has them from the start', async () => {
  const plan = planFor(
    drawing(
      { x: input([[1], [2], [3]]), r: rate },
      { e: weight('x', 'r') },
      { experiments: { main: { verb: 'simulate', length: 1, dt: 1 } } },
    ),
  );
  expect([...((await observePlan(plan)).get('r.rate') ?? [])]).toEqual([0.5, 0.5, 0.5]);
});
