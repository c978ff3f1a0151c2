/** Puts states where parameters were: a value that was given becomes one that changes with every advance. */
import { createBuilder, reachable, type Op, type Program, type SignalId, type StateSlot } from '../../ir/index.ts';

/**
 * Adds the slots to the program. Every operation and output then reads `current` where it read the parameter that is the slot's
 * `initial`; only the first values of other states still follow from the parameter.
 */
export function promote(before: Program, slots: readonly StateSlot[]): Program {
  const states = new Map(
    slots.flatMap(({ initial, current }) => (before.signals.get(initial)?.role === 'parameter' ? [[initial, current] as const] : [])),
  );
  const now = (id: SignalId): SignalId => states.get(id) ?? id;
  const { program, first } = withOwnStarts(before, states);
  const starting = new Set(first.values());
  return {
    ...program,
    ops: program.ops.map((op): Op => (starting.has(op.output) ? op : { ...op, inputs: op.inputs.map(now) })),
    states: [
      ...program.states.map((state) => ({ ...state, next: now(state.next), initial: first.get(state.initial) ?? state.initial })),
      ...slots.map((slot) => ({ ...slot, next: now(slot.next) })),
    ],
    outputs: new Map([...program.outputs].map(([name, id]) => [name, now(id)])),
  };
}

/** Writes what the first values of states make of these parameters once more, for them alone; gives the copies by original. */
function withOwnStarts(
  before: Program,
  parameters: ReadonlyMap<SignalId, SignalId>,
): { readonly program: Program; readonly first: ReadonlyMap<SignalId, SignalId> } {
  const needed = reachable(
    before,
    before.states.map(({ initial }) => initial),
  );
  const builder = createBuilder(before);
  const first = new Map<SignalId, SignalId>();
  for (const op of before.ops) {
    if (!needed.has(op.output) || !op.inputs.some((id) => parameters.has(id) || first.has(id))) continue;
    builder.serve(op.owners);
    const inputs = op.inputs.map((id) => first.get(id) ?? id);
    first.set(op.output, builder.op(op.kind, inputs, op.attrs));
  }
  return { program: builder.finish(), first };
}
