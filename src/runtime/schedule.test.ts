import * as fc from '../../tests/fast-check.ts';
import { expect, test } from 'vitest';
import { batchRows, createReading, PREVIEW_ROWS, type Minibatches } from './schedule.ts';

const minibatches = (rows: Int32Array, size: number, key?: readonly [number, number]): Minibatches => ({
  kind: 'minibatches',
  rows,
  size,
  key,
});
const epochOf = (schedule: Minibatches, epoch: number): number[] => {
  const count = Math.ceil(schedule.rows.length / schedule.size);
  return Array.from({ length: count }, (_, i) => [...batchRows(schedule, epoch * count + i)]).flat();
};
const ascending = (values: readonly number[]) => values.toSorted((a, b) => a - b);

test('every epoch visits each row once, in batches of the size but for the last', () => {
  const given = fc.record({
    rows: fc.uniqueArray(fc.nat(1000), { minLength: 1, maxLength: 40 }),
    size: fc.integer({ min: 1, max: 50 }),
    key: fc.option(fc.tuple(fc.nat(), fc.nat()), { nil: undefined }),
    epoch: fc.nat(1000),
  });
  fc.assert(
    fc.property(given, ({ rows, size, key, epoch }) => {
      const schedule = minibatches(Int32Array.from(rows), size, key);
      expect(ascending(epochOf(schedule, epoch))).toEqual(ascending(rows));
      const last = Math.ceil(rows.length / size) - 1;
      for (let i = 0; i < last; i++) expect(batchRows(schedule, epoch * (last + 1) + i)).toHaveLength(size);
      expect(batchRows(schedule, epoch * (last + 1) + last)).toHaveLength(rows.length - last * size);
    }),
    { numRuns: 100 },
  );
});

test('the order of an epoch depends on its key and its number, not on the size of batches', () => {
  const rows = Int32Array.from({ length: 30 }, (_, i) => i);
  expect(epochOf(minibatches(rows, 7, [1, 2]), 4)).toEqual(epochOf(minibatches(rows, 30, [1, 2]), 4));
  expect(epochOf(minibatches(rows, 7, [1, 2]), 4)).not.toEqual(epochOf(minibatches(rows, 7, [1, 2]), 5));
  expect(epochOf(minibatches(rows, 7, [1, 2]), 4)).not.toEqual(epochOf(minibatches(rows, 7, [1, 3]), 4));
  expect(epochOf(minibatches(rows, 7), 4)).toEqual([...rows]);
});

test('a reading gives, in any order of steps, what batchRows gives', () => {
  const schedule = minibatches(Int32Array.of(5, 3, 9, 1, 7), 2, [8, 9]);
  const reading = createReading(schedule, 10);
  for (const step of [0, 1, 2, 3, 1, 100, 0, 100]) expect(reading.at(step)).toEqual(batchRows(schedule, step));
});

test('minibatches are shown by their first rows in the given order, whatever the step', () => {
  const rows = Int32Array.from({ length: 100 }, (_, i) => 99 - i);
  const reading = createReading(minibatches(rows, 7, [1, 2]), 100);
  expect(reading.shown(0)).toEqual(rows.slice(0, PREVIEW_ROWS));
  expect(reading.shown(5)).toBe(reading.shown(0));
  expect(createReading(minibatches(Int32Array.of(4, 2), 1), 5).shown(3)).toEqual(Int32Array.of(4, 2));
});

test('a sequence gives one row after the other, then the last for ever', () => {
  const reading = createReading({ kind: 'sequence' }, 3);
  expect([0, 1, 2, 3, 1000].map((step) => [...(reading.at(step) ?? [])])).toEqual([[0], [1], [2], [2], [2]]);
  expect(reading.shown(1)).toEqual(reading.at(1));
  expect(reading.at(900)).toBe(reading.at(1000));
});

test('a held source gives all rows', () => {
  expect(createReading({ kind: 'held' }, 3).at(7)).toBeUndefined();
});

test('batches from nothing are refused', () => {
  expect(() => batchRows(minibatches(new Int32Array(0), 4), 0)).toThrow('from 0 rows');
  expect(() => batchRows(minibatches(Int32Array.of(1), 0), 0)).toThrow('minibatches of 0');
});
