/** Operations: what a program does to signals. Adding a kind here makes every table over `OpKind` a compile error until it is filled. */
import type { OwnerId } from '../base/index.ts';
import type { SignalId } from './signal.ts';

/** Element `from[e]` of the presynaptic vector reaches element `to[e]` of a vector of `size` elements; e in the order of edge ids. */
export interface Connections {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly size: number;
}

type None = Readonly<Record<never, never>>;

export interface OpAttrs {
  // elementwise, two operands: shapes are equal, or one of them is [1]
  add: None;
  sub: None;
  mul: None;
  /** a / b; 0 / 0 is NaN in float64 and differs between GPUs: guard with `where`. */
  div: None;
  max: None;
  min: None;
  greater: None;
  greaterEqual: None;
  // elementwise, one operand
  neg: None;
  abs: None;
  exp: None;
  expm1: None;
  log1p: None;
  sqrt: None;
  tanh: None;
  sigmoid: None;
  /** Arc cosine in radians; NaN outside [-1, 1]. */
  acos: None;
  /** where(condition, then, otherwise) */
  where: None;
  // sources of their own
  constant: { readonly value: number; readonly shape: readonly number[] };
  // over a vector
  reduceSum: None;
  reduceMax: None;
  /** Index of the first largest element. */
  argmax: None;
  oneHot: { readonly depth: number };
  /** Elements at the given places, in that order. */
  gather: { readonly indices: Int32Array };
  // between vectors
  /** [m] · [m, k] → [k] */
  matmul: None;
  /** Sum of presynaptic[from[e]] into [to[e]]. */
  route: Connections;
  /** Sum of presynaptic[from[e]] · weight[e] into [to[e]]. */
  project: Connections;
  /** One weight per edge → dense matrix [presynaptic, postsynaptic]; parallel edges add. */
  scatter: Connections & { readonly rows: number };
}

export type OpKind = keyof OpAttrs;

export type OpOf<K extends OpKind> = {
  readonly kind: K;
  readonly attrs: OpAttrs[K];
  readonly inputs: readonly SignalId[];
  readonly output: SignalId;
  /** The nodes and edges this operation serves: for errors and highlighting. */
  readonly owners: readonly OwnerId[];
};
export type Op = { readonly [K in OpKind]: OpOf<K> }[OpKind];
