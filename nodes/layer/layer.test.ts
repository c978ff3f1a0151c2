import { expect, test } from 'vitest';
import { drawing, input, node, observe, valuesOf, weight, wire } from '../../tests/drawing.ts';

test('the rows of the matrix are presynaptic, its columns postsynaptic', async () => {
  const document = drawing(
    { x: input([[1, 10]]), l: node('layer', { size: 3, activation: 'linear' }) },
    {
      w: weight('x', 'l', [
        [1, 2, 3],
        [4, 5, 6],
      ]),
    },
  );
  expect(await valuesOf(document, 'l.activation')).toEqual([41, 52, 63]);
});

test('a matrix may be nested, flat, a tensor, or one number for all', async () => {
  const value = (given: never, tensors = {}) =>
    valuesOf(
      drawing({ x: input([[1, 10]]), l: node('layer', { size: 2, activation: 'linear' }) }, { w: weight('x', 'l', given) }, { tensors }),
      'l.netInput',
    );
  expect(
    await value([
      [1, 2],
      [3, 4],
    ] as never),
  ).toEqual([31, 42]);
  expect(await value([1, 2, 3, 4] as never)).toEqual([31, 42]);
  expect(
    await value({ tensor: 't' } as never, {
      t: {
        shape: [2, 2],
        values: [
          [1, 2],
          [3, 4],
        ],
      },
    }),
  ).toEqual([31, 42]);
  expect(await value(2 as never)).toEqual([22, 22]);
});

test('one to one, the first meets the first', async () => {
  const document = drawing(
    { x: input([[1, 10]]), l: node('layer', { size: 2, activation: 'linear' }) },
    { w: weight('x', 'l', [2, 3], { connectivity: 'one-to-one' }), v: wire('x', 'l') },
  );
  expect(await valuesOf(document, 'l.netInput')).toEqual([3, 40]);
});

test('a layer and the same units one by one are the same numbers', async () => {
  const kernel = [
    [0.5, -1.25, 0.75],
    [2, 0.125, -0.375],
  ];
  const bias = [0.1, -0.2, 0.3];
  const layer = drawing(
    { x: input([[0.3, -0.7]]), l: node('layer', { size: 3, bias, activation: 'tanh' }) },
    { w: weight('x', 'l', kernel) },
  );
  const units = drawing(
    {
      x: input([[0.3]]),
      y: input([[-0.7]]),
      ...Object.fromEntries(bias.map((b, j) => [`u${j}`, node('unit', { bias: b, activation: 'tanh' })])),
    },
    Object.fromEntries(kernel.flatMap((row, i) => row.map((w, j) => [`e${i}${j}`, weight(i === 0 ? 'x' : 'y', `u${j}`, w)]))),
  );
  const each = await observe(units);
  expect(await valuesOf(layer, 'l.activation')).toEqual([0, 1, 2].map((j) => each.get(`u${j}.activation`)?.[0]));
});
