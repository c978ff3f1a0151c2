import { expect, test } from 'vitest';
import { drawing, input, node, planFor, weight, observePlan } from '../../../tests/drawing.ts';

const linear = node('unit', { activation: 'linear' });

test('a delay of d steps is a chain of d states that all edges of the same output share', () => {
  const plan = planFor(
    drawing(
      { x: input([[1]]), u: linear, v: linear, w: linear },
      { a: weight('x', 'u', 1, { delay: 3 }), b: weight('x', 'v', 1, { delay: 1 }), c: weight('u', 'w', 1) },
    ),
  );
  expect(plan.slots.map(({ owner, slot }) => `${owner} ${slot}`)).toEqual(['x activation-1', 'x activation-2', 'x activation-3']);
});

test('what was sent arrives d steps later, and before that 0', async () => {
  const plan = planFor(drawing({ x: input([[5]]), u: linear }, { e: weight('x', 'u', 2, { delay: 3 }) }));
  const seen = await Promise.all(
    [0, 1, 2, 3, 4].map(async (steps) => (await observePlan(plan, undefined, steps)).get('u.activation')?.[0]),
  );
  expect(seen).toEqual([0, 0, 0, 10, 10]);
});

test('units of one group have their places in one line', () => {
  const plan = planFor(
    drawing(
      { x: input([[1]]), u: linear, v: linear, w: linear },
      { a: weight('x', 'u'), b: weight('x', 'v'), c: weight('v', 'w', 1, { delay: 1 }) },
    ),
  );
  const places = plan.slots.map(({ owner, slot, index, count }) => [owner, slot, index, count]);
  expect(places).toEqual([
    ['u', 'activation-1', 0, 1],
    ['v', 'activation-1', 1, 1],
  ]);
});
