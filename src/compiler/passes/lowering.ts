/** What the parts of lowering share: the program being written, and where things are. */
import type { EdgeId, NodeId, OwnerId } from '../../base/index.ts';
import type { LocalRuleName, Sizes, Verb } from '../../graph/index.ts';
import type { Builder, Connections, Emit, SignalId } from '../../ir/index.ts';
import type { Location } from '../plan.ts';
import type { Group, Grouping } from './group.ts';
import type { ResolvedEdge } from './resolve.ts';

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
  /** Whether L2 pulls it to 0. */
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

export interface Lowering {
  readonly builder: Builder;
  readonly emit: Emit;
  readonly grouping: Grouping;
  readonly sizes: ReadonlyMap<NodeId, Sizes>;
  readonly setting: Setting;
  readonly weights: ReadonlyMap<EdgeId, Float64Array>;
  readonly rates: ReadonlyMap<EdgeId, number>;
  readonly trained: Trained[];
  readonly plastic: Plastic[];
  /** The parameter that edges with a name in common share. */
  readonly shared: Map<string, { readonly signal: SignalId; readonly count: number }>;
  /** What a group's out port sent so many steps ago. */
  sent(group: Group, port: string, delay: number): SignalId;
  parameter(name: string, shape: readonly number[], values: Float64Array): SignalId;
  locate(owner: OwnerId, what: string, location: Location): void;
  /** As `locate`, for what a person can see. */
  observe(owner: OwnerId, what: string, location: Location): void;
  /** The number of steps so far. */
  clock(): SignalId;
  /** Edges into a port of a group. */
  into(group: Group, port: string): readonly ResolvedEdge[];
}
