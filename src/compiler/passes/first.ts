/** First values that follow from what other states show: they are computed from the first values of those. */
import { createBuilder, elements, reachable, signalOf, type Builder, type Program, type SignalId, type StateSlot } from '../../ir/index.ts';

/** Afterwards no `initial` reads a state. States that wait for each other in a circle count as 0, as does what was never sent. */
export function startFromFirsts(before: Program): Program {
  const states = new Map(before.states.map((state) => [state.current, state]));
  const moving = dependents(before, states);
  if (before.states.every(({ initial }) => !moving.has(initial))) return before;
  const needs = new Map(
    before.states.map(({ current, initial }) => [current, moving.has(initial) ? statesBehind(before, initial, states) : []]),
  );
  const builder = createBuilder(before);
  const first = new Map<SignalId, SignalId>();
  let waiting = [...states.values()];
  while (waiting.length > 0) {
    const isReady = ({ current }: StateSlot) => needs.get(current)?.every((id) => first.has(id)) ?? true;
    const ready = waiting.filter(isReady);
    for (const { current, initial } of ready.length > 0 ? ready : waiting.slice(0, 1))
      first.set(
        current,
        copied(before, builder, initial, (id) => (states.has(id) ? fullFirst(before, builder, first, id) : undefined)),
      );
    waiting = waiting.filter(({ current }) => !first.has(current));
  }
  return {
    ...builder.finish(),
    states: before.states.map((state) => ({ ...state, initial: first.get(state.current) ?? state.initial })),
  };
}

/** States, and what is computed from them. */
function dependents({ ops }: Program, states: ReadonlyMap<SignalId, StateSlot>): ReadonlySet<SignalId> {
  const found = new Set(states.keys());
  for (const { inputs, output } of ops) if (inputs.some((id) => found.has(id))) found.add(output);
  return found;
}

function statesBehind(program: Program, id: SignalId, states: ReadonlyMap<SignalId, StateSlot>): readonly SignalId[] {
  const needed = reachable(program, [id]);
  const read = program.ops.flatMap(({ output, inputs }) => (needed.has(output) ? inputs : []));
  return [...new Set([id, ...read])].filter((each) => states.has(each));
}

/** The first value of a state, with as many elements as it has; 0 while it is not known. */
function fullFirst(before: Program, builder: Builder, first: ReadonlyMap<SignalId, SignalId>, id: SignalId): SignalId {
  const own = first.get(id);
  const { shape } = signalOf(before, id);
  if (own === undefined) return builder.op('constant', [], { value: 0, shape });
  if (elements(builder.typeOf(own).shape) === elements(shape)) return own;
  return builder.op('mul', [own, builder.op('constant', [], { value: 1, shape })], {});
}

/** Writes what leads to `id` once more, with first values where it reads states. */
function copied(before: Program, builder: Builder, id: SignalId, firstOf: (id: SignalId) => SignalId | undefined): SignalId {
  const needed = reachable(before, [id]);
  const copies = new Map<SignalId, SignalId>();
  const now = (each: SignalId): SignalId => {
    const copy = copies.get(each) ?? firstOf(each);
    if (copy !== undefined) copies.set(each, copy);
    return copy ?? each;
  };
  for (const op of before.ops) {
    if (!needed.has(op.output)) continue;
    const inputs = op.inputs.map(now);
    if (inputs.every((input, i) => input === op.inputs[i])) continue;
    builder.serve(op.owners);
    copies.set(op.output, builder.op(op.kind, inputs, op.attrs));
  }
  return now(id);
}
