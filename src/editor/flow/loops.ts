/** Loops that new edges close, found from the edges themselves: what lies elsewhere in the drawing is not read. */
import { edgesInto, edgesOutOf, type GraphDocument, type Kinds, type ParamChange } from '../../graph/index.ts';

type Drawn = Pick<GraphDocument, 'nodes' | 'edges'>;

/** One step of delay for every undelayed edge of the strongly connected parts that the new edges belong to. */
export function loopDelays(document: Drawn, fresh: Iterable<string>, kinds: Kinds): readonly ParamChange[] {
  const { edges } = document;
  const inside = new Set<string>();
  for (const id of fresh) {
    const edge = edges[id];
    if (!edge || inside.has(id)) continue;
    const part = partOf(document, edge.from.node, edge.to.node);
    for (const member of part) for (const out of edgesOutOf(document, member)) if (part.has(edges[out]?.to.node ?? '')) inside.add(out);
  }
  return [...inside].toSorted().flatMap((owner) => {
    const edge = edges[owner];
    const isInstant = edge && 'delay' in (kinds.edges.get(edge.type)?.params.properties ?? {}) && Number(edge.params['delay'] ?? 0) === 0;
    return isInstant ? [{ owner, name: 'delay', value: 1 }] : [];
  });
}

/** A search along edges, a node at a time. */
function searching(start: string, next: (node: string) => readonly string[]) {
  const found = new Set([start]);
  const open = [start];
  return {
    found,
    isDone: () => open.length === 0,
    step() {
      for (const node of next(open.pop() as string))
        if (!found.has(node)) {
          found.add(node);
          open.push(node);
        }
    },
  };
}

/**
 * The strongly connected part that an edge between two nodes belongs to: what its end leads to, of what leads to its beginning. Both
 * are sought in turns, and the search is over with the smaller of them.
 */
function partOf(document: Drawn, from: string, to: string): ReadonlySet<string> {
  const { edges } = document;
  const after = (node: string) => edgesOutOf(document, node).map((id) => edges[id]?.to.node ?? '');
  const before = (node: string) => edgesInto(document, node).map((id) => edges[id]?.from.node ?? '');
  const [ahead, behind] = [searching(to, after), searching(from, before)];
  while (!ahead.isDone() && !behind.isDone()) {
    ahead.step();
    behind.step();
  }
  const [whole, end, back] = ahead.isDone() ? ([ahead.found, from, before] as const) : ([behind.found, to, after] as const);
  if (!whole.has(end)) return new Set();
  const part = searching(end, (node) => back(node).filter((other) => whole.has(other)));
  while (!part.isDone()) part.step();
  return part.found;
}
