import { expect, test } from 'vitest';
import { kinds } from '../../../nodes/kinds.ts';
import { choicesFor, titleOf } from './choices.ts';

const found = (question: string) => choicesFor(kinds, question).map(titleOf);

test('a kind that is called so comes first, then presets, then kinds that are about it', () => {
  expect(found('iris')).toEqual(['Iris flowers', 'Data set']);
  expect(found('data')[0]).toBe('Data set');
  expect(found('lecture').length).toBeGreaterThan(3);
  expect(found('hodgkin')[0]).toBe('Hodgkin-Huxley');
});

test('the slash that opens the search may come into it', () => expect(found('/layer')).toEqual(found('layer')));

test('several words are all in it', () => {
  expect(found('data digits 8')).toContain('Digits, 8×8');
  expect(found('data zebra')).toEqual([]);
});
