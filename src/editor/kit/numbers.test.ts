import { expect, test } from 'vitest';
import * as fc from '../../../tests/fast-check.ts';
import { formatGiven, formatGivenSigned, formatNumber, formatSigned } from './numbers.ts';

test('a number that was given keeps its digits, also when it comes back in float32', () => {
  fc.assert(
    fc.property(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 2, max: 5 }), (digits, decimals) => {
      const given = digits / 10 ** decimals;
      for (const value of [given, Math.fround(given)]) expect(Number(formatGiven(value).replace('−', '-'))).toBe(given);
    }),
  );
  expect(['2.355', '2.356', '0.9', '12.5', '-0.00012'].map((text) => formatGiven(Number(text)))).toEqual([
    '2.355',
    '2.356',
    '0.90',
    '12.50',
    '−0.00012',
  ]);
});

test('what was computed has two decimals, also where it was kept as a number of the drawing', () => {
  expect([formatGiven(1 / 3), formatGiven(Math.fround(0.837465226)), formatNumber(2.355)]).toEqual(['0.33', '0.84', (2.355).toFixed(2)]);
  expect([formatGiven(1e-7), formatGiven(123_456.7), formatGiven(undefined), formatGiven(NaN)]).toEqual([
    '1.0·10⁻⁷',
    '1.2·10⁵',
    '–',
    'NaN',
  ]);
});

test('a weight has its sign', () => {
  expect([formatGivenSigned(2.355), formatGivenSigned(-0.9), formatGivenSigned(0), formatSigned(0.8374)]).toEqual([
    '+2.355',
    '−0.90',
    '0.00',
    '+0.84',
  ]);
});
