/**
 * What every operation makes of NaN, operand by operand. One total table, and the rule that all backends are tested against: a value that
 * follows from a number that is none is none itself, so that no comparison, choice or count can pass it off as a number.
 */
import type { OpKind } from './op.ts';

/**
 * Where the result is NaN when one element of an operand is.
 * - `element`: where that element counts, all rows or elements of the result that it serves.
 * - `chosen`: as `element`, where it is chosen.
 * - `row`: the whole row.
 * - `sums`: in every sum that it enters, whatever it is multiplied by.
 * - `flips`: in every sum that a flip of its unit changes.
 * - `apart`: nowhere; no value of the result depends on the values of the operand.
 */
export type NanRule = 'element' | 'chosen' | 'row' | 'sums' | 'flips' | 'apart';

export const nanRules: { readonly [K in OpKind]: readonly NanRule[] } = {
  add: ['element', 'element'],
  sub: ['element', 'element'],
  mul: ['element', 'element'],
  div: ['element', 'element'],
  max: ['element', 'element'],
  min: ['element', 'element'],
  greater: ['element', 'element'],
  greaterEqual: ['element', 'element'],
  neg: ['element'],
  abs: ['element'],
  exp: ['element'],
  expm1: ['element'],
  log: ['element'],
  log1p: ['element'],
  floor: ['element'],
  sqrt: ['element'],
  stored: ['element'],
  tanh: ['element'],
  sigmoid: ['element'],
  acos: ['element'],
  where: ['element', 'chosen', 'chosen'],
  constant: [],
  random: ['apart', 'apart'],
  permutation: ['apart'],
  shuffle: ['apart', 'row'],
  reduceSum: ['row'],
  reduceMax: ['row'],
  argmax: ['row'],
  oneHot: ['row'],
  gather: ['element'],
  matmul: ['sums', 'sums'],
  outer: ['sums', 'sums'],
  transpose: ['element'],
  route: ['sums'],
  project: ['sums', 'sums'],
  scatter: ['sums'],
  sumBatch: ['sums'],
  batchSize: ['apart'],
  spread: ['element', 'apart'],
  sweep: ['element', 'element', 'flips', 'row'],
};
