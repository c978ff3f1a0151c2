import { expect, test } from 'vitest';
import * as fc from '../../../../tests/fast-check.ts';
import { binsFor, ratesOf } from './spikes.ts';

const MOST = 60;

test('regular firing has its rate in every bin, but for one spike more or less', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.5, max: 30, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (interval, phase) => {
      const times = Array.from({ length: 2000 }, (_, i) => (i + phase) * interval).filter((time) => time < 300);
      const bins = binsFor(times, { from: 0, to: 300, most: MOST });
      const width = 300 / bins;
      expect(width).toBeGreaterThanOrEqual(Math.min(300, 5 * interval) - 1e-9); // of a whole run that has fewer there is one bin
      const rates = ratesOf(times, { from: 0, to: 300, bins, lanes: 1, msPerUnit: 1 });
      for (const rate of rates) expect(Math.abs(rate - 1000 / interval)).toBeLessThanOrEqual(1000 / width + 1e-6); // rounding of a quotient
    }),
  );
});

test('a population has as many bins as its neurons have spikes for together, and silence as many as there is room for', () => {
  const together = Array.from({ length: 3000 }, (_, i) => i / 10);
  expect(binsFor(together, { from: 0, to: 300, most: MOST })).toBe(MOST);
  expect(binsFor([], { from: 0, to: 300, most: MOST })).toBe(MOST);
  expect(binsFor([12], { from: 0, to: 300, most: MOST })).toBe(MOST);
});

test('only what is shown counts', () => {
  const times = [...Array.from({ length: 100 }, (_, i) => i / 10), ...Array.from({ length: 20 }, (_, i) => 100 + i * 10)];
  expect(binsFor(times, { from: 100, to: 300, most: MOST })).toBe(4);
});
