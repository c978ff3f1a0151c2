/**
 * What follows from a drawing and is asked again and again: which edges lead into and out of a node, which nodes are of a kind, what
 * shares a weight, what changed since. One index for each record of nodes or edges; a command carries it on to the next record by
 * its patches (history.ts), so that no gesture reads the whole drawing.
 */
import { isDraft, original } from 'immer';
import { groupBy, isJsonObject, Versioned } from '../base/index.ts';
import type { GraphDocument, GraphEdge, GraphNode } from './document.ts';

type Item = GraphNode | GraphEdge;
type Items = Readonly<Record<string, Item>>;
type Lists = Versioned<readonly string[]>;

interface Facts {
  readonly items: Versioned<Item>;
  /** Sorted ids by what they have in common, as `keysOf` says it. */
  readonly lists: Lists;
}

const known = new WeakMap<Items, Facts>();

/** Names of the tensors that parameters refer to. */
export const tensorNames = (params: GraphNode['params']): readonly string[] =>
  Object.values(params).flatMap((value) => (isJsonObject(value) && typeof value['tensor'] === 'string' ? [value['tensor']] : []));

/** Nodes are found by place in squares of this side, px: no node but a note is wider or higher. */
const CELL = 512;
const cell = (column: number, row: number): string => `cell ${column} ${row}`;
const cellOf = ([x, y]: GraphNode['position']): string => cell(Math.floor(x / CELL), Math.floor(y / CELL));

/** The lists that a node or an edge stands in. */
function keysOf(item: Item): readonly string[] {
  const { type, params } = item;
  const common = [`type ${type}`, ...tensorNames(params).map((name) => `tensor ${name}`)];
  if (!('from' in item)) return [...common, cellOf(item.position), ...(item.label === undefined ? [] : [`label ${item.label}`])];
  const share = params['share'];
  const isDelayed = params['delay'] !== undefined && params['delay'] !== 0;
  return [
    ...common,
    `into ${item.to.node}`,
    `outOf ${item.from.node}`,
    ...(typeof share === 'string' && share !== '' ? [`share ${share}`, 'shared'] : []),
    ...(isDelayed ? ['delayed'] : []),
  ];
}

const NONE: readonly string[] = [];
const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function factsOf(items: Items): Facts {
  const found = known.get(items);
  if (found) return found;
  const entries = Object.entries(items);
  const pairs = entries.flatMap(([id, item]) => [...new Set(keysOf(item))].map((key) => ({ id, key })));
  const lists = new Map<string, readonly string[]>();
  for (const [key, members] of groupBy(pairs, (pair) => pair.key)) lists.set(key, members.map(({ id }) => id).toSorted(inOrder));
  const facts = { items: new Versioned(new Map(entries)), lists: new Versioned(lists) };
  known.set(items, facts);
  return facts;
}

const ownOf = (items: Items, id: string): Item | undefined => (Object.hasOwn(items, id) ? items[id] : undefined);

/** Makes known that `after` is `before` but for these ids; what was never asked of `before` is read when it is asked of `after`. */
export function follow(before: Items, after: Items, ids: Iterable<string>): void {
  const facts = before === after ? undefined : known.get(before);
  if (!facts || known.has(after)) return;
  const changed = new Map<string, Item | undefined>();
  const lists = new Map<string, Set<string>>();
  for (const id of ids) {
    const [old, now] = [facts.items.get(id), ownOf(after, id)];
    if (old === now) continue;
    changed.set(id, now);
    move(facts.lists, lists, { id, from: new Set(old && keysOf(old)), to: new Set(now && keysOf(now)) });
  }
  const sorted = new Map([...lists].map(([key, members]) => [key, members.size === 0 ? undefined : [...members].toSorted(inOrder)]));
  known.set(after, { items: facts.items.with(changed), lists: sorted.size === 0 ? facts.lists : facts.lists.with(sorted) });
}

/** Takes an id from the lists in which it stood and puts it into those in which it stands. */
function move(
  before: Lists,
  lists: Map<string, Set<string>>,
  { id, from, to }: { readonly id: string; readonly from: ReadonlySet<string>; readonly to: ReadonlySet<string> },
): void {
  for (const key of new Set([...from, ...to])) {
    if (from.has(key) === to.has(key)) continue;
    const members = lists.get(key) ?? new Set(before.get(key));
    if (to.has(key)) members.add(id);
    else members.delete(id);
    lists.set(key, members);
  }
}

/** Ids of what changed, came or went between two records; undefined when one is not known to come from the other. */
export function changedIds(before: Items, after: Items): ReadonlySet<string> | undefined {
  if (before === after) return new Set();
  return factsOf(after).items.changedSince(factsOf(before).items);
}

export const countOf = (items: Items): number => factsOf(items).items.size;

type Edges = Pick<GraphDocument, 'edges'>;
type Nodes = Pick<GraphDocument, 'nodes'>;
/** What a command was given to change, before it began. */
export const asItWas = <T>(items: T): T => (isDraft(items) ? ((original as (draft: unknown) => unknown)(items) as T) : items);

const listed = (items: Items, key: string): readonly string[] => factsOf(asItWas(items)).lists.get(key) ?? NONE;

/** Ids of the edges that enter a node, in order. */
export const edgesInto = ({ edges }: Edges, node: string): readonly string[] => listed(edges, `into ${node}`);
/** Ids of the edges that leave a node, in order. */
export const edgesOutOf = ({ edges }: Edges, node: string): readonly string[] => listed(edges, `outOf ${node}`);
/** Ids of the edges at a node, one that leads from it to itself twice. */
export const edgesAt = (drawn: Edges, node: string): readonly string[] => [...edgesInto(drawn, node), ...edgesOutOf(drawn, node)];
/** Ids of the edges that take steps. */
export const delayedEdges = ({ edges }: Edges): readonly string[] => listed(edges, 'delayed');
/** Ids of the nodes of a kind, in order. */
export const nodesOfType = ({ nodes }: Nodes, type: string): readonly string[] => listed(nodes, `type ${type}`);
/** Ids of the nodes with this label, in order. */
export const nodesCalled = ({ nodes }: Nodes, label: string): readonly string[] => listed(nodes, `label ${label}`);

/** Ids of all nodes of which a part may lie in a box, and of some beside it. */
export function nodesNear(
  { nodes }: Nodes,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
) {
  const found: string[] = [];
  const [bottom, right] = [Math.floor((box.y + box.height) / CELL), Math.floor((box.x + box.width) / CELL)];
  for (let row = Math.floor(box.y / CELL) - 1; row <= bottom; row++)
    for (let column = Math.floor(box.x / CELL) - 1; column <= right; column++) found.push(...listed(nodes, cell(column, row)));
  return found;
}

/** Ids of the edges that share a weight under this name, in order; of all that share one under no name. */
export const edgesSharing = (edges: GraphDocument['edges'], name?: string): readonly string[] =>
  listed(edges, name === undefined ? 'shared' : `share ${name}`);
/** Ids of the nodes and edges with a parameter that refers to a tensor. */
export const usersOf = ({ nodes, edges }: Nodes & Edges, tensor: string): readonly string[] =>
  [nodes, edges].flatMap((items) => listed(items, `tensor ${tensor}`));
