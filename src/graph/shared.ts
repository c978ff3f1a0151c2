/**
 * Edges with the same name under `share` hold one weight together. This is the rule by which everything reads and sets it:
 * the numbers are those of the first of them by id, the holder; whoever sets the weight of one sets that of all, so that the
 * numbers stay when the holder goes.
 */
import { isDraft } from 'immer';
import type { JsonObject } from '../base/index.ts';
import type { GraphDocument, GraphEdge } from './document.ts';
import { edgesSharing, follow } from './facts.ts';

/** The parameters that say what the weights are. */
const HELD: ReadonlySet<string> = new Set(['weight', 'initial', 'scale']);

const nameOf = (params: JsonObject | undefined): string => (typeof params?.['share'] === 'string' ? params['share'] : '');

/** Ids of all edges that have one weight with this one, itself among them, the holder first. */
export function sharing({ edges }: Pick<GraphDocument, 'edges'>, id: string): readonly string[] {
  const name = nameOf(edges[id]?.params);
  return name === '' ? [id] : edgesSharing(edges, name);
}

/** The edge that holds the weight of this one: itself, unless it shares it. */
export const holderOf = (document: Pick<GraphDocument, 'edges'>, id: string): string => sharing(document, id)[0] ?? id;

/** Everything whose parameter is set when that of `owner` is, the holder first. For a document that is being changed, too. */
export function setTogether(edges: GraphDocument['edges'], owner: string, param: string): readonly [string, ...string[]] {
  const name = nameOf(edges[owner]?.params);
  if (name === '' || !HELD.has(param)) return [owner];
  const all = isDraft(edges) ? Object.keys(edges).filter((id) => nameOf(edges[id]?.params) === name) : edgesSharing(edges, name);
  const [first = owner, ...others] = all.toSorted();
  return [first, ...others];
}

type AllEdges = GraphDocument['edges'];
const resolved = new WeakMap<AllEdges, AllEdges>();

/** The drawing with every shared weight as its holder has it. What already says so stays the same object. */
export function withShared<D extends Pick<GraphDocument, 'edges'>>(document: D): D {
  const edges = resolved.get(document.edges) ?? replaced(document.edges, heldIn(document.edges, edgesSharing(document.edges)));
  resolved.set(document.edges, edges);
  return edges === document.edges ? document : { ...document, edges };
}

/** Carries what `withShared` found on to the next record of edges, in which only these ids may differ. */
export function followShared(before: AllEdges, after: AllEdges, ids: Iterable<string>): void {
  const found = resolved.get(before);
  if (!found || before === after || resolved.has(after)) return;
  const names = new Set([...ids].flatMap((id) => [nameOf(before[id]?.params), nameOf(after[id]?.params)]));
  names.delete('');
  if (names.size === 0 && found === before) return void resolved.set(after, after);
  if (found === before)
    return void resolved.set(
      after,
      replaced(
        after,
        heldIn(
          after,
          [...names].flatMap((name) => edgesSharing(after, name)),
        ),
      ),
    );
  resolved.set(after, replaced(after, heldIn(after, edgesSharing(after))));
}

/** Edges whose weights are not written as their holder has them, as they are then. */
function heldIn(edges: AllEdges, ids: readonly string[]): ReadonlyMap<string, GraphEdge> {
  const changed = new Map<string, GraphEdge>();
  for (const id of ids) {
    const edge = edges[id];
    const held = edges[holderOf({ edges }, id)]?.params;
    if (edge && held && !isHeldAlike(edge.params, held)) changed.set(id, { ...edge, params: heldBy(edge.params, held) });
  }
  return changed;
}

function replaced(edges: AllEdges, changed: ReadonlyMap<string, GraphEdge>): AllEdges {
  if (changed.size === 0) return edges;
  const next = { ...edges, ...Object.fromEntries(changed) };
  follow(edges, next, changed.keys());
  return next;
}

const isHeldAlike = (params: JsonObject, held: JsonObject): boolean => [...HELD].every((name) => params[name] === held[name]);

/** The parameters of an edge, with the weight of the holder. */
function heldBy(params: JsonObject, held: JsonObject): JsonObject {
  const own = Object.entries(params).filter(([name]) => !HELD.has(name));
  return Object.fromEntries([...own, ...Object.entries(held).filter(([name]) => HELD.has(name))]);
}
