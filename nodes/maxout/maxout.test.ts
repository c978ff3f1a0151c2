import { expect, test } from 'vitest';
import { drawing, input, node, valuesOf, wire } from '../../tests/drawing.ts';

const maxout = (pieces: number, ...parts: readonly (readonly number[])[]) =>
  valuesOf(
    drawing(
      { m: node('maxout', { pieces }), ...Object.fromEntries(parts.map((part, k) => [`p${k}`, input([part])])) },
      Object.fromEntries(parts.map((_, k) => [`w${k}`, wire(`p${k}`, 'm', { slot: k })])),
    ),
    'm.activation',
  );

test('the largest piece of each element', async () => {
  expect(await maxout(3, [1, -5], [0, 7], [3, -9])).toEqual([3, 7]);
});

test('the pieces may come in one wire, end to end', async () => {
  expect(await maxout(2, [1, -5, 0, 7])).toEqual([1, 7]);
});

test('one piece passes through', async () => {
  expect(await maxout(1, [1, -5])).toEqual([1, -5]);
});
