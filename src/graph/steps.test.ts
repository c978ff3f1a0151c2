import { expect, test } from 'vitest';
import { assert, bigInt, integer, property } from '../../tests/fast-check.ts';
import { isOnStep, stepAt } from './steps.ts';

/** A whole number of powers of ten, as a person would write it. */
const written = (whole: bigint, places: number): number => Number(`${whole}e-${places}`);

test('every multiple of a step belongs to its own step, whether it is written or computed', () => {
  for (const dt of [0.1, 0.025, 0.05, 0.01, 0.001, 0.3, 0.7, 1 / 3, 0.0125, 2, 0.2]) {
    const wrong: number[] = [];
    for (let k = 0; k <= 1_000_000; k++) if (stepAt(k * dt, dt) !== k || !isOnStep(k * dt, dt)) wrong.push(k);
    expect(wrong, `${dt} ms`).toEqual([]);
  }
});

test('a time is in the step that the decimals say, checked with whole numbers', () => {
  assert(
    property(bigInt(0n, 10n ** 9n), bigInt(1n, 10n ** 6n), integer({ min: 0, max: 6 }), (time, step, places) => {
      const [ms, dt] = [written(time, places), written(step, places)];
      expect(stepAt(ms, dt)).toBe(Number(time / step));
      expect(isOnStep(ms, dt)).toBe(time % step === 0n);
    }),
    { numRuns: 20_000 },
  );
});

test('a time a little before a step belongs to the step before', () => {
  expect([0.195, 0.19999999, 0.2, 61.529].map((ms) => stepAt(ms, 0.1))).toEqual([1, 1, 2, 615]);
});
