/** What a prepared operation is, and the ways to prepare one. */
import type * as tf from '@tensorflow/tfjs-core';
import { present } from '../../../base/index.ts';
import { elements, type OpAttrs, type OpKind, type SignalType } from '../../../ir/index.ts';
import { asFloat, hasCustom, runCustom, type CustomKernel } from './custom/kernel.ts';
import type { Held } from './held.ts';
import type { TfjsName } from './platform.ts';

/** What an operation needs to know when a plan is prepared. */
export interface Context {
  readonly backend: TfjsName;
  readonly inputs: readonly SignalType[];
}

/** `held` are constants and index tables on the device; `run` may leave intermediates to a tidy. `step`: advances so far. */
export interface OnDevice {
  readonly held: readonly tf.Tensor[];
  run(inputs: readonly tf.Tensor2D[], step: number): tf.Tensor2D;
}

/** An operation that waits for the values of its operands and computes on the host. */
export interface OnHost {
  readonly held: readonly [];
  compute(operands: readonly Held[]): Promise<{ readonly rows: number; readonly values: Float32Array }>;
}

export type Prepared = OnDevice | OnHost;
export type Prepare<K extends OpKind> = (attrs: OpAttrs[K], context: Context) => Prepared;

export const input = (inputs: readonly tf.Tensor2D[], i: number): tf.Tensor2D => asFloat(present(inputs[i], `operand ${i}`));
export const sizeOf = ({ inputs }: Context, i: number): number => elements(present(inputs[i], `operand ${i}`).shape);

export const rowsOf = (inputs: readonly tf.Tensor2D[]): number => Math.max(...inputs.map(({ shape }) => shape[0]));

/** tfjs's types lose the rank: every operation gives [rows, elements]. */
export const prepared = (run: (inputs: readonly tf.Tensor2D[], step: number) => tf.Tensor, held: readonly tf.Tensor[] = []): OnDevice => ({
  held,
  run: run as OnDevice['run'],
});

/** f of one operand. */
export const unary = (f: (x: tf.Tensor2D) => tf.Tensor) => () => prepared((inputs) => f(input(inputs, 0)));

/** f of two operands; one with one row or one element serves all, by tfjs's own broadcasting. */
export const binary = (f: (a: tf.Tensor2D, b: tf.Tensor2D) => tf.Tensor) => () =>
  prepared((inputs) => f(input(inputs, 0), input(inputs, 1)));

/** A kernel of our own where there is one for the backend, else tfjs's. */
export function binaryOr(custom: CustomKernel, native: (a: tf.Tensor2D, b: tf.Tensor2D) => tf.Tensor) {
  const own = binary((a, b) => runCustom(custom, [a, b], Math.max(a.shape[0], b.shape[0]), a.shape[1] === 1 ? b.shape[1] : a.shape[1]));
  return (_: unknown, { backend }: Context) => (hasCustom(custom, backend) ? own() : binary(native)());
}

/** As `binaryOr`, of one operand; `shape` tells that of the result. */
export function unaryOr(
  custom: CustomKernel,
  native: (x: tf.Tensor2D) => tf.Tensor,
  shape: (rows: number, columns: number) => readonly [number, number] = (rows, columns) => [rows, columns],
) {
  const own = unary((x) => runCustom(custom, [x], ...shape(...x.shape)));
  return (_: unknown, { backend }: Context) => (hasCustom(custom, backend) ? own() : unary(native)());
}
