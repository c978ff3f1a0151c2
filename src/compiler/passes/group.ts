/**
 * Makes a network that is wired unit by unit as fast as a layer: single units of equal kind, equal structural parameters and equal
 * level become one group, whose values are vectors with an element per unit. All of a group have a row per case, or none: what is drawn
 * at random is drawn for every row. A vector-valued node is a group of its own.
 */
import type { JsonObject, NodeId } from '../../base/index.ts';
import { paramNames, type NodeKind, type Sizes } from '../../graph/index.ts';
import { structureKey, type Resolved } from './resolve.ts';

export interface Group {
  readonly name: string;
  readonly kind: NodeKind;
  /** Parameters of the first member; the structural ones are those of all. */
  readonly structure: JsonObject;
  readonly level: number;
  readonly members: readonly NodeId[];
  /** True when the group's values have one element per member; else its one member's values are vectors. */
  readonly scalar: boolean;
}

export interface Grouping {
  /** In the order of levels: what a group needs without delay comes before it. */
  readonly groups: readonly Group[];
  readonly groupOf: ReadonlyMap<NodeId, { readonly group: Group; readonly index: number }>;
}

export interface GroupOptions {
  /** False leaves every node alone: the slow, obvious way that the grouped one is compared with. */
  readonly together: boolean;
}

export function group(
  { nodes }: Resolved,
  levels: ReadonlyMap<NodeId, number>,
  sizes: ReadonlyMap<NodeId, Sizes>,
  { together, batched }: GroupOptions & { readonly batched: ReadonlySet<NodeId> },
): Grouping {
  const members = new Map<string, NodeId[]>();
  for (const [id, { kind, params }] of nodes) {
    const size = sizes.get(id);
    if (!size || Object.keys(size).length === 0) continue;
    const scalar = together && !kind.mixes && Object.values(size).every((n) => n === 1);
    const like = () => structureKey(params, paramNames(kind.params, 'structure'));
    const key = scalar ? `${levels.get(id)} ${batched.has(id)} ${kind.type} ${like()}` : `alone ${id}`;
    const list = members.get(key);
    if (list) list.push(id);
    else members.set(key, [id]);
  }
  const groups = [...members.values()].map((ids): Group => {
    const [first] = ids as [NodeId, ...NodeId[]];
    const { kind, params } = nodes.get(first) as NonNullable<ReturnType<typeof nodes.get>>;
    const scalar = !kind.mixes && Object.values(sizes.get(first) ?? {}).every((n) => n === 1);
    const name = ids.length === 1 ? first : `${first}…${ids.at(-1)}`;
    return { name, kind, structure: params, level: levels.get(first) ?? 0, members: ids, scalar };
  });
  groups.sort((a, b) => a.level - b.level);
  return { groups, groupOf: new Map(groups.flatMap((g) => g.members.map((id, index) => [id, { group: g, index }] as const))) };
}

/** Groups as a table, for `neuroloom explain --stage grouped`. */
export function printGroups({ groups }: Grouping): string {
  return groups
    .map(({ name, kind, level, members, scalar }) => `level ${level}  ${kind.type} ×${members.length}${scalar ? '' : ' (vector)'}  ${name}`)
    .join('\n');
}

/** What the kind of a group declares of a value that it shows: that there may be none. */
export function undefinedOf({ kind, structure }: Group, what: string): { readonly mayBeUndefined?: true } {
  return kind.observed(structure).some(({ name, mayBeUndefined }) => name === what && mayBeUndefined) ? { mayBeUndefined: true } : {};
}
