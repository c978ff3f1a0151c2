import { expect, test } from 'vitest';
import { freshId } from './ids.ts';

test('a free id is taken as it is; else the number behind it counts up', () => {
  expect(freshId('h1', {})).toBe('h1');
  expect(freshId('h1', { h1: 0, h2: 0 })).toBe('h3');
  expect(freshId('sum', { sum: 0 }, { sum2: 0 })).toBe('sum3');
  expect(freshId('constructor', {})).toBe('constructor');
});
