/** Operations: what a program does to signals. Adding a kind here makes every table over `OpKind` a compile error until it is filled. */
import type { OwnerId } from '../base/index.ts';
import type { SignalId } from './signal.ts';

/** Element `from[e]` of the presynaptic vector reaches element `to[e]` of a vector of `size` elements; e in the order of edge ids. */
export interface Connections {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly size: number;
}

/**
 * Element i is drawn by the key (seed, keys[i]) and the counter (step, row · 2¹⁶ + elements[i]): it belongs to its owner, whatever group
 * the compiler put that into.
 */
export interface Draws {
  readonly seed: number;
  readonly keys: Int32Array;
  readonly elements: Int32Array;
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
  /** 1 or 0; NaN where an operand is NaN. */
  greater: None;
  greaterEqual: None;
  // elementwise, one operand
  neg: None;
  abs: None;
  exp: None;
  expm1: None;
  log: None;
  log1p: None;
  floor: None;
  sqrt: None;
  /** As a state holds it: rounded to float32, where numbers on the way are float64. */
  stored: None;
  tanh: None;
  sigmoid: None;
  /** Arc cosine in radians; NaN outside [-1, 1]. */
  acos: None;
  /** where(condition, then, otherwise): NaN where the condition is NaN; what is not chosen may be anything. */
  where: None;
  // sources of their own
  constant: { readonly value: number; readonly shape: readonly number[] };
  /** random(clock, like): uniform numbers in [0, 1), multiples of 2⁻²⁴, as many as `like` has; see `Draws`. */
  random: Draws;
  /** permutation(clock): the numbers 0 … size − 1 in an order that depends on the key and the clock alone. */
  permutation: { readonly key: readonly [number, number]; readonly size: number };
  /** shuffle(clock, seed): the numbers 0 … size − 1 as mulberry32 shuffles them from seed + clock, as other programs can, too. The seed is [2], its higher and its lower 16 bits. */
  shuffle: { readonly size: number };
  // over a vector
  reduceSum: None;
  reduceMax: None;
  /** Index of the first largest element; NaN where any element is NaN. */
  argmax: None;
  /** 1 at the index and 0 elsewhere; NaN everywhere for the index NaN. */
  oneHot: { readonly depth: number };
  /** Elements at the given places, in that order. */
  gather: { readonly indices: Int32Array };
  // between vectors
  /** [m] · [m, k] → [k]; with an unbatched matrix on the left, [a, m] · [m, k] → [a, k]. */
  matmul: None;
  /** [m] and [k] → [m, k], the products of every pair, summed over the rows of the batch. */
  outer: None;
  /** [m, k] → [k, m] */
  transpose: None;
  /** Sum of presynaptic[from[e]] into [to[e]]. */
  route: Connections;
  /** Sum of presynaptic[from[e]] · weight[e] into [to[e]]. */
  project: Connections;
  /** One weight per edge → dense matrix [presynaptic, postsynaptic]; parallel edges add. */
  scatter: Connections & { readonly rows: number };
  // over the batch
  /** Sum of all rows: removes the batch. */
  sumBatch: None;
  /** Number of rows, one element. */
  batchSize: None;
  /** spread(value, like): an unbatched value once for every row of `like`. */
  spread: None;
  // in sequence
  /**
   * sweep(state, field, weight, order): visits the units of `state` [n] in the order [n]; a unit becomes +1 where its field is ≥ 0, else −1,
   * and stays or becomes NaN where it or its field is NaN; where it flips, every field [n] takes up the difference by the symmetric weight [n, n]. Gives the state after all visits.
   */
  sweep: None;
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
