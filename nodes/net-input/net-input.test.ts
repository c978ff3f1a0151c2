import { expect, test } from 'vitest';
import { drawing, input, node, valuesOf, weight, wire } from '../../tests/drawing.ts';

test('the dot product of the lecture: [1, 3] · [2, 1] = 5', async () => {
  expect(await valuesOf(drawing({ a: input([[1, 3]]), n: node('net-input') }, { w: weight('a', 'n', [2, 1]) }), 'n.netInput')).toEqual([5]);
});

test('weights and wires are added up, side by side where there are several sums', async () => {
  const document = drawing(
    { a: input([[1, 3]]), n: node('net-input', { size: 2 }) },
    {
      w: weight('a', 'n', [
        [1, 0],
        [0, 1],
      ]),
      v: wire('a', 'n'),
    },
  );
  expect(await valuesOf(document, 'n.netInput')).toEqual([2, 6]);
});

test('nothing adds up to 0', async () => {
  expect(await valuesOf(drawing({ n: node('net-input', { size: 2 }) }), 'n.netInput')).toEqual([0, 0]);
});
