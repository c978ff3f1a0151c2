/** Writes a program, one operation at a time; each operation's type is inferred as it is written. */
import { present, type OwnerId } from '../base/index.ts';
import type { Algebra } from './algebra.ts';
import type { Op, OpAttrs, OpKind } from './op.ts';
import type { Program, StateSlot } from './program.ts';
import { inferType } from './rules.ts';
import type { Signal, SignalId, SignalRole, SignalType } from './signal.ts';

export interface Builder {
  /** A signal that is given rather than computed. */
  declare(role: Exclude<SignalRole, 'value'>, name: string, type: SignalType): SignalId;
  op<K extends OpKind>(kind: K, inputs: readonly SignalId[], attrs: OpAttrs[K]): SignalId;
  typeOf(id: SignalId): Signal;
  /** Operations written from now on serve these nodes and edges. */
  serve(owners: readonly OwnerId[]): void;
  state(slot: StateSlot): void;
  output(name: string, id: SignalId): void;
  finish(): Program;
}

/** Starts a program, or goes on where `before` ends; `before` stays as it is. */
export function createBuilder(before?: Program): Builder {
  const signals = new Map(before?.signals);
  const ops: Op[] = [...(before?.ops ?? [])];
  const states: StateSlot[] = [...(before?.states ?? [])];
  const outputs = new Map(before?.outputs);
  let owners: readonly OwnerId[] = [];
  let free = [...signals.keys()].reduce<number>((above, id) => Math.max(above, id + 1), 0);

  const add = (role: SignalRole, name: string, type: SignalType): SignalId => {
    const id = free++ as SignalId;
    signals.set(id, { id, role, name, dtype: type.dtype, shape: type.shape, batched: type.batched });
    return id;
  };
  const typeOf = (id: SignalId): Signal => present(signals.get(id), `signal ${id}`);

  return {
    declare: add,
    typeOf,
    op(kind, inputs, attrs) {
      const output = add('value', `${kind}${free}`, inferType(kind, inputs.map(typeOf), attrs));
      ops.push({ kind, attrs, inputs, output, owners } as Op);
      return output;
    },
    serve(next) {
      owners = next;
    },
    state: (slot) => void states.push(slot),
    output: (name, id) => void outputs.set(name, id),
    finish: () => ({ signals, ops, states, outputs }),
  };
}

/** What the `lower` of a kind writes with: the algebra on signals, and what goes beyond one element. */
export interface Emit extends Algebra<SignalId> {
  log(a: SignalId): SignalId;
  floor(a: SignalId): SignalId;
  sqrt(a: SignalId): SignalId;
  stored(a: SignalId): SignalId;
  acos(a: SignalId): SignalId;
  reduceSum(a: SignalId): SignalId;
  reduceMax(a: SignalId): SignalId;
  argmax(a: SignalId): SignalId;
  oneHot(index: SignalId, depth: number): SignalId;
  gather(a: SignalId, indices: Int32Array): SignalId;
  matmul(a: SignalId, matrix: SignalId): SignalId;
  transpose(matrix: SignalId): SignalId;
  /** Mean over the rows of the batch. */
  meanBatch(a: SignalId): SignalId;
  /** The numbers 0 … size − 1 in an order drawn anew at every step. */
  permutation(clock: SignalId, key: readonly [number, number], size: number): SignalId;
  shuffle(clock: SignalId, seed: SignalId, size: number): SignalId;
  sweep(state: SignalId, field: SignalId, weight: SignalId, order: SignalId): SignalId;
  /** Number of elements of a signal, without the batch. */
  size(a: SignalId): number;
  /** A constant of n equal elements. */
  fill(value: number, size: number): SignalId;
}

type UnaryKind =
  | 'neg'
  | 'abs'
  | 'exp'
  | 'expm1'
  | 'log'
  | 'log1p'
  | 'floor'
  | 'sqrt'
  | 'stored'
  | 'tanh'
  | 'sigmoid'
  | 'acos'
  | 'reduceSum'
  | 'reduceMax'
  | 'argmax';

export function createEmit(builder: Builder): Emit {
  const unary = (kind: UnaryKind) => (a: SignalId) => builder.op(kind, [a], {});
  const binary = (kind: 'add' | 'sub' | 'mul' | 'div' | 'max' | 'min') => (a: SignalId, b: SignalId) => builder.op(kind, [a, b], {});
  const choose = (relation: 'greater' | 'greaterEqual') => (a: SignalId, b: SignalId, then: SignalId, otherwise: SignalId) =>
    builder.op('where', [builder.op(relation, [a, b], {}), then, otherwise], {});
  const fill = (value: number, size: number) => builder.op('constant', [], { value, shape: [size] });
  return {
    constant: (value) => fill(value, 1),
    fill,
    add: binary('add'),
    sub: binary('sub'),
    mul: binary('mul'),
    div: binary('div'),
    max: binary('max'),
    min: binary('min'),
    neg: unary('neg'),
    abs: unary('abs'),
    exp: unary('exp'),
    expm1: unary('expm1'),
    log1p: unary('log1p'),
    log: unary('log'),
    floor: unary('floor'),
    sqrt: unary('sqrt'),
    stored: unary('stored'),
    tanh: unary('tanh'),
    sigmoid: unary('sigmoid'),
    acos: unary('acos'),
    reduceSum: unary('reduceSum'),
    reduceMax: unary('reduceMax'),
    argmax: unary('argmax'),
    whereGreater: choose('greater'),
    whereAtLeast: choose('greaterEqual'),
    oneHot: (index, depth) => builder.op('oneHot', [index], { depth }),
    gather: (a, indices) => builder.op('gather', [a], { indices }),
    matmul: (a, matrix) => builder.op('matmul', [a, matrix], {}),
    transpose: (matrix) => builder.op('transpose', [matrix], {}),
    meanBatch: (a) => builder.op('div', [builder.op('sumBatch', [a], {}), builder.op('batchSize', [a], {})], {}),
    permutation: (clock, key, size) => builder.op('permutation', [clock], { key, size }),
    shuffle: (clock, seed, size) => builder.op('shuffle', [clock, seed], { size }),
    sweep: (state, field, weight, order) => builder.op('sweep', [state, field, weight, order], {}),
    size: (a) => builder.typeOf(a).shape.reduce((product, extent) => product * extent, 1),
  };
}
