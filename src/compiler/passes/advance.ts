/** What a step makes of the states of a group. In a verb in which they do not advance they stay what they are. */
import { present, type NodeId } from '../../base/index.ts';
import type { SignalId } from '../../ir/index.ts';
import type { Context } from './context.ts';
import type { Group } from './group.ts';
import type { Lowering } from './lowering.ts';

/** Gives what can be seen only now that everything that arrives is known. */
export function advance(lowering: Lowering, { kind, members, name }: Group, context: Context): Readonly<Record<string, SignalId>> {
  const { builder, setting } = lowering;
  const initial = kind.start?.(context) ?? {};
  const { next, shown = {} } = kind.advance?.(context) ?? { next: {} };
  const isHeld = !(kind.advancesIn ?? []).includes(setting.verb);
  for (const [slot, current] of Object.entries(context.states))
    builder.state({
      owner: members[0] as NodeId,
      slot,
      current,
      next: isHeld ? current : present(next[slot], `next ${slot} of ${name}`),
      initial: inRows(lowering, present(initial[slot], `first ${slot} of ${name}`), current),
    });
  return shown;
}

/** A state of many rows has them from the start, so that what is drawn at random for each row is drawn for all. */
function inRows({ builder, sources }: Lowering, initial: SignalId, state: SignalId): SignalId {
  const [widest] = [...sources].toSorted(([, a], [, b]) => b.rows - a.rows);
  if (!widest || !builder.typeOf(state).batched || builder.typeOf(initial).batched) return initial;
  return builder.op('spread', [initial, widest[0]], {});
}
