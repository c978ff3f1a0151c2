import { expect, test } from 'vitest';
import { drawing, input, node, valuesOf, weight } from '../../tests/drawing.ts';

test('a weight from the bias source is a bias', async () => {
  const nodes = { x: input([[0.5], [2]]), b: node('bias') };
  const asEdge = drawing({ ...nodes, u: node('unit') }, { e: weight('x', 'u', -1.5), beta: weight('b', 'u', 0.75) });
  const asParameter = drawing({ ...nodes, u: node('unit', { bias: 0.75 }) }, { e: weight('x', 'u', -1.5) });
  expect(await valuesOf(asEdge, 'u.activation')).toEqual(await valuesOf(asParameter, 'u.activation'));
});

test('it is 1 in every row', async () => {
  expect(await valuesOf(drawing({ b: node('bias') }), 'b.activation')).toEqual([1]);
});
