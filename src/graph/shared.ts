/**
 * Edges with the same name under `share` hold one weight together. This is the rule by which everything reads and sets it:
 * the numbers are those of the first of them by id, the holder; whoever sets the weight of one sets that of all, so that the
 * numbers stay when the holder goes.
 */
import type { JsonObject } from '../base/index.ts';
import type { GraphDocument } from './document.ts';

type Edges = Readonly<Record<string, { readonly params: JsonObject }>>;

/** The parameters that say what the weights are. */
const HELD: ReadonlySet<string> = new Set(['weight', 'initial', 'scale']);

const nameOf = (params: JsonObject | undefined): string => (typeof params?.['share'] === 'string' ? params['share'] : '');

const known = new WeakMap<Edges, ReadonlyMap<string, readonly string[]>>();

/** Ids of the edges that share a weight, by the name they share, in order. */
function sharers(edges: Edges): ReadonlyMap<string, readonly string[]> {
  const found = known.get(edges);
  if (found) return found;
  const all = new Map<string, string[]>();
  for (const [id, { params }] of Object.entries(edges)) {
    const name = nameOf(params);
    if (name !== '') all.set(name, [...(all.get(name) ?? []), id]);
  }
  for (const ids of all.values()) ids.sort();
  known.set(edges, all);
  return all;
}

/** Ids of all edges that have one weight with this one, itself among them, the holder first. */
export function sharing({ edges }: Pick<GraphDocument, 'edges'>, id: string): readonly string[] {
  const name = nameOf(edges[id]?.params);
  return name === '' ? [id] : (sharers(edges).get(name) ?? [id]);
}

/** The edge that holds the weight of this one: itself, unless it shares it. */
export const holderOf = (document: Pick<GraphDocument, 'edges'>, id: string): string => sharing(document, id)[0] ?? id;

/** Everything whose parameter is set when that of `owner` is, the holder first. For a document that is being changed, too. */
export function setTogether(edges: Edges, owner: string, param: string): readonly [string, ...string[]] {
  const name = nameOf(edges[owner]?.params);
  if (name === '' || !HELD.has(param)) return [owner];
  const [first = owner, ...others] = Object.keys(edges)
    .filter((id) => nameOf(edges[id]?.params) === name)
    .toSorted();
  return [first, ...others];
}

const resolved = new WeakMap<Edges, GraphDocument['edges']>();

/** The drawing with every shared weight as its holder has it. What already says so stays the same object. */
export function withShared<D extends Pick<GraphDocument, 'edges'>>(document: D): D {
  const edges = resolved.get(document.edges) ?? edgesWithShared(document.edges);
  resolved.set(document.edges, edges);
  return edges === document.edges ? document : { ...document, edges };
}

function edgesWithShared(edges: GraphDocument['edges']): GraphDocument['edges'] {
  const changed = [...sharers(edges).values()].flatMap(([holder = '', ...others]) =>
    others.flatMap((id) => {
      const edge = edges[id];
      const held = edges[holder]?.params;
      return edge && held && !isHeldAlike(edge.params, held) ? [[id, { ...edge, params: heldBy(edge.params, held) }] as const] : [];
    }),
  );
  return changed.length === 0 ? edges : { ...edges, ...Object.fromEntries(changed) };
}

const isHeldAlike = (params: JsonObject, held: JsonObject): boolean => [...HELD].every((name) => params[name] === held[name]);

/** The parameters of an edge, with the weight of the holder. */
function heldBy(params: JsonObject, held: JsonObject): JsonObject {
  const own = Object.entries(params).filter(([name]) => !HELD.has(name));
  return Object.fromEntries([...own, ...Object.entries(held).filter(([name]) => HELD.has(name))]);
}
