/** Random programs of differentiable operations, from a seed: a loss over parameters and sources by way of a graph without order. */
import { createBuilder, createEmit, elements, float, type Program, type SignalId } from '../../src/ir/index.ts';
import { value, type Given } from '../evaluate.ts';
import { drawFrom } from './random-graph.ts';

const ROWS = 3;

export interface RandomProgram {
  readonly program: Program;
  readonly loss: SignalId;
  readonly given: Given;
}

/** Sizes are 1 or 4. Every operation keeps numbers of order 1, and divides by, takes the root or the logarithm of numbers above 1 only. */
export function randomProgram(seed: number, operations: number): RandomProgram {
  const random = drawFrom(seed);
  const builder = createBuilder();
  const emit = createEmit(builder);
  const given = new Map<SignalId, ReturnType<typeof value>>();
  const declare = (name: string, shape: readonly number[], batched: boolean): SignalId => {
    const id = builder.declare(batched ? 'source' : 'parameter', name, float(shape, batched));
    const rows = batched ? ROWS : 1;
    given.set(
      id,
      value(
        rows,
        Array.from({ length: rows * elements(shape) }, () => random.number() + (random.below(1000) - 500) / 1e5),
      ),
    );
    return id;
  };
  const signals = [declare('x', [4], true), declare('y', [1], true), declare('v', [4], false), declare('b', [1], false)];
  const any = (): SignalId => random.pick(signals);
  const four = (): SignalId => random.pick(signals.filter((id) => emit.size(id) === 4));
  const aboveOne = (id: SignalId) => emit.add(emit.constant(1.5), emit.mul(emit.tanh(id), emit.constant(0.4)));
  const places = (count: number) => Int32Array.from({ length: count }, () => random.below(4));
  const steps: readonly (() => SignalId)[] = [
    () => emit.add(any(), any()),
    () => emit.sub(any(), any()),
    () => emit.mul(any(), emit.tanh(any())),
    () => emit.div(any(), aboveOne(any())),
    () => emit.max(any(), any()),
    () => emit.min(any(), any()),
    () => emit.abs(any()),
    () => emit.exp(emit.neg(emit.abs(any()))),
    () => emit.expm1(emit.tanh(any())),
    () => emit.log1p(aboveOne(any())),
    () => emit.log(aboveOne(any())),
    () => emit.sqrt(aboveOne(any())),
    () => emit.sigmoid(any()),
    () => emit.acos(emit.mul(emit.constant(0.8), emit.tanh(any()))),
    () => emit.whereGreater(any(), any(), any(), any()),
    () => emit.whereAtLeast(any(), any(), any(), any()),
    () => emit.tanh(emit.reduceSum(four())),
    () => emit.reduceMax(four()),
    () => emit.gather(four(), places(4)),
    () => builder.op('route', [four()], { from: places(5), to: places(5), size: 4 }),
    () => builder.op('project', [four(), declare('weights', [6], false)], { from: places(6), to: places(6), size: 4 }),
    () => emit.matmul(four(), declare('matrix', [4, 4], false)),
    () => emit.matmul(emit.tanh(four()), emit.transpose(emit.tanh(builder.op('outer', [four(), four()], {})))),
    () =>
      emit.matmul(four(), builder.op('scatter', [declare('weights', [3], false)], { from: places(3), to: places(3), size: 4, rows: 4 })),
    () => emit.meanBatch(any()),
    () => builder.op('spread', [emit.meanBatch(any()), random.pick(signals.slice(0, 2))], {}),
  ];
  for (let i = 0; i < operations; i++) signals.push(random.pick(steps)());
  const total = signals.slice(-4).reduce((sum, id) => emit.add(sum, emit.meanBatch(emit.reduceSum(emit.tanh(id)))), emit.constant(0));
  return { program: builder.finish(), loss: total, given };
}
