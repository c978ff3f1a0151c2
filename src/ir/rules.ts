/** The type of what each operation gives, from the types of what it takes. One total table. */
import { elements, float, type SignalType } from './signal.ts';
import type { Connections, OpAttrs, OpKind } from './op.ts';

export type TypeRule<K extends OpKind> = (inputs: readonly SignalType[], attrs: OpAttrs[K]) => SignalType;

const at = (inputs: readonly SignalType[], i: number): SignalType => {
  const type = inputs[i];
  if (!type) throw new Error(`operand ${i} is missing`);
  return type;
};

function broadcast(inputs: readonly SignalType[], dtype: SignalType['dtype']): SignalType {
  const wide = inputs.filter((type) => elements(type.shape) !== 1);
  const shape = (wide[0] ?? at(inputs, 0)).shape;
  for (const type of wide)
    if (elements(type.shape) !== elements(shape)) throw new Error(`shapes [${shape}] and [${type.shape}] do not match`);
  return { dtype, shape, batched: inputs.some((type) => type.batched) };
}

const elementwise =
  (count: number, dtype: SignalType['dtype'] = 'float32') =>
  (inputs: readonly SignalType[]): SignalType => {
    if (inputs.length !== count) throw new Error(`takes ${count} operands, got ${inputs.length}`);
    return broadcast(inputs, dtype);
  };

const reduction =
  (dtype: SignalType['dtype']) =>
  (inputs: readonly SignalType[]): SignalType => ({ dtype, shape: [1], batched: at(inputs, 0).batched });

function connected(inputs: readonly SignalType[], { from, to, size }: Connections, weighted: boolean): SignalType {
  const presynaptic = elements(at(inputs, 0).shape);
  if (from.length !== to.length) throw new Error('from and to differ in length');
  if (weighted && elements(at(inputs, 1).shape) !== from.length) throw new Error('needs one weight per connection');
  if (from.some((i) => i < 0 || i >= presynaptic)) throw new Error(`from reaches outside [${presynaptic}]`);
  if (to.some((i) => i < 0 || i >= size)) throw new Error(`to reaches outside [${size}]`);
  return float(
    [size],
    inputs.some((type) => type.batched),
  );
}

function matrixShape({ shape, batched }: SignalType): [number, number] {
  const [rows, columns] = shape;
  if (batched || rows === undefined || columns === undefined) throw new Error('takes an unbatched matrix');
  return [rows, columns];
}

export const typeRules: { readonly [K in OpKind]: TypeRule<K> } = {
  add: elementwise(2),
  sub: elementwise(2),
  mul: elementwise(2),
  div: elementwise(2),
  max: elementwise(2),
  min: elementwise(2),
  greater: elementwise(2, 'bool'),
  greaterEqual: elementwise(2, 'bool'),
  neg: elementwise(1),
  abs: elementwise(1),
  exp: elementwise(1),
  expm1: elementwise(1),
  log: elementwise(1),
  log1p: elementwise(1),
  floor: elementwise(1),
  sqrt: elementwise(1),
  stored: elementwise(1),
  tanh: elementwise(1),
  sigmoid: elementwise(1),
  acos: elementwise(1),
  where: (inputs) => {
    if (at(inputs, 0).dtype !== 'bool') throw new Error('the condition must be bool');
    return elementwise(3)(inputs);
  },
  constant: (_, { shape }) => float(shape, false),
  random: (inputs, { keys, elements: places }) => {
    const like = at(inputs, 1);
    if (keys.length !== elements(like.shape) || places.length !== keys.length) throw new Error('needs one key per element');
    return float(like.shape, like.batched);
  },
  permutation: (_, { size }) => float([size], false),
  shuffle: (inputs, { size }) => {
    if (elements(at(inputs, 1).shape) !== 2) throw new Error('a seed has two halves');
    return float([size], at(inputs, 1).batched);
  },
  reduceSum: reduction('float32'),
  reduceMax: reduction('float32'),
  argmax: reduction('int32'),
  oneHot: (inputs, { depth }) => float([depth], at(inputs, 0).batched),
  gather: (inputs, { indices }) => float([indices.length], at(inputs, 0).batched),
  matmul: (inputs) => {
    const [left, right] = [at(inputs, 0), at(inputs, 1)];
    const [rows, columns] = matrixShape(right);
    const width = left.batched ? elements(left.shape) : (left.shape.at(-1) ?? 0);
    if (width !== rows) throw new Error(`[${left.shape}] does not fit [${right.shape}]`);
    return float(left.shape.length === 2 && !left.batched ? [left.shape[0] as number, columns] : [columns], left.batched);
  },
  outer: (inputs) => float([elements(at(inputs, 0).shape), elements(at(inputs, 1).shape)], false),
  transpose: (inputs) => {
    const [rows, columns] = matrixShape(at(inputs, 0));
    return float([columns, rows], false);
  },
  route: (inputs, attrs) => connected(inputs, attrs, false),
  project: (inputs, attrs) => connected(inputs, attrs, true),
  scatter: (_, { rows, size }) => float([rows, size], false),
  sumBatch: (inputs) => float(at(inputs, 0).shape, false),
  batchSize: () => float([1], false),
  spread: (inputs) => float(at(inputs, 0).shape, at(inputs, 1).batched),
  sweep: (inputs) => {
    const [state, field, weight, order] = [at(inputs, 0), at(inputs, 1), at(inputs, 2), at(inputs, 3)];
    const size = elements(state.shape);
    if (elements(field.shape) !== size || elements(order.shape) !== size) throw new Error('state, field and order differ in size');
    if (weight.batched || elements(weight.shape) !== size * size) throw new Error(`the weight must be [${size}, ${size}]`);
    return float(state.shape, state.batched || field.batched || order.batched);
  },
};

/** The rule of a kind, for callers that hold an operation of some kind. */
export function inferType<K extends OpKind>(kind: K, inputs: readonly SignalType[], attrs: OpAttrs[K]): SignalType {
  return typeRules[kind](inputs, attrs);
}
