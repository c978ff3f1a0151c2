/** Which part of `setup` follows from which parameters: a write reruns that part alone, and what the rest gave stays. */
import type { Op, SignalId } from '../../ir/index.ts';
import type { Entry } from '../plan.ts';
import { entryOf } from './entry.ts';

/** The part of `setup` that follows from these parameters; it reads what the rest gave. */
export function following({ steps, roots }: Entry, written: ReadonlySet<SignalId>): Entry {
  const changed = new Set(written);
  const groups: Op[][] = [];
  for (const op of steps.flatMap(({ ops }) => ops)) {
    if (!op.inputs.some((id) => changed.has(id))) continue;
    changed.add(op.output);
    groups.push([op]);
  }
  return entryOf(
    groups,
    roots.filter((id) => changed.has(id)),
  );
}

/** Values that follow from fewer parameters than something that is computed from them: whatever part is rerun finds these. */
export function lasting(ops: readonly Op[]): readonly SignalId[] {
  const behind = parametersBehind(ops);
  const kept = new Set<SignalId>();
  for (const { inputs, output } of ops)
    for (const id of inputs) if ((behind.get(id)?.size ?? Infinity) < (behind.get(output)?.size ?? 0)) kept.add(id);
  return [...kept];
}

/** The parameters that each value follows from. */
function parametersBehind(ops: readonly Op[]): ReadonlyMap<SignalId, ReadonlySet<SignalId>> {
  const behind = new Map<SignalId, ReadonlySet<SignalId>>();
  for (const { inputs, output } of ops) behind.set(output, inputs.map((id) => behind.get(id) ?? new Set([id])).reduce(union, NONE));
  return behind;
}

const NONE: ReadonlySet<SignalId> = new Set();

/** One of the two where it holds the other, so that a long chain shares one set. */
function union(a: ReadonlySet<SignalId>, b: ReadonlySet<SignalId>): ReadonlySet<SignalId> {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  return [...small].every((id) => large.has(id)) ? large : new Set([...large, ...small]);
}
