import { expect, test } from 'vitest';
import { isReached } from './until.ts';

const of = (...values: number[]) => Float64Array.from(values);

test('every element has to be within the bounds, and the bounds count', () => {
  expect(isReached({ probe: 'p', atMost: 1 }, of(0, 1))).toBe(true);
  expect(isReached({ probe: 'p', atMost: 1 }, of(0, 1.5))).toBe(false);
  expect(isReached({ probe: 'p', atLeast: 1 }, of(1, 2))).toBe(true);
  expect(isReached({ probe: 'p', atLeast: 0, atMost: 1 }, of(-0.5))).toBe(false);
});

test('what is not a number has reached nothing', () => {
  expect(isReached({ probe: 'p', atMost: 1 }, of(NaN))).toBe(false);
  expect(isReached({ probe: 'p', atLeast: 1 }, of(2, NaN))).toBe(false);
});
