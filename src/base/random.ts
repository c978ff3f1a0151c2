/**
 * Counter-based random numbers: Threefry-2x32 with 20 rounds (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC11).
 * A number is a function of its key (document seed, owner and purpose) and its counter (step, element), so it depends neither on the
 * order of evaluation nor on how a run is split.
 */
export interface RandomKey {
  readonly seed: number;
  readonly owner: string;
  readonly purpose: string;
}

/** Two 32-bit words; whole numbers beyond are taken modulo 2³². */
export type Words = readonly [number, number];

/** The constants of Threefry-2x32-20. */
export const THREEFRY = { rotations: [13, 15, 26, 6, 17, 29, 16, 24], parity: 0x1bd11bda, rounds: 20 } as const;
const { rotations, parity, rounds } = THREEFRY;

/** Two 32-bit words from a two-word key and a two-word counter. Sums stay 32-bit integers (`| 0`), which engines keep in registers. */
export function threefry2x32(key: Words, counter: Words): [number, number] {
  const schedule0 = key[0] | 0;
  const schedule1 = key[1] | 0;
  const schedule2 = parity ^ schedule0 ^ schedule1;
  let [now, next, last] = [schedule0, schedule1, schedule2];
  let x = (counter[0] + now) | 0;
  let y = (counter[1] + next) | 0;
  for (let round = 0; round < rounds; round++) {
    const by = rotations[(round & 7) as 0];
    x = (x + y) | 0;
    y = ((y << by) | (y >>> (32 - by))) ^ x;
    if ((round & 3) !== 3) continue;
    [now, next, last] = [next, last, now];
    x = (x + now) | 0;
    y = (y + next + ((round + 1) >> 2)) | 0;
  }
  return [x >>> 0, y >>> 0];
}

/** The uniform number in [0, 1) of a key and a counter; a multiple of 2⁻²⁴ and so exact in float32. */
export function draw(key: Words, counter: Words): number {
  return (threefry2x32(key, counter)[0] >>> 8) / 2 ** 24;
}

/** The numbers 0 … size − 1 in the order that a key gives them at a step (Fisher and Yates, from the top; Durstenfeld 1964). */
export function permutation(key: Words, step: number, size: number): Int32Array {
  const order = Int32Array.from({ length: size }, (_, i) => i);
  for (let i = size - 1; i > 0; i--) {
    const j = Math.floor(draw(key, [step, i]) * (i + 1));
    const last = order[i] as number;
    order[i] = order[j] as number;
    order[j] = last;
  }
  return order;
}

/** 32-bit FNV-1a of the UTF-16 code units of a text. */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}

/** The two words of a key. */
export const wordsOf = ({ seed, owner, purpose }: RandomKey): Words => [seed >>> 0, fnv1a(`${owner}/${purpose}`)];

/** The `element`-th uniform number in [0, 1) of a key at a step; a multiple of 2⁻²⁴ and so exact in float32. */
export function uniform(key: RandomKey, element: number, step = 0): number {
  return draw(wordsOf(key), [step, element]);
}

/** The `element`-th standard normal number of a key at a step (Box and Muller 1958). */
export function normal(key: RandomKey, element: number, step = 0): number {
  const [u, v] = threefry2x32(wordsOf(key), [step, element]).map((word) => word >>> 8) as [number, number];
  return Math.sqrt(-2 * Math.log((u + 1) / 2 ** 24)) * Math.cos((2 * Math.PI * v) / 2 ** 24);
}
