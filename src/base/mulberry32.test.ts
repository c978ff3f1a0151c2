import { expect, test } from 'vitest';
import file from '../../tests/reference/27_prng_and_hash.json';
import { mulberry32, shuffled } from './mulberry32.ts';

test.each(Object.entries(file.expected.u32))('seed %s gives the words of the reference', (seed, words) => {
  const next = mulberry32(Number(seed));
  expect(words.map(() => next())).toEqual(words);
});

test('ten thousand words add up as the reference says', () => {
  const next = mulberry32(1);
  let sum = 0;
  for (let i = 0; i < 10_000; i++) sum = (sum + next()) >>> 0;
  expect(sum).toBe(file.expected['sum_first_10000_u32_mod_2^32_seed_1']);
});

test('the order of a seed is that of the reference', () => {
  expect([...shuffled(5, 10)]).toEqual(file.expected.shuffle_10_seed_5);
});
