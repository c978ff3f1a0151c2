import { expect, test } from 'vitest';
import { signInWords, statisticsOf, weightName } from './statistics.ts';

test('statistics of a matrix', () => {
  const { deviation, ...rest } = statisticsOf([1, -1, 0, 4]);
  expect(rest).toEqual({ count: 4, least: -1, most: 4, mean: 1, excitatory: 2, inhibitory: 1, absent: 1 });
  expect(deviation).toBeCloseTo(Math.sqrt(3.5), 12);
});

test('pairs that are not connected are absent, and no part of the mean', () => {
  expect(statisticsOf([NaN, 2, NaN, 4])).toMatchObject({ count: 2, mean: 3, excitatory: 2, absent: 2 });
});

test('signs in words', () => expect([0.1, -2, 0, -0].map(signInWords)).toEqual(['excitatory', 'inhibitory', 'absent', 'absent']));

test('a convention changes the name, not the weight', () => {
  expect(weightName('from-to', 0, 2)).toBe('w₁₃');
  expect(weightName('to-from', 0, 2)).toBe('w₃₁');
  expect(weightName('from-to', 0, 11)).toBe('w₁‚₁₂');
  expect(weightName('from-to', 0, 2, 0)).toBe('w₀₂');
  expect(weightName('to-from', 0, 9, 0)).toBe('w₉₀');
});
