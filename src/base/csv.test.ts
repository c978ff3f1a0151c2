import { expect, test } from 'vitest';
import { csvOf, joined, nameOfPart } from './csv.ts';

test('cells with commas, quotes and line breaks are quoted', () => {
  const table = { names: ['a', 'b, c'], rows: [[1, -0.5], ['say "x"', 'two\nlines']] }; // prettier-ignore
  expect(csvOf(table)).toBe('a,"b, c"\r\n1,-0.5\r\n"say ""x""","two\nlines"\r\n');
  expect(csvOf(table, '\n')).toBe('a,"b, c"\n1,-0.5\n"say ""x""","two\nlines"\n');
});

test('numbers keep every digit', () => {
  const numbers = [0.1 + 0.2, 1 / 3, 5e-324, -1.7976931348623157e308];
  const [, line = ''] = csvOf({ names: ['a', 'b', 'c', 'd'], rows: [numbers] }).split('\r\n');
  expect(line.split(',').map(Number)).toEqual(numbers);
});

test('rows and elements count from 0', () => {
  expect(nameOfPart('v', {})).toBe('v');
  expect(nameOfPart('v', { row: 0 })).toBe('v row 0');
  expect(nameOfPart('v', { element: 2 })).toBe('v [2]');
  expect(nameOfPart('v', { row: 1, element: 0 })).toBe('v row 1 [0]');
});

test('series of different places are laid side by side, with holes', () => {
  const often = { names: ['a', 'b'], length: 3, at: (i: number) => i, value: (i: number, k: number) => 10 * i + k };
  const seldom = { names: ['c'], length: 2, at: (i: number) => 2 * i, value: (i: number) => -1 - i };
  const { names, rows } = joined(['step', 'ms'], [often, seldom], (at) => [at, at / 2]);
  expect(names).toEqual(['step', 'ms', 'a', 'b', 'c']);
  expect([...rows]).toEqual([
    [0, 0, 0, 1, -1],
    [1, 0.5, 10, 11, ''],
    [2, 1, 20, 21, -2],
  ]);
});
