/**
 * Elementwise operations on the host, each a loop of its own over a stretch of n elements: one loop with a function for the operation
 * takes 2.5 times as long. What is stored is rounded to float32.
 */
import type { ElementwiseKind } from '../../../../compiler/index.ts';
import { logistic } from '../../../../ir/index.ts';

type Values = Float32Array;

/** out[o + i] from x[a + i], y[b + i] and z[c + i], as many as the operation takes. */
export type Loop = (n: number, out: Values, o: number, x: Values, a: number, y: Values, b: number, z: Values, c: number) => void;

export const loops: { readonly [K in Exclude<ElementwiseKind, 'random'>]: Loop } = {
  add(n, out, o, x, a, y, b) {
    for (let i = 0; i < n; i++) out[o + i] = (x[a + i] as number) + (y[b + i] as number);
  },
  sub(n, out, o, x, a, y, b) {
    for (let i = 0; i < n; i++) out[o + i] = (x[a + i] as number) - (y[b + i] as number);
  },
  mul(n, out, o, x, a, y, b) {
    for (let i = 0; i < n; i++) out[o + i] = (x[a + i] as number) * (y[b + i] as number);
  },
  div(n, out, o, x, a, y, b) {
    for (let i = 0; i < n; i++) out[o + i] = (x[a + i] as number) / (y[b + i] as number);
  },
  max(n, out, o, x, a, y, b) {
    for (let i = 0; i < n; i++) out[o + i] = Math.max(x[a + i] as number, y[b + i] as number);
  },
  min(n, out, o, x, a, y, b) {
    for (let i = 0; i < n; i++) out[o + i] = Math.min(x[a + i] as number, y[b + i] as number);
  },
  greater(n, out, o, x, a, y, b) {
    for (let i = 0; i < n; i++) out[o + i] = (x[a + i] as number) > (y[b + i] as number) ? 1 : 0;
  },
  greaterEqual(n, out, o, x, a, y, b) {
    for (let i = 0; i < n; i++) out[o + i] = (x[a + i] as number) >= (y[b + i] as number) ? 1 : 0;
  },
  where(n, out, o, x, a, y, b, z, c) {
    for (let i = 0; i < n; i++) out[o + i] = x[a + i] === 0 ? (z[c + i] as number) : (y[b + i] as number);
  },
  neg(n, out, o, x, a) {
    for (let i = 0; i < n; i++) out[o + i] = -(x[a + i] as number);
  },
  abs(n, out, o, x, a) {
    for (let i = 0; i < n; i++) out[o + i] = Math.abs(x[a + i] as number);
  },
  exp(n, out, o, x, a) {
    for (let i = 0; i < n; i++) out[o + i] = Math.exp(x[a + i] as number);
  },
  expm1(n, out, o, x, a) {
    for (let i = 0; i < n; i++) out[o + i] = Math.expm1(x[a + i] as number);
  },
  log(n, out, o, x, a) {
    for (let i = 0; i < n; i++) out[o + i] = Math.log(x[a + i] as number);
  },
  log1p(n, out, o, x, a) {
    for (let i = 0; i < n; i++) out[o + i] = Math.log1p(x[a + i] as number);
  },
  floor(n, out, o, x, a) {
    for (let i = 0; i < n; i++) out[o + i] = Math.floor(x[a + i] as number);
  },
  sqrt(n, out, o, x, a) {
    for (let i = 0; i < n; i++) out[o + i] = Math.sqrt(x[a + i] as number);
  },
  tanh(n, out, o, x, a) {
    for (let i = 0; i < n; i++) out[o + i] = Math.tanh(x[a + i] as number);
  },
  sigmoid(n, out, o, x, a) {
    for (let i = 0; i < n; i++) out[o + i] = logistic(x[a + i] as number);
  },
  acos(n, out, o, x, a) {
    for (let i = 0; i < n; i++) out[o + i] = Math.acos(x[a + i] as number);
  },
};
