/** Divides a program into the entries of a plan: what to run, in which order, and when a value may be freed. */
import { reachable, type Op, type Program, type SignalId } from '../../ir/index.ts';
import type { Entries, Entry, Step } from '../plan.ts';

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
  return { setup: entryFor(program, [...prepared], (id) => invariant.has(id)), start, step, evaluate, observe };
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

/** An entry whose steps are these groups of operations, in this order. */
export function entryOf(groups: readonly (readonly Op[])[], roots: readonly SignalId[]): Entry {
  const kept = new Set(roots);
  const outside = new Set<SignalId>(roots); // needed by a later step, or by whoever asked
  const computed = new Set(groups.flatMap((ops) => ops.map(({ output }) => output)));
  const seen = new Set<SignalId>();
  const steps: Step[] = [];
  for (const ops of groups.toReversed()) {
    const own = new Set(ops.map(({ output }) => output));
    const needed = new Set(ops.flatMap(({ inputs }) => inputs).filter((id) => !own.has(id)));
    // a lone operation gives its result even where nobody asks for it
    const outputs = [...own].filter((id) => outside.has(id) || own.size === 1);
    const last = [...needed, ...outputs].filter((id) => !seen.has(id));
    for (const id of last) seen.add(id);
    for (const id of needed) outside.add(id);
    steps.push({ ops, outputs, free: last.filter((id) => computed.has(id) && !kept.has(id)) });
  }
  return { steps: steps.toReversed(), roots };
}
