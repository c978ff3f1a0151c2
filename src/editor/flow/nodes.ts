/** What the canvas needs to know of a node: its kind, complete parameters, ports, and how many elements its values have. */
import type { JsonObject } from '../../base/index.ts';
import type { Observable } from '../../compiler/index.ts';
import { completed, type GraphDocument, type GraphNode, type Kinds, type NodeKind, type Port } from '../../graph/index.ts';

export interface KnownNode {
  readonly kind: NodeKind;
  readonly params: JsonObject;
  readonly ports: readonly Port[];
}

const known = new WeakMap<GraphNode, KnownNode | 'unknown'>();

/** Undefined when the kind is unknown. */
export function knownNode(node: GraphNode, kinds: Kinds): KnownNode | undefined {
  const before = known.get(node);
  if (before) return before === 'unknown' ? undefined : before;
  const kind = kinds.nodes.get(node.type);
  const params = kind && completed(kind.params, node.params);
  const found = kind && params ? { kind, params, ports: kind.ports(params) } : undefined;
  known.set(node, found ?? 'unknown');
  return found;
}

/** Elements of every observed value, by owner and name. */
export type SizeTable = ReadonlyMap<string, number>;

const tables = new WeakMap<readonly Observable[], SizeTable>();

export function sizeTable(observables: readonly Observable[]): SizeTable {
  const before = tables.get(observables);
  if (before) return before;
  const table = new Map(observables.map(({ owner, what, count }) => [`${owner} ${what}`, count]));
  tables.set(observables, table);
  return table;
}

/** Elements of a value: what was compiled, else what the port declares; undefined when nobody knows yet. */
export function elementsOf({ ports }: KnownNode, id: string, what: string, sizes: SizeTable): number | undefined {
  const declared = ports.find(({ name }) => name === what)?.size;
  return typeof declared === 'number' ? declared : sizes.get(`${id} ${what}`);
}

/** What a node is called on the canvas. */
export const nameOf = ({ nodes }: Pick<GraphDocument, 'nodes'>, id: string): string => nodes[id]?.label ?? id;

export const titleOf = (node: GraphNode, kinds: Kinds): string => kinds.nodes.get(node.type)?.title ?? node.type;
