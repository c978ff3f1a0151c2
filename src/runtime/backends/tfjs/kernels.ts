/** Every operation as tfjs computes it, one total table. Values are matrices [rows, elements] whatever the shape of their signal. */
import * as tf from '@tensorflow/tfjs-core';
import { present } from '../../../base/index.ts';
import { elements, type Op, type OpAttrs, type OpKind, type SignalType } from '../../../ir/index.ts';
import { firstLargest } from './custom/argmax.ts';
import { checkIndices, sparseRows } from './custom/csr.ts';
import { acos, exp, expm1, log1p, sigmoid, tanh } from './custom/elementary.ts';
import { largestElement, maximum, minimum, rowSum } from './custom/extremes.ts';
import { asFloat, hasCustom, runCustom, type CustomKernel } from './custom/kernel.ts';
import { project, route } from './custom/project.ts';
import type { TfjsName } from './platform.ts';

/** What an operation needs to know when a plan is prepared. */
export interface Context {
  readonly backend: TfjsName;
  readonly inputs: readonly SignalType[];
}

/** A prepared operation: `held` are its constants and index tables on the device; `run` may leave intermediates to a tidy. */
export interface Prepared {
  readonly held: readonly tf.Tensor[];
  run(inputs: readonly tf.Tensor2D[]): tf.Tensor2D;
}

type Prepare<K extends OpKind> = (attrs: OpAttrs[K], context: Context) => Prepared;
type Run = (inputs: readonly tf.Tensor2D[]) => tf.Tensor;

const input = (inputs: readonly tf.Tensor2D[], i: number): tf.Tensor2D => present(inputs[i], `operand ${i}`);
const prepared = (run: Run, held: readonly tf.Tensor[] = []): Prepared => ({ held, run: run as Prepared['run'] });

/** f of one operand. */
const unary = (f: (x: tf.Tensor2D) => tf.Tensor) => () => prepared((inputs) => f(asFloat(input(inputs, 0))));

/** f of two operands; one with one row or one element serves all, by tfjs's own broadcasting. */
const binary = (f: (a: tf.Tensor2D, b: tf.Tensor2D) => tf.Tensor) => () =>
  prepared((inputs) => f(asFloat(input(inputs, 0)), asFloat(input(inputs, 1))));

/** A kernel of our own where there is one for the backend, else tfjs's. */
function binaryOr(custom: CustomKernel, native: (a: tf.Tensor2D, b: tf.Tensor2D) => tf.Tensor) {
  const own = binary((a, b) => runCustom(custom, [a, b], Math.max(a.shape[0], b.shape[0]), a.shape[1] === 1 ? b.shape[1] : a.shape[1]));
  return (_: unknown, { backend }: Context) => (hasCustom(custom, backend) ? own() : binary(native)());
}
function unaryOr(custom: CustomKernel, native: (x: tf.Tensor2D) => tf.Tensor, columns: (width: number) => number) {
  const own = unary((x) => runCustom(custom, [x], x.shape[0], columns(x.shape[1])));
  return (_: unknown, { backend }: Context) => (hasCustom(custom, backend) ? own() : unary(native)());
}
const one = () => 1;
const same = (width: number) => width;

function sparse(connections: OpAttrs['route'], presynaptic: number, { backend }: Context, weighted: boolean): Prepared {
  const { size } = connections;
  if (connections.from.length === 0) return prepared(([x]) => tf.zeros([present(x, 'operand').shape[0], size]));
  const rows = sparseRows(connections);
  if (backend === 'webgl') checkIndices(rows, presynaptic);
  const [start, column] = [tf.tensor1d(rows.start, 'int32'), tf.tensor1d(rows.column, 'int32')];
  if (!weighted) return prepared(([x]) => sparseSum(x, [], [start, column], size), [start, column]);
  const edge = tf.tensor1d(rows.edge, 'int32');
  return prepared(([x, weight]) => sparseSum(x, [asFloat(present(weight, 'weight'))], [start, column, edge], size), [start, column, edge]);
}

