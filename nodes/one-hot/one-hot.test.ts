import { expect, test } from 'vitest';
import { drawing, input, node, valuesOf, wire } from '../../tests/drawing.ts';

const choice = (...rows: readonly (readonly number[])[]) =>
  valuesOf(drawing({ z: input(rows), y: node('one-hot') }, { w: wire('z', 'y') }), 'y.choice');

test('1 at the largest value, in every row', async () => {
  expect(await choice([0.6, 3.4, -1.2, 0.05], [5, 1, 2, 3])).toEqual([0, 1, 0, 0, 1, 0, 0, 0]);
});

test('the first of equal largest values wins, −0 and 0 are equal', async () => {
  expect(await choice([2, 2, 1])).toEqual([1, 0, 0]);
  expect(await choice([-0, 0])).toEqual([1, 0]);
  expect(await choice([-5, -1, -1])).toEqual([0, 1, 0]);
});

test('a single value always wins', async () => {
  expect(await choice([-7])).toEqual([1]);
});
