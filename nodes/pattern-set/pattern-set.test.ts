import { describe, expect, test } from 'vitest';
import large from '../../tests/reference/21_hopfield_2500.json';
import words from '../../tests/reference/27_prng_and_hash.json';
import { complaints, drawing, node, observe } from '../../tests/drawing.ts';
import { hashOf } from '../../tests/numerics/hopfield.ts';
import type { JsonObject } from '../../src/base/index.ts';
import { onGrid } from './bitmap.ts';
import { letter } from './letters.ts';
import { pictures } from './pictures.ts';
import { streams } from './streams.ts';

const UNITS = 16;
const random = { width: 4, height: 4, source: 'random', count: 3 };

async function shown(params: JsonObject): Promise<{ readonly patterns: readonly number[][]; readonly cue: readonly number[] }> {
  const values = await observe(drawing({ p: node('pattern-set', params) }));
  const [patterns, cue] = [values.get('p.patterns') ?? new Float64Array(), values.get('p.cue') ?? new Float64Array()];
  const count = patterns.length / cue.length;
  return {
    patterns: Array.from({ length: count }, (_, i) => [...patterns.subarray(i * cue.length, (i + 1) * cue.length)]),
    cue: [...cue],
  };
}

const differing = (a: readonly number[], b: readonly number[] = []) => a.flatMap((x, i) => (x === b[i] ? [] : [i]));

test('random patterns are ±1, differ from each other, and keep their places when others come', async () => {
  const [few, more] = [await shown(random), await shown({ ...random, count: 5 })];
  expect(new Set(few.patterns.flat())).toEqual(new Set([1, -1]));
  expect(more.patterns.slice(0, 3)).toEqual(few.patterns);
  expect(new Set(more.patterns.map(String)).size).toBe(5);
});

test('the mean activity of random patterns is the wanted one', () => {
  for (const stream of Object.values(streams))
    for (const activity of [-0.5, 0, 0.2]) {
      const signs = stream.signs(3, 100, 100, activity);
      const mean = signs.reduce((sum, sign) => sum + sign, 0) / signs.length;
      expect(Math.abs(mean - activity)).toBeLessThan(0.05); // five standard errors of 10,000 signs
    }
});

describe('with mulberry32', () => {
  test('signs and order are those of file 27', () => {
    const signs = [...streams.mulberry32.signs(4, 1, 16, 0)];
    expect(signs).toEqual(words.expected.signs_16_seed_4);
    expect(hashOf(signs)).toBe(words.expected.fnv1a_of_these_signs);
    expect(hashOf([...streams.mulberry32.signs(6, 1, 2500, 0)])).toBe(words.expected.fnv1a_of_signs_2500_seed_6);
    expect([...streams.mulberry32.order(5, 10)]).toEqual(words.expected.shuffle_10_seed_5);
  });

  test.each(large.pattern_sets)('$P patterns of seed $pattern_seed are those of file 21', (set) => {
    const signs = streams.mulberry32.signs(set.pattern_seed, set.P, 2500, 0);
    expect(hashOf([...signs.subarray(0, 2500)])).toBe(set.hash_pattern_0);
    expect(hashOf([...signs.subarray(-2500)])).toBe(set.hash_pattern_last);
    expect(signs.reduce((sum, sign) => sum + sign, 0)).toBe(set.sum_all_patterns);
  });
});

describe('the cue', () => {
  test.each([
    [0, 0],
    [0.1, 2], // 1.6
    [0.15625, 2], // 2.5, to the even one
    [0.21875, 4], // 3.5, to the even one
    [0.5, 8],
    [1, 16],
  ])('a share of %f flips %i of 16 units', async (share, flips) => {
    const { patterns, cue } = await shown({ ...random, share, pattern: 1 });
    expect(differing(cue, patterns[1])).toHaveLength(flips);
  });

  test('a larger share spoils the same units and more; another seed spoils others', async () => {
    const at = async (params: JsonObject) => {
      const { patterns, cue } = await shown({ ...random, ...params });
      return differing(cue, patterns[0]);
    };
    const [some, more, other] = [await at({ share: 0.25 }), await at({ share: 0.5 }), await at({ share: 0.25, cueSeed: 2 })];
    expect(more).toEqual(expect.arrayContaining(some));
    expect(other).not.toEqual(some);
  });

  test('covering hides the lower rows', async () => {
    const { patterns, cue } = await shown({ ...random, spoiling: 'cover', share: 0.5 });
    expect(cue).toEqual([...(patterns[0] ?? []).slice(0, 8), ...Array<number>(8).fill(-1)]);
  });

  test('what is flipped by hand is flipped once more', async () => {
    const flipped = Array.from({ length: UNITS }, (_, unit) => Number(unit === 3));
    const [before, after] = [await shown({ ...random, share: 0.25 }), await shown({ ...random, share: 0.25, flipped })];
    expect(differing(after.cue, before.cue)).toEqual([3]);
  });

  test('an index beyond the last pattern gives the last', async () => {
    const { patterns, cue } = await shown({ ...random, share: 0, pattern: 9 });
    expect(cue).toEqual(patterns[2]);
  });
});

describe('bitmaps', () => {
  test('letters fill the grid in whole units and stand in its middle', () => {
    const signs = onGrid(letter('i') ?? [], 12, 15);
    const rows = Array.from({ length: 15 }, (_, row) =>
      [...signs.subarray(row * 12, (row + 1) * 12)].map((sign) => (sign > 0 ? '#' : '.')).join(''),
    );
    expect(rows.slice(0, 4)).toEqual(['.##########.', '.##########.', '.....##.....', '.....##.....']);
    expect(rows[14]).toBe('............');
  });

  test('space between letters, and a line begun by Enter, is no letter', async () => {
    const { patterns } = await shown({ letters: 'A C\n', count: 1 });
    expect(patterns).toEqual((await shown({ letters: 'AC', count: 1 })).patterns);
  });

  test('every letter and every picture has rows of equal length', () => {
    for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789')
      expect(letter(character)?.map((row) => row.length)).toEqual(Array(7).fill(5));
    for (const rows of Object.values(pictures)) expect(rows.map((row) => row.length)).toEqual(Array(25).fill(25));
  });

  test('drawings by hand come first, random patterns fill up', async () => {
    const { patterns } = await shown({ ...random, source: 'drawn', drawings: [['#...', '.#..', '..#.', '...#']] });
    expect(patterns).toHaveLength(3);
    expect(patterns[0]).toEqual([1, -1, -1, -1, -1, 1, -1, -1, -1, -1, 1, -1, -1, -1, -1, 1]);
    expect(patterns[1]).toEqual((await shown(random)).patterns[1]);
  });

  test.each([
    [{ letters: 'AÄ' }, "there is no letter 'Ä'; use A to Z and 0 to 9"],
    [{ width: 4 }, 'letters need a grid of 5 × 7 units or more'],
    [{ source: 'pictures' }, 'pictures need a grid of 25 × 25 units or more'],
    [{ ...random, source: 'drawn', drawings: [['#']] }, 'drawing 0 does not have 4 rows of 4 signs'],
    [{ width: 256, height: 256, source: 'random', count: 1000 }, '65536000 signs; 16000000 is the most that is stored'],
  ])('%o is refused in words', (params, problem) => {
    expect(complaints(drawing({ p: node('pattern-set', params) }))).toEqual([`shape-mismatch: p.patterns: ${problem}.`]);
  });
});
