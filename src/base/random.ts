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

const ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24] as const;
const PARITY = 0x1bd11bda;
const ROUNDS = 20;

const rotate = (x: number, by: number): number => ((x << by) | (x >>> (32 - by))) >>> 0;

/** Two 32-bit words from a two-word key and a two-word counter. */
export function threefry2x32(key: readonly [number, number], counter: readonly [number, number]): [number, number] {
  const schedule = [key[0] >>> 0, key[1] >>> 0, (PARITY ^ key[0] ^ key[1]) >>> 0] as const;
  let x = (counter[0] + schedule[0]) >>> 0;
  let y = (counter[1] + schedule[1]) >>> 0;
  for (let round = 0; round < ROUNDS; round++) {
    x = (x + y) >>> 0;
    y = (rotate(y, ROTATIONS[(round % 8) as 0]) ^ x) >>> 0;
    if (round % 4 !== 3) continue;
    const injection = (round + 1) / 4;
    x = (x + schedule[(injection % 3) as 0]) >>> 0;
    y = (y + schedule[((injection + 1) % 3) as 0] + injection) >>> 0;
  }
  return [x, y];
}

/** 32-bit FNV-1a of the UTF-16 code units of a text. */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}

/** The `element`-th uniform number in [0, 1) of a key at a step; a multiple of 2⁻²⁴ and so exact in float32. */
export function uniform(key: RandomKey, element: number, step = 0): number {
  return word(key, element, step)[0] / 2 ** 24;
}

/** The `element`-th standard normal number of a key at a step (Box and Muller 1958). */
export function normal(key: RandomKey, element: number, step = 0): number {
  const [u, v] = word(key, element, step);
  return Math.sqrt(-2 * Math.log((u + 1) / 2 ** 24)) * Math.cos((2 * Math.PI * v) / 2 ** 24);
}

function word(key: RandomKey, element: number, step: number): [number, number] {
  const [x, y] = threefry2x32([key.seed >>> 0, fnv1a(`${key.owner}/${key.purpose}`)], [step >>> 0, element >>> 0]);
  return [x >>> 8, y >>> 8];
}
