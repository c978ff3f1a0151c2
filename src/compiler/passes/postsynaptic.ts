/** The units that a connection leads to, as a local rule finds them: also those that are drawn in parts, a sum and its activation apart. */
import { groupBy, type NodeId } from '../../base/index.ts';
import { elements, type SignalId } from '../../ir/index.ts';
import type { Group } from './group.ts';
import type { Lowering } from './lowering.ts';
import type { ResolvedEdge } from './resolve.ts';

/** Elements `from` of a group of units are what elements `to` of the group that takes the connections become. */
export interface Units {
  readonly group: Group;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

const activates = ({ outputs }: Lowering, { name }: Group): boolean => outputs.has(`${name}.activation`);

/** The one wire that leaves a sum, without delay, for a node that activates it; undefined where something else does. */
function ownActivation(lowering: Lowering, leaving: readonly ResolvedEdge[]): NodeId | undefined {
  const [edge, ...others] = leaving;
  if (!edge || others.length > 0 || edge.kind.weighted || edge.delay > 0 || edge.to.port !== 'netInput') return undefined;
  const target = lowering.grouping.groupOf.get(edge.to.node)?.group;
  return target && activates(lowering, target) && !target.kind.params.properties['bias'] ? edge.to.node : undefined;
}

/** Every element of `group` in one of them: units have an activation of their own, sums have that of the node that they alone feed, if any. */
export function unitsOf(lowering: Lowering, group: Group): readonly Units[] {
  const { grouping, edges, builder, outputs } = lowering;
  const size = elements(builder.typeOf(outputs.get(`${group.name}.netInput`) as SignalId).shape);
  const all = Array.from({ length: size }, (_, i) => i);
  if (activates(lowering, group)) return [{ group, from: all, to: all }];
  const leaving = groupBy(edges, ({ from }) => from.node);
  const places = group.members.flatMap((member, i) => {
    const unit = ownActivation(lowering, leaving.get(member) ?? []);
    const found = unit === undefined ? undefined : grouping.groupOf.get(unit);
    const own = { group: found?.group ?? group, at: found?.index ?? i };
    return group.scalar ? [{ ...own, to: i }] : all.map((to) => ({ ...own, at: to, to }));
  });
  return [...groupBy(places, (place) => place.group)].map(([of, parts]) => ({
    group: of,
    from: parts.map(({ at }) => at),
    to: parts.map(({ to }) => to),
  }));
}

/** What each group of units gives, laid where its elements are; parts of one whole as they are. */
export function laidOut(
  { builder, emit }: Lowering,
  size: number,
  parts: readonly { readonly units: Units; readonly value: SignalId }[],
): SignalId {
  const isWhole = ({ from, to }: Units, value: SignalId) =>
    from.length === size && elements(builder.typeOf(value).shape) === size && from.every((at, e) => at === e && to[e] === e);
  const laid = parts.map(({ units, value }) =>
    isWhole(units, value)
      ? value
      : builder.op('route', [value], { from: Int32Array.from(units.from), to: Int32Array.from(units.to), size }),
  );
  const [first, ...others] = laid as [SignalId, ...SignalId[]];
  return others.reduce((sum, part) => emit.add(sum, part), first);
}
