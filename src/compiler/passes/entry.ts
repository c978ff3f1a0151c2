/** An entry from groups of operations: what each step gives, and what may be freed after it. */
import type { Op, SignalId } from '../../ir/index.ts';
import type { Entry, Step } from '../plan.ts';

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

/** The part of an entry that these of its roots need. */
export function narrowed({ steps }: Entry, roots: readonly SignalId[]): Entry {
  const needed = new Set(roots);
  const groups: Op[][] = [];
  for (const { ops } of steps.toReversed()) {
    const own: Op[] = [];
    for (const op of ops.toReversed()) {
      if (!needed.has(op.output)) continue;
      for (const id of op.inputs) needed.add(id);
      own.push(op);
    }
    if (own.length > 0) groups.push(own.toReversed());
  }
  return entryOf(groups.toReversed(), roots);
}
