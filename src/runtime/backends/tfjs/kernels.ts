/** Every operation as tfjs computes it, one total table. Values are matrices [rows, elements] whatever the shape of their signal. */
import * as tf from '@tensorflow/tfjs-core';
import { permutation, present } from '../../../base/index.ts';
import { elements, type Op, type OpKind, type SignalType } from '../../../ir/index.ts';
import { firstLargest } from './custom/argmax.ts';
import { acos, exp, expm1, log, log1p, sigmoid, tanh } from './custom/elementary.ts';
import { columnSum, largestElement, maximum, minimum, rowSum } from './custom/extremes.ts';
import { asFloat, hasCustom, runCustom } from './custom/kernel.ts';
import { oneHot } from './custom/oneHot.ts';
import { product, productOfTransposed } from './custom/product.ts';
import { drawState, drawTable, random } from './custom/random.ts';
import { shuffle } from './custom/shuffle.ts';
import { sweep } from './custom/sweep.ts';
import { repeatRow, takeColumns } from './custom/take.ts';
import { alone } from './fused/alone.ts';
import { onHost } from './onHost.ts';
import { type TfjsName } from './platform.ts';
import {
  binary,
  binaryOr,
  input,
  prepared,
  rowsOf,
  sizeOf,
  unary,
  unaryOr,
  type Context,
  type Prepare,
  type Prepared,
} from './prepared.ts';
import { sparse } from './sparse.ts';

const oneRow = (x: tf.Tensor2D) => tf.sum<tf.Tensor2D>(x, 0, true);
const sumOfRows = unaryOr(columnSum, oneRow, (_, columns) => [1, columns]);
const oneColumn = (rows: number) => [rows, 1] as const;
const matrixOf = (type: SignalType | undefined): [number, number] => present(type, 'matrix').shape as unknown as [number, number];

/** webgl lays four elements of a matrix in a texel: as one row it would be laid anew. Elsewhere both are the same numbers in a row. */
export const keepsMatrices = (backend: TfjsName): boolean => backend === 'webgl';
const laid = (matrix: tf.Tensor, backend: TfjsName): tf.Tensor => (keepsMatrices(backend) ? matrix : tf.reshape(matrix, [1, matrix.size]));

type Multiply = (a: tf.Tensor2D, b: tf.Tensor2D) => tf.Tensor;

const multiply: { readonly [K in TfjsName]: Multiply } = {
  webgpu: tf.matMul,
  webgl: tf.matMul,
  wasm: tf.matMul,
  cpu: (a, b) => runCustom(product, [a, b], a.shape[0], b.shape[1]),
};

/** aᵀ · b. GPUs read a matrix either way; the fast product of wasm reads it as it lies. */
const multiplyTransposed: { readonly [K in TfjsName]: Multiply } = {
  webgpu: (a, b) => tf.matMul(a, b, true),
  webgl: (a, b) => tf.matMul(a, b, true),
  wasm: (a, b) => tf.matMul(tf.transpose(a), b),
  cpu: (a, b) => runCustom(productOfTransposed, [a, b], a.shape[1], b.shape[1]),
};

