/**
 * Elementwise operations on the host, each a loop of its own over a stretch of n elements: one loop with a function for the operation
 * takes 2.5 times as long. Registers are float64, so no time goes into rounding within a region.
 */
import type { ElementwiseKind } from '../../../../compiler/index.ts';
import { choose, greater, greaterEqual, logistic } from '../../../../ir/index.ts';

/** r[o + i] from r[a + i], r[b + i] and r[c + i], as many as the operation takes. */
export type Loop = (r: Float64Array, n: number, o: number, a: number, b: number, c: number) => void;

/** Repeats the first element. */
export const repeat: Loop = (r, n, o, a) => void r.fill(r[a] as number, o, o + n);

export const loops: { readonly [K in Exclude<ElementwiseKind, 'random'>]: Loop } = {
  add(r, n, o, a, b) {
    for (let i = 0; i < n; i++) r[o + i] = (r[a + i] as number) + (r[b + i] as number);
  },
  sub(r, n, o, a, b) {
    for (let i = 0; i < n; i++) r[o + i] = (r[a + i] as number) - (r[b + i] as number);
  },
  mul(r, n, o, a, b) {
    for (let i = 0; i < n; i++) r[o + i] = (r[a + i] as number) * (r[b + i] as number);
  },
  div(r, n, o, a, b) {
    for (let i = 0; i < n; i++) r[o + i] = (r[a + i] as number) / (r[b + i] as number);
  },
  max(r, n, o, a, b) {
    for (let i = 0; i < n; i++) r[o + i] = Math.max(r[a + i] as number, r[b + i] as number);
  },
  min(r, n, o, a, b) {
    for (let i = 0; i < n; i++) r[o + i] = Math.min(r[a + i] as number, r[b + i] as number);
  },
  greater(r, n, o, a, b) {
    for (let i = 0; i < n; i++) r[o + i] = greater(r[a + i] as number, r[b + i] as number);
  },
  greaterEqual(r, n, o, a, b) {
    for (let i = 0; i < n; i++) r[o + i] = greaterEqual(r[a + i] as number, r[b + i] as number);
  },
  where(r, n, o, a, b, c) {
    for (let i = 0; i < n; i++) r[o + i] = choose(r[a + i] as number, r[b + i] as number, r[c + i] as number);
  },
  neg(r, n, o, a) {
    for (let i = 0; i < n; i++) r[o + i] = -(r[a + i] as number);
  },
  abs(r, n, o, a) {
    for (let i = 0; i < n; i++) r[o + i] = Math.abs(r[a + i] as number);
  },
  exp(r, n, o, a) {
    for (let i = 0; i < n; i++) r[o + i] = Math.exp(r[a + i] as number);
  },
  expm1(r, n, o, a) {
    for (let i = 0; i < n; i++) r[o + i] = Math.expm1(r[a + i] as number);
  },
  log(r, n, o, a) {
    for (let i = 0; i < n; i++) r[o + i] = Math.log(r[a + i] as number);
  },
  log1p(r, n, o, a) {
    for (let i = 0; i < n; i++) r[o + i] = Math.log1p(r[a + i] as number);
  },
  floor(r, n, o, a) {
    for (let i = 0; i < n; i++) r[o + i] = Math.floor(r[a + i] as number);
  },
  sqrt(r, n, o, a) {
    for (let i = 0; i < n; i++) r[o + i] = Math.sqrt(r[a + i] as number);
  },
  /** Rounded as a state is. */
  stored(r, n, o, a) {
    for (let i = 0; i < n; i++) r[o + i] = Math.fround(r[a + i] as number);
  },
  tanh(r, n, o, a) {
    for (let i = 0; i < n; i++) r[o + i] = Math.tanh(r[a + i] as number);
  },
  sigmoid(r, n, o, a) {
    for (let i = 0; i < n; i++) r[o + i] = logistic(r[a + i] as number);
  },
  acos(r, n, o, a) {
    for (let i = 0; i < n; i++) r[o + i] = Math.acos(r[a + i] as number);
  },
};
