/** What the `lower`, `start` and `advance` of a kind are given. */
import { fnv1a, type JsonObject, type NodeId } from '../../base/index.ts';
import type { LowerContext } from '../../graph/index.ts';
import { float, type SignalId } from '../../ir/index.ts';
import type { Group } from './group.ts';
import type { Lowering } from './lowering.ts';

/** Inputs and shown values are filled in as they become known. */
export type Context = Omit<LowerContext<JsonObject>, 'inputs'> & {
  readonly inputs: Record<string, SignalId>;
  readonly shown: Record<string, SignalId>;
};

/** The state slots of a group as signals, and where each member's part of them is. */
export function declareStates({ builder, batched, slots }: Lowering, group: Group): Readonly<Record<string, SignalId>> {
  const { name, kind, members, scalar, structure } = group;
  const states: Record<string, SignalId> = {};
  for (const [slot, size] of Object.entries(kind.states?.(structure) ?? {})) {
    const signal = builder.declare('state', `${name}.${slot}`, float([scalar ? members.length : size], batched.has(group)));
    states[slot] = signal;
    members.forEach((owner, i) => slots.push({ owner, slot, signal, index: scalar ? i : 0, count: scalar ? 1 : size }));
  }
  return states;
}

const word = (owner: NodeId, purpose: string): number => fnv1a(`${owner}/${purpose}`);

export function contextOf(
  lowering: Lowering,
  group: Group,
  values: Readonly<Record<string, SignalId>>,
  states: Readonly<Record<string, SignalId>>,
): Context {
  const { builder, emit, setting, sizes } = lowering;
  const { structure, members, scalar } = group;
  const size = scalar ? members.length : (Object.values(sizes.get(members[0] as NodeId) ?? {})[0] ?? 1);
  return {
    structure,
    values,
    inputs: {},
    shown: {},
    arrives: (port) => lowering.into(group, port).length > 0,
    states,
    size,
    emit,
    verb: setting.verb,
    dt: setting.dt,
    get clock() {
      return lowering.clock();
    },
    random(purpose) {
      const keys = Int32Array.from({ length: size }, (_, i) => word(members[scalar ? i : 0] as NodeId, purpose));
      const elements = Int32Array.from({ length: size }, (_, i) => (scalar ? 0 : i));
      const like = Object.values(states)[0] ?? emit.fill(0, size);
      return builder.op('random', [lowering.clock(), like], { seed: setting.seed, keys, elements });
    },
    key: (purpose) => [setting.seed, word(members[0] as NodeId, purpose)],
  };
}
