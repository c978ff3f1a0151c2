/** Random patterns and random orders: ours, or those that others with the same seed of mulberry32 have. */
import { draw, mulberry32, permutation, shuffled, wordsOf } from '../../src/base/index.ts';

export const streamNames = ['threefry', 'mulberry32'] as const;
export type StreamName = (typeof streamNames)[number];

interface Stream {
  /** ±1 for `count` patterns of `size` units, pattern after pattern; on average `activity`. */
  signs(seed: number, count: number, size: number, activity: number): Float64Array;
  /** The units in a random order. */
  order(seed: number, size: number): Int32Array;
}

const wordsFor = (seed: number, purpose: string) => wordsOf({ seed, owner: 'pattern-set', purpose });

export const streams: { readonly [K in StreamName]: Stream } = {
  threefry: {
    signs(seed, count, size, activity) {
      const key = wordsFor(seed, 'patterns');
      const share = (1 + activity) / 2;
      const signs = new Float64Array(count * size);
      for (let pattern = 0; pattern < count; pattern++)
        for (let unit = 0; unit < size; unit++) signs[pattern * size + unit] = draw(key, [pattern, unit]) < share ? 1 : -1;
      return signs;
    },
    order: (seed, size) => permutation(wordsFor(seed, 'cue'), 0, size),
  },
  /** Word x is +1 from 2³¹ on; with an activity a, where its upper 24 bits are below 2²⁴·(1 + a)/2. */
  mulberry32: {
    signs(seed, count, size, activity) {
      const next = mulberry32(seed);
      const isUp = activity === 0 ? (word: number) => word >= 2 ** 31 : (word: number) => (word >>> 8) / 2 ** 24 < (1 + activity) / 2;
      return Float64Array.from({ length: count * size }, () => (isUp(next()) ? 1 : -1));
    },
    order: shuffled,
  },
};
