/** What the parts of lowering share: the program being written, and where things are. */
import { groupBy, present, type NodeId, type OwnerId } from '../../base/index.ts';
import type { LocalRuleName, Sizes, Verb } from '../../graph/index.ts';
import { createBuilder, createEmit, float, type Builder, type Connections, type Emit, type SignalId } from '../../ir/index.ts';
import type { Location, Observable, Rows, Slot } from '../plan.ts';
import { batchedNodes } from './batched.ts';
import { delayLines, type DelayLines } from './delays.ts';
import type { Group, Grouping } from './group.ts';
import type { ResolvedEdge } from './resolve.ts';
import type { Valued } from './values.ts';

/** What an experiment fixes for every kind. */
export interface Setting {
  readonly verb: Verb;
  readonly seed: number;
  /** ms */
  readonly dt: number;
  /** The loss node of a training. */
  readonly loss: NodeId | undefined;
}

/** A parameter that the gradient of the loss may change. */
export interface Trained {
  readonly signal: SignalId;
  readonly owner: OwnerId;
  readonly slot: string;
  /** Whether L2 pulls it to 0: not so a bias, however it is drawn. */
  readonly decays: boolean;
}

/** A weight or a bias that changes by a rule of its own. */
export interface Plastic extends Trained {
  readonly rule: LocalRuleName;
  readonly rate: SignalId;
  /** The group whose units it leads to. */
  readonly group: Group;
  /** What it multiplies; undefined for a bias, which multiplies 1. */
  readonly presynaptic: SignalId | undefined;
  /** Undefined for a matrix from all to all, and for a bias. */
  readonly connections: Connections | undefined;
}

/** The sound part of a drawing: what is lowered. */
export interface Sound {
  readonly grouping: Grouping;
  readonly edges: readonly ResolvedEdge[];
  readonly sizes: ReadonlyMap<NodeId, Sizes>;
  readonly valued: Valued;
}

export interface Lowering extends Sound {
  readonly setting: Setting;
  readonly builder: Builder;
  readonly emit: Emit;
  /** Groups whose values have a row per case. */
  readonly batched: ReadonlySet<Group>;
  // what is gathered on the way
  readonly parameters: Map<SignalId, Float64Array>;
  readonly sources: Map<SignalId, Rows>;
  readonly locations: Map<string, Location>;
  readonly observables: Observable[];
  readonly slots: Slot[];
  /** What every group shows, by `group.port`. */
  readonly outputs: Map<string, SignalId>;
  readonly trained: Trained[];
  readonly plastic: Plastic[];
  /** The parameter that edges with a name in common share. */
  readonly shared: Map<string, { readonly signal: SignalId; readonly count: number }>;
  readonly delays: DelayLines;
  /** What a group's out port sent so many steps ago. */
  sent(group: Group, port: string, delay: number): SignalId;
  parameter(name: string, shape: readonly number[], values: Float64Array): SignalId;
  locate(owner: OwnerId, what: string, location: Location): void;
  /** As `locate`, for what a person can see. */
  observe(owner: OwnerId, what: string, shown: Omit<Observable, 'owner' | 'what'>): void;
  /** The number of steps so far. */
  clock(): SignalId;
  /** Edges into a port of a group. */
  into(group: Group, port: string): readonly ResolvedEdge[];
}

export const locationKey = (owner: string, what: string): string => `${owner} ${what}`;

export function createLowering(sound: Sound, setting: Setting): Lowering {
  const { grouping, edges, sizes, valued } = sound;
  const builder = createBuilder();
  const emit = createEmit(builder);
  const outputs = new Map<string, SignalId>();
  const withRows = batchedNodes(edges, valued);
  const batched = new Set(grouping.groups.filter(({ members }) => members.some((id) => withRows.has(id))));
  const delays = delayLines(builder, { batched, sizes, outputs });
  const parameters = new Map<SignalId, Float64Array>();
  const locations = new Map<string, Location>();
  const observables: Observable[] = [];
  const entering = groupBy(edges, ({ to }) => `${grouping.groupOf.get(to.node)?.group.name}.${to.port}`);
  let clock: SignalId | undefined;
  const locate = (owner: OwnerId, what: string, location: Location) => void locations.set(locationKey(owner, what), location);
  return {
    ...sound,
    setting,
    builder,
    emit,
    batched,
    parameters,
    sources: new Map(),
    locations,
    observables,
    slots: [],
    outputs,
    trained: [],
    plastic: [],
    shared: new Map(),
    delays,
    sent: (group, port, delay) =>
      delay === 0 ? present(outputs.get(`${group.name}.${port}`), `${group.name}.${port}`) : delays.past(group, port, delay),
    parameter(name, shape, values) {
      const signal = builder.declare('parameter', name, float(shape, false));
      parameters.set(signal, values);
      return signal;
    },
    locate,
    observe(owner, what, shown) {
      const { signal, index, count } = shown;
      locate(owner, what, { signal, index, count });
      observables.push({ ...shown, owner, what });
    },
    clock: () => (clock ??= builder.declare('clock', 'clock', float([1], false))),
    into: (group, port) => entering.get(`${group.name}.${port}`) ?? [],
  };
}
