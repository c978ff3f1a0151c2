/**
 * The 32-bit generator mulberry32 (Tommy Ettinger, public domain), with the rules by which numbers are often drawn from it. Its numbers
 * depend on how many were drawn before, so that nothing but exchanged data and orders use it: whoever has the seed has them.
 */

/** Gives 32-bit words, one after the other. */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word = (word + Math.imul(word ^ (word >>> 7), word | 61)) ^ word;
    return (word ^ (word >>> 14)) >>> 0;
  };
}

/** The numbers 0 … size − 1 in the order of a seed (Fisher and Yates, from the top). */
export function shuffled(seed: number, size: number): Int32Array {
  const next = mulberry32(seed);
  const order = Int32Array.from({ length: size }, (_, i) => i);
  for (let i = size - 1; i > 0; i--) {
    const j = Math.floor((next() / 2 ** 32) * (i + 1));
    const last = order[i] as number;
    order[i] = order[j] as number;
    order[j] = last;
  }
  return order;
}
