import { expect, test } from 'vitest';
import * as fc from '../../tests/fast-check.ts';
import { Recording } from './trace.ts';

const rowsOf = (rows: number, width: number, start: number) => ({
  rows,
  values: Float64Array.from({ length: rows * width }, (_, i) => start + i),
});

test('a trace gives back what it was given, however many rows each sample has, and forgets what is cut off', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 300 }),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 4 }),
      fc.nat(),
      (counts, width, every, choice) => {
        const trace = new Recording(every);
        const all = counts.map((rows, i) => ({ step: i * every, rows: rowsOf(rows, width, i) }));
        for (const { step, rows } of all) trace.add(step, rows);
        trace.add(counts.length * every - 1 + every, rowsOf(2, width, -1)); // a run ends where it ends
        const kept = choice % (counts.length + 1);
        expect(trace.length).toBe(counts.length + 1);
        expect(trace.at.at(-1)).toBe((counts.length * every - 1 + every) / every);
        trace.cut(kept * every);
        const more = { step: kept * every, rows: rowsOf(3, width, 7) };
        trace.add(more.step, more.rows);
        const expected = [...all.slice(0, kept), more];
        expect(trace.steps).toEqual(expected.map(({ rows }) => rows));
        expect(trace.at).toEqual(expected.map(({ step }) => step / every));
      },
    ),
  );
});

test('every third sample, counted back from the last', () => {
  const trace = new Recording();
  for (let step = 0; step < 8; step++) trace.add(step, rowsOf(1, 1, step));
  expect(trace.thinned(3).at).toEqual([1, 4, 7]);
  expect(trace.thinned(3).steps.map(({ values }) => values[0])).toEqual([1, 4, 7]);
});

test('a number takes eight bytes, and no more than a block is reserved', () => {
  const SAMPLES = 1_000_000;
  const trace = new Recording();
  const sample = rowsOf(1, 1, 0);
  for (let step = 0; step < SAMPLES; step++) trace.add(step, sample);
  const bytes = new Set(Array.from({ length: 1000 }, (_, i) => trace.sample(i * 1000).values.buffer));
  const reserved = [...bytes].reduce((sum, { byteLength }) => sum + byteLength, 0);
  expect(reserved / SAMPLES).toBeGreaterThan(7.9);
  expect(reserved / SAMPLES).toBeLessThan(10.2); // the last of the blocks, of 2¹⁸ numbers, may be empty but for one
});
