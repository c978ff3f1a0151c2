import { expect, test } from 'vitest';
import * as fc from '../../../../tests/fast-check.ts';
import { isOnset, meanRate, rateOf, ratesIn, rateWords } from './rates.ts';

const run = { first: 0, last: 3000, dt: 0.1 }; // 300 ms

test('regular firing has the rate of its interval, wherever it begins and however its onset was', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 20, max: 700 }),
      fc.integer({ min: 0, max: 700 }),
      fc.array(fc.integer({ min: 1, max: 700 }), { maxLength: 3 }),
      (interval, begin, onset) => {
        const extra = onset.map((step) => Math.min(step, begin)).toSorted((a, b) => a - b);
        const steps = Array.from({ length: 5000 }, (_, i) => begin + i * interval).filter((step) => step <= run.last);
        const rate = rateOf([...new Set([...extra, ...steps])], run);
        expect(rate.from).toBe('second half');
        expect(rate.hz).toBeCloseTo(10_000 / interval, 9); // steps of 0.1 ms; only rounding is between them
      },
    ),
  );
});

test('a neuron that adapts has the rate of its later intervals', () => {
  const steps = [10, 110, 310, 610, 1010, 1510, 2010, 2510];
  expect(rateOf(steps, run)).toEqual({ hz: 20, spikes: 8, intervals: 2, from: 'second half' });
});

test('slow firing leaves out its first interval, and has its only one', () => {
  expect(rateOf([100, 500, 1700], { ...run, last: 3600 }).hz).toBeCloseTo(10_000 / 1200, 12);
  expect(rateOf([100, 1300], { ...run, last: 3000 })).toEqual({ hz: 10_000 / 1200, spikes: 2, intervals: 1, from: 'one interval' });
});

test('spikes at the onset alone are no rate', () => {
  expect(rateOf([], run)).toEqual({ hz: 0, spikes: 0, intervals: 0, from: 'silence' });
  expect(rateOf([15], run).from).toBe('onset');
  expect(rateOf([15, 165], run)).toEqual({ hz: 0, spikes: 2, intervals: 0, from: 'onset' });
  expect(rateOf([15, 165, 320], run).from).toBe('onset');
});

test('rows are trials, and the mean over their elements', () => {
  const [length, width] = [400, 2];
  const values = new Float64Array(length * 2 * width);
  const fire = (lane: number, every: number) => {
    for (let step = 0; step < length; step += every) values[step * 4 + lane] = 1;
  };
  fire(0, 10);
  fire(1, 20);
  values[3 * 4 + 2] = 1; // trial 2: one spike of one element
  const series = { length, rows: 2, width, steps: Float64Array.from({ length }, (_, i) => i), values, every: 1, events: undefined };
  const [fast = [], slow = []] = ratesIn(series, 1);
  expect(meanRate(fast)).toBeCloseTo(75, 12);
  expect([meanRate(slow), isOnset(slow), isOnset(fast)]).toEqual([0, true, false]);
  expect(fast.map(rateWords)).toEqual(['mean of 19 intervals, second half of the run', 'mean of 9 intervals, second half of the run']);
  expect(slow.map(rateWords)).toEqual(['no interval after settling: 1 spike at the onset', 'no spike']);
});
