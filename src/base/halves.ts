/** A word of 32 bits in two halves: a running program keeps whole numbers as float32, which counts exactly up to 2²⁴ only. */

/** The higher 16 bits, then the lower. */
export const halves = (word: number): [number, number] => [word >>> 16, word & 0xffff];

export const wordOf = (high: number, low: number): number => high * 2 ** 16 + low;
