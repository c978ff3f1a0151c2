import { expect, test } from 'vitest';
import type { SignalId } from '../ir/index.ts';
import { slice } from './slice.ts';

const signal = 4 as SignalId;
const values = new Map([[signal, { rows: 2, values: Float64Array.of(1, 2, 3, 4, 5, 6) }]]);

test('gives a part of each row', () => {
  expect(slice(values, { signal, index: 1, count: 2 })).toEqual({ rows: 2, values: Float64Array.of(2, 3, 5, 6) });
});

test('gives the whole without copying it', () => {
  expect(slice(values, { signal, index: 0, count: 3 }).values).toBe(values.get(signal)?.values);
});

test('a signal that was not read is a fault of ours', () => {
  expect(() => slice(values, { signal: 5 as SignalId, index: 0, count: 1 })).toThrow('signal 5');
});
