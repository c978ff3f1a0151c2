/** Divides a program into the entries of a plan: what to run, in which order, and when a value may be freed. */
import { reachable, type Program, type SignalId } from '../../ir/index.ts';
import type { Entries, Entry } from '../plan.ts';
import { entryOf } from './entry.ts';
import { lasting } from './follow.ts';

export interface Roots {
  /** What each advance records. */
  readonly record: readonly SignalId[];
  /** What `evaluate` can be asked for. */
  readonly evaluate: readonly SignalId[];
  /** What `observe` can be asked for. */
  readonly observe: readonly SignalId[];
}

export function schedule(program: Program, roots: Roots): Entries {
  const invariant = invariants(program);
  const entry = (wanted: readonly SignalId[]): Entry => entryFor(program, wanted, (id) => !invariant.has(id));
  const step = entry([...program.states.map((state) => state.next), ...roots.record]);
  const start = entry(program.states.map((state) => state.initial));
  const evaluate = entry(roots.evaluate);
  const observe = entry(roots.observe);
  const computed = new Set(program.ops.map((op) => op.output));
  const prepared = new Set<SignalId>();
  for (const { steps, roots: wanted } of [start, step, evaluate, observe])
    for (const id of [...steps.flatMap(({ ops }) => ops.flatMap(({ inputs }) => inputs)), ...wanted])
      if (invariant.has(id) && computed.has(id)) prepared.add(id);
  const setup = entryFor(program, [...prepared], (id) => invariant.has(id));
  return { setup: withLasting(setup), start, step, evaluate, observe };
}

/** Gives, besides its roots, what a part of it would have to find when that is rerun alone. */
function withLasting({ steps, roots }: Entry): Entry {
  const groups = steps.map(({ ops }) => ops);
  return entryOf(groups, [...new Set([...roots, ...lasting(groups.flat())])]);
}

/** Signals that follow from parameters and constants alone. */
function invariants(program: Program): ReadonlySet<SignalId> {
  const invariant = new Set<SignalId>();
  for (const signal of program.signals.values()) if (signal.role === 'parameter') invariant.add(signal.id);
  for (const op of program.ops) if (op.inputs.every((id) => invariant.has(id))) invariant.add(op.output);
  return invariant;
}

function entryFor(program: Program, roots: readonly SignalId[], belongs: (id: SignalId) => boolean): Entry {
  const needed = reachable(program, roots);
  const ops = program.ops.filter((op) => needed.has(op.output) && belongs(op.output));
  return entryOf(
    ops.map((op) => [op]),
    roots,
  );
}
