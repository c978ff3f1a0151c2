/** Lists that an experiment sets: what the table shows, and what a typed number makes of them. */
import { expect, test } from 'vitest';
import { tableOf, withCell, writtenOf, type NumberTable } from './listed.ts';

const tensors = { t: { shape: [2, 2], values: [1, 2, 3, 4] }, deep: { shape: [1, 1, 1], values: [1] } };
const given = (value: Parameters<typeof tableOf>[0]) => tableOf(value, tensors) as NumberTable;

test('a list is a column, lists in a list and a tensor are a table', () => {
  expect(given([1, 2, 3])).toMatchObject({ rows: 3, columns: 1 });
  expect(given([[1, 2, 3], [4, 5, 6]])).toMatchObject({ rows: 2, columns: 3 }); // prettier-ignore
  expect([...given({ tensor: 't' }).values]).toEqual([1, 2, 3, 4]);
});

test('what is no table of numbers is none', () => {
  for (const value of [3, 'text', [], [[]], [[1], [2, 3]], [1, 'x'], { tensor: 'gone' }, { tensor: 'deep' }, undefined])
    expect(tableOf(value, tensors)).toBeUndefined();
});

test('a typed number changes its cell, and lists stay as deep as they were', () => {
  expect(withCell(given([1, 2, 3]), 1, 0, 9)).toEqual([1, 9, 3]);
  expect(withCell(given([[1], [2]]), 1, 0, 9)).toEqual([[1], [9]]);
  expect(withCell(given([[1, 2], [3, 4]]), 0, 1, 9)).toEqual([[1, 9], [3, 4]]); // prettier-ignore
  expect(withCell(given({ tensor: 't' }), 1, 1, 9)).toEqual([[1, 2], [3, 9]]); // prettier-ignore
  expect(writtenOf(given([1, 2]), [5, 6])).toEqual([5, 6]);
});
