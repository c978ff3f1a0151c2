import { expect, test } from 'vitest';
import { outlineOf } from './outline.ts';

test('one marked cell has four sides, at the edge of the grid too', () => {
  expect(outlineOf([1, 0, 0, 0], 2, 2)).toEqual([
    [0, 0, 1, 0],
    [0, 1, 1, 1],
    [0, 0, 0, 1],
    [1, 0, 1, 1],
  ]);
});

test('cells side by side are outlined together', () => {
  expect(outlineOf([1, 1, 0, 0], 2, 2)).toHaveLength(6);
  expect(outlineOf([1, 1, 1, 1], 2, 2)).toHaveLength(8);
  expect(outlineOf([0, 1, 1, 0], 2, 2)).toHaveLength(8);
  expect(outlineOf([0, 0, 0, 0], 2, 2)).toEqual([]);
});
