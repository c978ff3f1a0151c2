/** Random plans whose whole advance is elementwise: states of several extents, noise, the clock, what moves from state to state. */
import { createEmit, elements, type Builder, type SignalId } from '../../src/ir/index.ts';
import type { Plan } from '../../src/compiler/index.ts';
import { build, clock, closeState, numbers, parameter, planOf, rows, source, state } from './plans.ts';

const SIZE = 5;
const ROWS = 3;

/** Every operation keeps numbers of order 1, and divides by, takes the root or the logarithm of numbers above 1 only. */
function stepsOf(builder: Builder, any: () => SignalId): readonly (() => SignalId)[] {
  const emit = createEmit(builder);
  const aboveOne = (id: SignalId) => emit.add(emit.constant(1.5), emit.mul(emit.tanh(id), emit.constant(0.4)));
  return [
    () => emit.add(emit.mul(emit.constant(0.5), any()), any()),
    () => emit.sub(any(), emit.tanh(any())),
    () => emit.mul(any(), emit.tanh(any())),
    () => emit.div(any(), aboveOne(any())),
    () => emit.max(any(), any()),
    () => emit.min(any(), emit.constant(1)),
    () => emit.abs(emit.neg(any())),
    () => emit.exp(emit.neg(emit.abs(any()))),
    () => emit.expm1(emit.tanh(any())),
    () => emit.log1p(aboveOne(any())),
    () => emit.log(aboveOne(any())),
    () => emit.sqrt(aboveOne(any())),
    () => emit.stored(any()),
    () => emit.sigmoid(any()),
    () => emit.acos(emit.mul(emit.constant(0.8), emit.tanh(any()))),
    () => emit.floor(emit.mul(emit.constant(3), emit.sigmoid(any()))),
    () => emit.whereGreater(any(), any(), any(), any()),
    () => emit.whereAtLeast(any(), any(), emit.constant(0.25), any()),
  ];
}

/** `rowsOfSource`: 1, or more for a batch. */
export function elementwisePlan(seed: number, operations: number, rowsOfSource = ROWS): Plan {
  const choices = numbers(seed + 1, 10_000, 0, 1).values();
  const below = (n: number) => Math.min(n - 1, Math.floor((choices.next().value ?? 0) * n));
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const program = build((builder) => {
    const emit = createEmit(builder);
    const now = clock(builder);
    const [x, y] = [source(builder, 'x', SIZE), source(builder, 'y', 1)];
    const [p, q] = [parameter(builder, 'p', [SIZE]), parameter(builder, 'q', [1])];
    const states = ['a', 'b', 'c'].map((name) => state(builder, name, SIZE));
    const alone = state(builder, 'alone', 1, false);
    const delayed = [0, 1].map((i) => state(builder, `delayed${i}`, SIZE));
    const like = states[0] as SignalId;
    const noise = builder.op('random', [now, like], {
      seed: 7,
      keys: Int32Array.of(1, 2, 3, 4, 5),
      elements: Int32Array.of(0, 1, 2, 0, 1),
    });
    const one = builder.op('random', [now, alone], { seed: 7, keys: Int32Array.of(9), elements: Int32Array.of(3) });
    const time = emit.tanh(emit.mul(emit.constant(0.1), now));
    const signals = [x, y, p, q, ...states, alone, ...delayed, noise, one, time];
    const steps = stepsOf(builder, () => pick(signals));
    for (let i = 0; i < operations; i++) signals.push(pick(steps)());
    const full = (id: SignalId) => elements(builder.typeOf(id).shape) === SIZE && builder.typeOf(id).batched;
    for (const id of states) closeState(builder, id, emit.tanh(pick(signals.filter(full))), q);
    closeState(builder, alone, emit.sub(emit.mul(emit.constant(0.5), alone), emit.add(time, one)), emit.constant(0.5));
    // a chain, and a state that changes places with another
    closeState(builder, delayed[0] as SignalId, like, emit.constant(-1));
    closeState(builder, delayed[1] as SignalId, delayed[0] as SignalId, p);
    [now, p, ...signals.slice(4, 12), ...signals.slice(-4)].forEach((id, i) => builder.output(`out${i}`, id));
  });
  return planOf(program, {
    parameters: { p: numbers(seed + 2, SIZE, -1, 1), q: [0.5] },
    sources: { x: rows(rowsOfSource, numbers(seed + 3, rowsOfSource * SIZE, -1, 1)), y: rows(1, [0.75]) },
  });
}

/** A velocity and a position of many elements, with a rate that depends on the clock. */
export function momentumPlan(size: number): Plan {
  const program = build((builder) => {
    const emit = createEmit(builder);
    const [goal, rate] = [parameter(builder, 'goal', [size]), emit.div(emit.constant(1), emit.add(clock(builder), emit.constant(10)))];
    const [position, velocity] = [state(builder, 'position', size, false), state(builder, 'velocity', size, false)];
    const next = emit.add(emit.mul(emit.constant(0.9), velocity), emit.sub(goal, position));
    closeState(builder, position, emit.add(position, emit.mul(rate, next)), emit.constant(0));
    closeState(builder, velocity, next, emit.constant(0));
    builder.output('position', position);
  });
  return planOf(program, { parameters: { goal: numbers(9, size, -1, 1) } });
}
