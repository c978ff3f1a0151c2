import { describe, expect, test } from 'vitest';
import { activate, activationNames } from '../../src/ir/index.ts';
import { drawing, input, node, valuesOf, weight } from '../../tests/drawing.ts';

const with2 = (params: object, values = [1, 3], weights = [2, 1]) =>
  drawing(
    { x: input([[values[0] ?? 0]]), y: input([[values[1] ?? 0]]), u: node('unit', params as never) },
    { a: weight('x', 'u', weights[0]), b: weight('y', 'u', weights[1]) },
  );

test('the net input is the sum of activation times weight, plus the bias', async () => {
  expect(await valuesOf(with2({}), 'u.netInput')).toEqual([5]);
  expect(await valuesOf(with2({ bias: -0.5 }), 'u.netInput')).toEqual([4.5]);
});

test('the synapse multiplies: an inactive presynaptic unit or a weight of 0 gives nothing', async () => {
  expect(await valuesOf(with2({}, [0, 3], [99, 1]), 'u.netInput')).toEqual([3]);
  expect(await valuesOf(with2({}, [99, 3], [0, 1]), 'u.netInput')).toEqual([3]);
});

test('k parallel synapses of strength w are one of strength k·w', async () => {
  const parallel = drawing(
    { x: input([[0.7]]), u: node('unit') },
    { a: weight('x', 'u', 0.25), b: weight('x', 'u', 0.25), c: weight('x', 'u', 0.25) },
  );
  const single = drawing({ x: input([[0.7]]), u: node('unit') }, { a: weight('x', 'u', 0.75) });
  const [[several], [one]] = [await valuesOf(parallel, 'u.netInput'), await valuesOf(single, 'u.netInput')];
  expect(several).toBeCloseTo(one ?? NaN, 15); // the sum rounds twice more
});

test('a unit without edges shows its bias', async () => {
  expect(await valuesOf(drawing({ u: node('unit', { bias: 0.3, activation: 'linear' }) }), 'u.activation')).toEqual([0.3]);
});

describe('compiled, every activation function is the one that is plotted', () => {
  const shape = { slope: 0.2, alpha: 1.5, sharpness: 2, gain: 1.25, threshold: 0.5 };
  test.each(activationNames)('%s', async (activation) => {
    for (const n of [-40, -2, -0.25, 0, 0.5, 0.75, 3, 40])
      expect(await valuesOf(drawing({ u: node('unit', { activation, bias: n, ...shape }) }), 'u.activation')).toEqual([
        activate(activation, n, shape).value,
      ]);
  });
});