function sparseSum(x: tf.Tensor2D | undefined, weight: readonly tf.Tensor2D[], indices: readonly tf.Tensor[], size: number): tf.Tensor2D {
  const values = asFloat(present(x, 'presynaptic'));
  return runCustom(weight.length > 0 ? project : route, [values, ...weight, ...indices], values.shape[0], size);
}

const sizeOf = ({ inputs }: Context, i: number): number => elements(present(inputs[i], `operand ${i}`).shape);

export const kernels: { readonly [K in OpKind]: Prepare<K> } = {
  add: binary(tf.add),
  sub: binary(tf.sub),
  mul: binary(tf.mul),
  div: binary(tf.div),
  max: binaryOr(maximum, tf.maximum),
  min: binaryOr(minimum, tf.minimum),
  greater: binary(tf.greater),
  greaterEqual: binary(tf.greaterEqual),
  neg: unary(tf.neg),
  abs: unary(tf.abs),
  exp: unaryOr(exp, tf.exp, same),
  expm1: unaryOr(expm1, tf.expm1, same),
  log1p: unaryOr(log1p, tf.log1p, same),
  sqrt: unary(tf.sqrt),
  tanh: unaryOr(tanh, tf.tanh, same),
  sigmoid: unaryOr(sigmoid, tf.sigmoid, same),
  acos: unaryOr(acos, tf.acos, same),
  where: () =>
    prepared((inputs) => {
      const condition = input(inputs, 0);
      return tf.where(
        condition.dtype === 'bool' ? condition : tf.notEqual(condition, 0),
        asFloat(input(inputs, 1)),
        asFloat(input(inputs, 2)),
      );
    }),
  constant({ value, shape }) {
    const size = elements(shape);
    const constant = tf.tensor2d(new Float32Array(size).fill(value), [1, size], 'float32');
    return prepared(() => tf.clone(constant), [constant]);
  },
  reduceSum: unaryOr(rowSum, (x) => tf.sum(x, 1, true), one),
  reduceMax: unaryOr(largestElement, (x) => tf.max(x, 1, true), one),
  argmax: unary((x) => runCustom(firstLargest, [x], x.shape[0], 1)),
  oneHot({ depth }) {
    const places = tf.tensor2d(
      Float32Array.from({ length: depth }, (_, i) => i),
      [1, depth],
      'float32',
    );
    return prepared((inputs) => tf.cast(tf.equal(asFloat(input(inputs, 0)), places), 'float32'), [places]);
  },
  gather({ indices }, context) {
    // one element stands for any number of equal ones
    const from = sizeOf(context, 0) === 1 ? new Int32Array(indices.length) : indices;
    const places = tf.tensor1d(from.slice(), 'int32');
    return prepared((inputs) => tf.gather(asFloat(input(inputs, 0)), places, 1), [places]);
  },
  matmul(_, { inputs: [, matrix] }) {
    const [m, k] = present(matrix, 'matrix').shape as [number, number];
    return prepared((inputs) => tf.matMul(asFloat(input(inputs, 0)), tf.reshape(asFloat(input(inputs, 1)), [m, k])));
  },
  route: (attrs, context) => sparse(attrs, sizeOf(context, 0), context, false),
  project: (attrs, context) => sparse(attrs, sizeOf(context, 0), context, true),
  /** Weight e is presynaptic element e of a route to the cell it belongs to. */
  scatter({ from, to, size, rows }, context) {
    const cells = { from: Int32Array.from(from, (_, e) => e), to: from.map((i, e) => i * size + (to[e] as number)), size: rows * size };
    return sparse(cells, from.length, context, false);
  },
};

/** Prepares an operation of whatever kind. */
export function prepareOp({ kind, attrs }: Op, context: Context): Prepared {
  return (kernels[kind] as Prepare<OpKind>)(attrs, context);
}
