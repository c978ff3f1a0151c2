import { expect, test } from 'vitest';
import { sampledWords, shownWords } from './batches.ts';

test('a curve of a training says of which examples each of its samples is', () => {
  expect(sampledWords({ training: 4, size: 1 })).toBe('Batches of 1, each before its step');
  expect(sampledWords({ training: 4, size: 4 })).toBe('All 4 examples, before each step');
});

test('a loss says over which examples its numbers are, and that the curves are of others', () => {
  expect(shownWords(1, undefined)).toBe('');
  expect(shownWords(4, undefined)).toBe('Loss and accuracy are means over 4 examples.');
  expect(shownWords(4, { training: 4, size: 1 })).toMatch(
    /of all 4 examples to learn from, with the present weights\..* each batch of 1 before/,
  );
  expect(shownWords(64, { training: 140, size: 20 })).toMatch(/of the first 64 of the 140 examples to learn from/);
});