export const kernels: { readonly [K in OpKind]: Prepare<K> } = {
  add: binary(tf.add),
  sub: binary(tf.sub),
  mul: binary(tf.mul),
  div: binary(tf.div),
  max: binaryOr(maximum, tf.maximum),
  min: binaryOr(minimum, tf.minimum),
  greater: alone('greater'),
  greaterEqual: alone('greaterEqual'),
  neg: unary(tf.neg),
  abs: unary(tf.abs),
  exp: unaryOr(exp, tf.exp),
  expm1: unaryOr(expm1, tf.expm1),
  log: unaryOr(log, tf.log),
  log1p: unaryOr(log1p, tf.log1p),
  floor: unary(tf.floor),
  sqrt: unary(tf.sqrt),
  stored: unary(tf.clone),
  tanh: unaryOr(tanh, tf.tanh),
  sigmoid: unaryOr(sigmoid, tf.sigmoid),
  acos: unaryOr(acos, tf.acos),
  where: alone('where'),
  constant({ value, shape }) {
    const size = elements(shape);
    const constant = tf.tensor2d(new Float32Array(size).fill(value), [1, size], 'float32');
    return prepared(() => tf.clone(constant), [constant]);
  },
  random(draws) {
    const count = draws.keys.length;
    const table = tf.tensor2d(drawTable(draws), [4, count], 'float32');
    return prepared(
      (inputs, step) =>
        runCustom(random, [table, tf.tensor2d(drawState(draws.seed, step), [1, 4], 'float32')], input(inputs, 1).shape[0], count),
      [table],
    );
  },
  permutation: ({ key, size }) => prepared((_, step) => tf.tensor2d(Float32Array.from(permutation(key, step, size)), [1, size], 'float32')),
  shuffle: ({ size }, { backend }) =>
    hasCustom(shuffle, backend)
      ? prepared((inputs) => runCustom(shuffle, inputs.map(asFloat), rowsOf(inputs), size))
      : onHost(shuffle, size),
  reduceSum: unaryOr(rowSum, (x) => tf.sum(x, 1, true), oneColumn),
  reduceMax: unaryOr(largestElement, (x) => tf.max(x, 1, true), oneColumn),
  argmax: unary((x) => runCustom(firstLargest, [x], x.shape[0], 1)),
  oneHot: ({ depth }) => prepared((inputs) => runCustom(oneHot, [input(inputs, 0)], rowsOf(inputs), depth)),
  gather({ indices }, context) {
    // one element stands for any number of equal ones
    const from = sizeOf(context, 0) === 1 ? new Int32Array(indices.length) : indices;
    const places = tf.tensor1d(from.slice(), 'int32');
    const take = hasCustom(takeColumns, context.backend)
      ? (x: tf.Tensor2D) => runCustom(takeColumns, [x, places], x.shape[0], places.size)
      : (x: tf.Tensor2D) => tf.gather(x, places, 1);
    return prepared((inputs) => take(input(inputs, 0)), [places]);
  },
  matmul(_, { backend, inputs: [left, right] }) {
    const matrix = matrixOf(right);
    if (left?.batched || left?.shape.length !== 2)
      return prepared((inputs) => multiply[backend](input(inputs, 0), tf.reshape<tf.Rank.R2>(input(inputs, 1), matrix)));
    const rows = matrixOf(left);
    return prepared((inputs) =>
      laid(multiply[backend](tf.reshape<tf.Rank.R2>(input(inputs, 0), rows), tf.reshape<tf.Rank.R2>(input(inputs, 1), matrix)), backend),
    );
  },
  /** A sum over rows. One row that stands for all is multiplied by the sum of the other's. */
  outer: (_, { backend }) =>
    binary((a, b) => {
      const [left, right] = a.shape[0] === b.shape[0] ? [a, b] : [oneRow(a), oneRow(b)];
      return laid(multiplyTransposed[backend](left, right), backend);
    })(),
  transpose(_, { backend, inputs: [type] }) {
    const shape = matrixOf(type);
    return prepared((inputs) => laid(tf.transpose(tf.reshape(input(inputs, 0), shape)), backend));
  },
  route: (attrs, context) => sparse(attrs, sizeOf(context, 0), context, false),
  project: (attrs, context) => sparse(attrs, sizeOf(context, 0), context, true),
  /** Weight e is presynaptic element e of a route to the cell it belongs to. */
  scatter({ from, to, size, rows }, context) {
    const cells = { from: Int32Array.from(from, (_, e) => e), to: from.map((i, e) => i * size + (to[e] as number)), size: rows * size };
    return sparse(cells, from.length, context, false);
  },
  sumBatch: sumOfRows,
  batchSize: () => prepared(([value]) => tf.tensor2d([present(value, 'operand').shape[0]], [1, 1], 'float32')),
  spread(_, { backend }) {
    const repeat = hasCustom(repeatRow, backend)
      ? (x: tf.Tensor2D, rows: number) => runCustom(repeatRow, [x], rows, x.shape[1])
      : (x: tf.Tensor2D, rows: number) => tf.tile(x, [rows, 1]);
    return prepared((inputs) => repeat(input(inputs, 0), present(inputs[1], 'operand 1').shape[0]));
  },
  sweep: (_, { backend }) =>
    hasCustom(sweep, backend)
      ? prepared((inputs) => runCustom(sweep, inputs.map(asFloat), rowsOf(inputs), input(inputs, 0).shape[1]))
      : onHost(sweep),
};

/** Prepares an operation of whatever kind. */
export function prepareOp({ kind, attrs }: Op, context: Context): Prepared {
  return (kernels[kind] as Prepare<OpKind>)(attrs, context);
}
