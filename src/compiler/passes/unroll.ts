/**
 * Writes a window of steps out one after another, so that what happens in time can be differentiated (back-propagation through time):
 * every state begins at its first value, and what the last step shows is what the program shows. The last copy keeps the names of all
 * signals.
 */
import { present } from '../../base/index.ts';
import {
  createBuilder,
  elements,
  inferType,
  reachable,
  signalOf,
  type Op,
  type Program,
  type Signal,
  type SignalId,
} from '../../ir/index.ts';

import type { Budget } from '../budget.ts';

export interface Unrolled {
  readonly program: Program;
  /** What stands where a state was: its value at the last step. */
  readonly last: ReadonlyMap<SignalId, SignalId>;
}

/** A written-out operation, with those of its gradient. */
const WITH_GRADIENT = 3;

export function unroll(before: Program, steps: number, budget: Budget): Unrolled {
  const { program, first } = withFullStarts(before);
  if (program.states.length === 0) return { program, last: new Map() };
  const moving = dependents(program);
  for (const { output, owners } of program.ops)
    if (moving.has(output)) budget.spend('operations', steps * WITH_GRADIENT, owners[0] ?? 'document');
  const needed = reachable(program, first.values());
  const still = program.ops.filter(({ output }) => !moving.has(output));
  const ops: Op[] = [...still.filter(({ output }) => needed.has(output)), ...still.filter(({ output }) => !needed.has(output))];
  const signals = new Map(program.signals);
  let free = [...signals.keys()].reduce<number>((above, id) => Math.max(above, id + 1), 0);
  let values: ReadonlyMap<SignalId, SignalId> = first;
  for (let step = 0; step < steps; step++) {
    const isLast = step === steps - 1;
    const now = new Map(values);
    const place = (id: SignalId): SignalId => now.get(id) ?? id;
    for (const op of program.ops) {
      if (!moving.has(op.output)) continue;
      const output = isLast ? op.output : (free++ as SignalId);
      const inputs = op.inputs.map(place);
      const type = inferType(
        op.kind,
        inputs.map((id) => signals.get(id) as Signal),
        op.attrs as never,
      );
      signals.set(output, { ...signalOf(program, op.output), ...type, id: output });
      ops.push({ ...op, inputs, output });
      now.set(op.output, output);
    }
    if (isLast)
      return { program: { ...program, signals, ops: inOrder(ops, signals), states: [], outputs: shown(program, values) }, last: values };
    values = new Map(program.states.map(({ current, next }) => [current, place(next)]));
  }
  throw new Error('a window has at least one step');
}

/** What the last step shows: the states too, which nothing else may need. */
function shown({ outputs, states, signals }: Program, last: ReadonlyMap<SignalId, SignalId>): Program['outputs'] {
  const now = (id: SignalId) => last.get(id) ?? id;
  return new Map([
    ...[...outputs].map(([name, id]) => [name, now(id)] as const),
    ...states.map(({ current }) => [present(signals.get(current), 'state').name, now(current)] as const),
  ]);
}

/** First values with as many elements as their state. */
function withFullStarts(before: Program): { readonly program: Program; readonly first: ReadonlyMap<SignalId, SignalId> } {
  const builder = createBuilder(before);
  const first = new Map(
    before.states.map(({ current, initial }) => {
      const size = elements(signalOf(before, current).shape);
      const isFull = elements(signalOf(before, initial).shape) === size;
      const full = () => builder.op('mul', [initial, builder.op('constant', [], { value: 1, shape: [size] })], {});
      return [current, isFull ? initial : full()] as const;
    }),
  );
  return { program: builder.finish(), first };
}

/** Signals that depend on a state. */
function dependents({ ops, signals }: Program): ReadonlySet<SignalId> {
  const found = new Set<SignalId>();
  const isGiven = (id: SignalId) => signals.get(id)?.role === 'state';
  for (const op of ops) if (op.inputs.some((id) => found.has(id) || isGiven(id))) found.add(op.output);
  return found;
}

/** Operations in an order in which each comes after what it needs. */
function inOrder(ops: readonly Op[], signals: ReadonlyMap<SignalId, Signal>): readonly Op[] {
  const known = new Set([...signals.values()].filter(({ role }) => role !== 'value').map(({ id }) => id));
  const sorted: Op[] = [];
  let waiting = [...ops];
  while (waiting.length > 0) {
    const later: Op[] = [];
    for (const op of waiting)
      if (op.inputs.every((id) => known.has(id))) {
        sorted.push(op);
        known.add(op.output);
      } else later.push(op);
    if (later.length === waiting.length) throw new Error('the operations of a window wait for each other');
    waiting = later;
  }
  return sorted;
}
