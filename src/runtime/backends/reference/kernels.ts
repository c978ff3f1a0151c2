/** Every operation in plain loops, obviously right: the oracle all other backends are compared with. No tricks. */
import type { OpAttrs, OpKind, SignalType } from '../../../ir/index.ts';
import { elements, logistic } from '../../../ir/index.ts';

/** A value on the reference backend; `rows` is 1 unless the signal is batched. */
export interface Value {
  readonly rows: number;
  readonly size: number;
  readonly data: Float64Array;
}

/** Rounds to the precision that is imitated: the identity in float64, `Math.fround` in float32. */
export type Round = (x: number) => number;

export type Kernel<K extends OpKind> = (inputs: readonly Value[], attrs: OpAttrs[K], out: SignalType, round: Round) => Value;

const make = (rows: number, size: number): Value => ({ rows, size, data: new Float64Array(rows * size) });
const pick = (value: Value, row: number, i: number): number =>
  value.data[(value.rows === 1 ? 0 : row) * value.size + (value.size === 1 ? 0 : i)] as number;
const operand = (inputs: readonly Value[], i: number): Value => inputs[i] as Value;
const rowsOf = (inputs: readonly Value[]): number => Math.max(1, ...inputs.map((value) => value.rows));

/** Applies f to corresponding elements; an operand with one element or one row serves all. */
function map(f: (...x: number[]) => number) {
  return (inputs: readonly Value[], _: unknown, out: SignalType, round: Round): Value => {
    const result = make(rowsOf(inputs), elements(out.shape));
    for (let row = 0; row < result.rows; row++)
      for (let i = 0; i < result.size; i++) result.data[row * result.size + i] = round(f(...inputs.map((value) => pick(value, row, i))));
    return result;
  };
}

/** Applies f to every row of the first operand. */
function mapRows(f: (row: Float64Array, out: Float64Array, round: Round) => void) {
  return ([value]: readonly Value[], _: unknown, out: SignalType, round: Round): Value => {
    const input = value as Value;
    const result = make(input.rows, elements(out.shape));
    for (let row = 0; row < input.rows; row++)
      f(
        input.data.subarray(row * input.size, (row + 1) * input.size),
        result.data.subarray(row * result.size, (row + 1) * result.size),
        round,
      );
    return result;
  };
}

const sumInto = (out: Float64Array, i: number, term: number, round: Round): void => {
  out[i] = round((out[i] as number) + round(term));
};

function firstLargest(row: Float64Array): number {
  let best = 0;
  for (let i = 1; i < row.length; i++) if ((row[i] as number) > (row[best] as number)) best = i;
  return best;
}

export const kernels: { readonly [K in OpKind]: Kernel<K> } = {
  add: map((a, b) => a + b),
  sub: map((a, b) => a - b),
  mul: map((a, b) => a * b),
  div: map((a, b) => a / b),
  max: map((a, b) => Math.max(a, b)),
  min: map((a, b) => Math.min(a, b)),
  greater: map((a, b) => Number(a > b)),
  greaterEqual: map((a, b) => Number(a >= b)),
  neg: map((a) => -a),
  abs: map((a) => Math.abs(a)),
  exp: map((a) => Math.exp(a)),
  expm1: map((a) => Math.expm1(a)),
  log1p: map((a) => Math.log1p(a)),
  sqrt: map((a) => Math.sqrt(a)),
  tanh: map((a) => Math.tanh(a)),
  sigmoid: map((a) => logistic(a)),
  acos: map((a) => Math.acos(a)),
  where: map((condition, then, otherwise) => (condition === 0 ? otherwise : then)),
  constant: (_, { value }, out, round) => {
    const result = make(1, elements(out.shape));
    result.data.fill(round(value));
    return result;
  },
  reduceSum: mapRows((row, out, round) => row.forEach((x) => sumInto(out, 0, x, round))),
  reduceMax: mapRows((row, out) => void (out[0] = row.reduce((a, b) => Math.max(a, b), -Infinity))),
  argmax: mapRows((row, out) => void (out[0] = firstLargest(row))),
  oneHot: mapRows((row, out) => void (out[row[0] as number] = 1)),
  gather: ([value], { indices }) => {
    const result = make((value as Value).rows, indices.length);
    for (let row = 0; row < result.rows; row++)
      indices.forEach((from, i) => (result.data[row * result.size + i] = pick(value as Value, row, from)));
    return result;
  },
  matmul: (inputs, _, out, round) => {
    const [vector, matrix] = [operand(inputs, 0), operand(inputs, 1)];
    const result = make(vector.rows, elements(out.shape));
    for (let row = 0; row < result.rows; row++)
      for (let i = 0; i < vector.size; i++)
        for (let j = 0; j < result.size; j++)
          sumInto(result.data, row * result.size + j, pick(vector, row, i) * (matrix.data[i * result.size + j] as number), round);
    return result;
  },
  route: (inputs, { from, to, size }, _, round) => {
    const result = make(operand(inputs, 0).rows, size);
    for (let row = 0; row < result.rows; row++)
      from.forEach((i, e) => sumInto(result.data, row * size + (to[e] as number), pick(operand(inputs, 0), row, i), round));
    return result;
  },
  project: (inputs, { from, to, size }, _, round) => {
    const [presynaptic, weight] = [operand(inputs, 0), operand(inputs, 1)];
    const result = make(presynaptic.rows, size);
    for (let row = 0; row < result.rows; row++)
      from.forEach((i, e) =>
        sumInto(result.data, row * size + (to[e] as number), pick(presynaptic, row, i) * (weight.data[e] as number), round),
      );
    return result;
  },
  scatter: ([weight], { from, to, size, rows }, _, round) => {
    const result = make(1, rows * size);
    from.forEach((i, e) => sumInto(result.data, i * size + (to[e] as number), (weight as Value).data[e] as number, round));
    return result;
  },
};
