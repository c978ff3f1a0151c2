/** What the parts of lowering share: the program being written, and where things are. */
import type { EdgeId, NodeId, OwnerId } from '../../base/index.ts';
import type { Sizes } from '../../graph/index.ts';
import type { Builder, Emit, SignalId } from '../../ir/index.ts';
import type { Location } from '../plan.ts';
import type { Group, Grouping } from './group.ts';

export interface Lowering {
  readonly builder: Builder;
  readonly emit: Emit;
  readonly grouping: Grouping;
  readonly sizes: ReadonlyMap<NodeId, Sizes>;
  readonly weights: ReadonlyMap<EdgeId, Float64Array>;
  /** What a group's out port sent so many steps ago. */
  sent(group: Group, port: string, delay: number): SignalId;
  parameter(name: string, shape: readonly number[], values: Float64Array): SignalId;
  locate(owner: OwnerId, what: string, location: Location): void;
}
