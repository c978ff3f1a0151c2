/** Every operation in plain loops, obviously right: the oracle all other backends are compared with. No tricks. */
import { draw, permutation, shuffled, wordOf } from '../../../base/index.ts';
import { choose, elements, greater, greaterEqual, logistic, type OpKind } from '../../../ir/index.ts';
import { make, map, mapRows, operand, pick, rowsOf, sumInto, type Kernel, type Value } from './value.ts';

function firstLargest(row: Float64Array): number {
  if (row.some(Number.isNaN)) return NaN;
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
  greater: map(greater),
  greaterEqual: map(greaterEqual),
  neg: map((a) => -a),
  abs: map((a) => Math.abs(a)),
  exp: map((a) => Math.exp(a)),
  expm1: map((a) => Math.expm1(a)),
  log: map((a) => Math.log(a)),
  log1p: map((a) => Math.log1p(a)),
  floor: map((a) => Math.floor(a)),
  sqrt: map((a) => Math.sqrt(a)),
  stored: map((a) => a),
  tanh: map((a) => Math.tanh(a)),
  sigmoid: map((a) => logistic(a)),
  acos: map((a) => Math.acos(a)),
  where: map(choose),
  constant: (_, { value }, { out, round }) => {
    const result = make(1, elements(out.shape));
    result.data.fill(round(value));
    return result;
  },
  random: (inputs, { seed, keys, elements: places }, { step }) => {
    const result = make(operand(inputs, 1).rows, keys.length);
    for (let row = 0; row < result.rows; row++)
      keys.forEach((key, i) => (result.data[row * result.size + i] = draw([seed, key], [step, row * 2 ** 16 + (places[i] as number)])));
    return result;
  },
  permutation: (_, { key, size }, { step }) => ({ rows: 1, size, data: Float64Array.from(permutation(key, step, size)) }),
  shuffle: (inputs, { size }, { step }) => {
    const seeds = operand(inputs, 1);
    const result = make(seeds.rows, size);
    for (let row = 0; row < seeds.rows; row++) {
      const [high, low] = [pick(seeds, row, 0), pick(seeds, row, 1)];
      if (Number.isNaN(high + low)) result.data.fill(NaN, row * size, (row + 1) * size);
      else result.data.set(shuffled(wordOf(high, low) + step, size), row * size);
    }
    return result;
  },
  reduceSum: mapRows((row, out, round) => row.forEach((x) => sumInto(out, 0, x, round))),
  reduceMax: mapRows((row, out) => void (out[0] = row.reduce((a, b) => Math.max(a, b), -Infinity))),
  argmax: mapRows((row, out) => void (out[0] = firstLargest(row))),
  oneHot: mapRows(([index = NaN], out) => void (Number.isNaN(index) ? out.fill(NaN) : (out[index] = 1))),
  gather: ([value], { indices }) => {
    const result = make((value as Value).rows, indices.length);
    for (let row = 0; row < result.rows; row++)
      indices.forEach((from, i) => (result.data[row * result.size + i] = pick(value as Value, row, from)));
    return result;
  },
  matmul: (inputs, _, { out, round }) => {
    const [left, matrix] = [operand(inputs, 0), operand(inputs, 1)];
    const result = make(left.rows, elements(out.shape));
    const columns = out.shape.at(-1) as number;
    const inner = matrix.data.length / columns;
    for (let row = 0; row < left.data.length / inner; row++)
      for (let i = 0; i < inner; i++)
        for (let j = 0; j < columns; j++)
          sumInto(result.data, row * columns + j, (left.data[row * inner + i] as number) * (matrix.data[i * columns + j] as number), round);
    return result;
  },
  outer: (inputs, _, { round }) => {
    const [a, b] = [operand(inputs, 0), operand(inputs, 1)];
    const result = make(1, a.size * b.size);
    for (let row = 0; row < rowsOf(inputs); row++)
      for (let i = 0; i < a.size; i++)
        for (let j = 0; j < b.size; j++) sumInto(result.data, i * b.size + j, pick(a, row, i) * pick(b, row, j), round);
    return result;
  },
  transpose: ([matrix], _, { out }) => {
    const [columns, rows] = out.shape as readonly [number, number];
    const result = make(1, rows * columns);
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++) result.data[j * rows + i] = (matrix as Value).data[i * columns + j] as number;
    return result;
  },
  route: (inputs, { from, to, size }, { round }) => {
    const result = make(operand(inputs, 0).rows, size);
    for (let row = 0; row < result.rows; row++)
      from.forEach((i, e) => sumInto(result.data, row * size + (to[e] as number), pick(operand(inputs, 0), row, i), round));
    return result;
  },
  project: (inputs, { from, to, size }, { round }) => {
    const [presynaptic, weight] = [operand(inputs, 0), operand(inputs, 1)];
    const result = make(presynaptic.rows, size);
    for (let row = 0; row < result.rows; row++)
      from.forEach((i, e) =>
        sumInto(result.data, row * size + (to[e] as number), pick(presynaptic, row, i) * (weight.data[e] as number), round),
      );
    return result;
  },
  scatter: ([weight], { from, to, size, rows }, { round }) => {
    const result = make(1, rows * size);
    from.forEach((i, e) => sumInto(result.data, i * size + (to[e] as number), (weight as Value).data[e] as number, round));
    return result;
  },
  sumBatch: ([value], _, { round }) => {
    const { rows, size } = value as Value;
    const result = make(1, size);
    for (let row = 0; row < rows; row++) for (let i = 0; i < size; i++) sumInto(result.data, i, pick(value as Value, row, i), round);
    return result;
  },
  batchSize: ([value]) => ({ rows: 1, size: 1, data: Float64Array.of((value as Value).rows) }),
  spread: (inputs) => {
    const [value, { rows }] = [operand(inputs, 0), operand(inputs, 1)];
    const result = make(rows, value.size);
    for (let row = 0; row < rows; row++) result.data.set(value.data, row * value.size);
    return result;
  },
  sweep: (inputs, _, { out, round }) => {
    const [state, field, weight, order] = [operand(inputs, 0), operand(inputs, 1), operand(inputs, 2), operand(inputs, 3)];
    const result = make(rowsOf([state, field, order]), elements(out.shape));
    const { size, data: units } = result;
    for (let row = 0; row < result.rows; row++) {
      const fields = Float64Array.from({ length: size }, (_field, i) => pick(field, row, i));
      for (let i = 0; i < size; i++) units[row * size + i] = pick(state, row, i);
      if (Array.from(fields, (_field, visit) => pick(order, row, visit)).some(Number.isNaN)) {
        units.fill(NaN, row * size, (row + 1) * size); // nobody knows who is visited
        continue;
      }
      for (let visit = 0; visit < size; visit++) {
        const unit = pick(order, row, visit);
        const side = choose(greaterEqual(fields[unit] as number, 0), 1, -1);
        const settled = Number.isNaN(units[row * size + unit]) ? NaN : side;
        const difference = settled - (units[row * size + unit] as number);
        if (difference === 0) continue;
        units[row * size + unit] = settled;
        for (let i = 0; i < size; i++) sumInto(fields, i, difference * (weight.data[unit * size + i] as number), round);
      }
    }
    return result;
  },
};
