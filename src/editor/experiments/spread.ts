/** So many numbers from one to another, both included. */
export const spread = (from: number, to: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => Number((count < 2 ? from : from + ((to - from) * i) / (count - 1)).toPrecision(DIGITS)));

/** What adding up leaves behind these is no part of the number. */
const DIGITS = 12;
