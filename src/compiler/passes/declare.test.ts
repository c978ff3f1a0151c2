import { expect, test } from 'vitest';
import { nodeId } from '../../base/index.ts';
import { drawing, input, node, planFor, weight } from '../../../tests/drawing.ts';

test('parameters of units in one group are one vector, and each unit has its element', () => {
  const plan = planFor(
    drawing({ x: input([[1]]), u: node('unit', { bias: 2 }), v: node('unit', { bias: 3 }) }, { a: weight('x', 'u'), b: weight('x', 'v') }),
  );
  const [u, v] = [plan.locate(nodeId('u'), 'bias'), plan.locate(nodeId('v'), 'bias')];
  expect(v?.signal).toBe(u?.signal);
  expect([u?.index, v?.index, u?.count]).toEqual([0, 1, 1]);
  expect(plan.parameters.get(u?.signal as never)).toEqual(Float64Array.of(2, 3));
});

test('rows of inputs in one group lie side by side, one row is repeated beside many', () => {
  const plan = planFor(
    drawing({ a: input([[1], [2], [3]]), b: input([[9]]), u: node('unit') }, { e: weight('a', 'u'), f: weight('b', 'u') }),
  );
  const at = plan.locate(nodeId('b'), 'rows');
  expect(plan.sources.get(at?.signal as never)).toMatchObject({ rows: 3, values: Float64Array.of(1, 9, 2, 9, 3, 9) });
});
