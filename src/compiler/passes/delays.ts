/** Delays: a delay of d steps is a chain of d state slots, each taking over from the one before it; all hold 0 at the start. */
import type { NodeId } from '../../base/index.ts';
import type { Sizes } from '../../graph/index.ts';
import { float, type Builder, type SignalId } from '../../ir/index.ts';
import type { Group } from './group.ts';

export interface DelayLines {
  /** What an out port sent `delay` steps ago. */
  past(group: Group, port: string, delay: number): SignalId;
  /** Writes the chains, when every output is known. */
  close(declare: (slot: DelaySlot) => void): void;
}

export interface DelaySlot {
  readonly group: Group;
  readonly port: string;
  readonly slot: string;
  readonly current: SignalId;
  readonly next: SignalId;
}

interface Known {
  readonly batched: ReadonlySet<Group>;
  readonly sizes: ReadonlyMap<NodeId, Sizes>;
  readonly outputs: ReadonlyMap<string, SignalId>;
}

export function delayLines(builder: Builder, { batched, sizes, outputs }: Known): DelayLines {
  const lines = new Map<string, { readonly group: Group; readonly port: string; readonly slots: SignalId[] }>();
  return {
    past(group, port, delay) {
      const key = `${group.name}.${port}`;
      const line = lines.get(key) ?? { group, port, slots: [] };
      lines.set(key, line);
      const size = group.scalar ? group.members.length : (sizes.get(group.members[0] as NodeId)?.[port] ?? 1);
      while (line.slots.length < delay)
        line.slots.push(builder.declare('state', `${key} ${line.slots.length + 1} steps ago`, float([size], batched.has(group))));
      return line.slots[delay - 1] as SignalId;
    },
    close(declare) {
      for (const [key, { group, port, slots }] of lines)
        slots.forEach((current, i) => {
          const next = i === 0 ? (outputs.get(key) as SignalId) : (slots[i - 1] as SignalId);
          declare({ group, port, slot: `${port}-${i + 1}`, current, next });
        });
    },
  };
}
