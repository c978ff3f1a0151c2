/** How deep a network is, in both conventions of the literature: layers that compute, and these with the input counted as one. */
import { groupBy } from '../base/index.ts';
import { completed, type GraphDocument, type Kinds } from '../graph/index.ts';

export interface Depth {
  readonly computing: number;
  readonly withInput: number;
}

/** The most units or layers on one path along edges without delay. A loop that has no delay counts for nothing. */
export function depthOf({ nodes, edges }: GraphDocument, kinds: Kinds): Depth {
  const groups = new Map(Object.entries(nodes).map(([id, { type }]) => [id, kinds.nodes.get(type)?.group]));
  const immediate = Object.values(edges).filter(({ type, params }) => {
    const kind = kinds.edges.get(type);
    return kind && Number(completed(kind.params, params)['delay'] ?? 0) === 0;
  });
  const outgoing = groupBy(immediate, ({ from }) => from.node);
  const missing = new Map(Object.keys(nodes).map((id) => [id, 0]));
  for (const { to } of immediate) missing.set(to.node, (missing.get(to.node) ?? 0) + 1);
  const depths = new Map<string, number>();
  const ready = [...missing].filter(([, n]) => n === 0).map(([id]) => id);
  let computing = 0;
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    const depth = (depths.get(id) ?? 0) + (groups.get(id) === 'Units and layers' ? 1 : 0);
    computing = Math.max(computing, depth);
    for (const { to } of outgoing.get(id) ?? []) {
      depths.set(to.node, Math.max(depths.get(to.node) ?? 0, depth));
      const left = (missing.get(to.node) ?? 0) - 1;
      missing.set(to.node, left);
      if (left === 0) ready.push(to.node);
    }
  }
  return { computing, withInput: computing + ([...groups.values()].includes('Inputs') ? 1 : 0) };
}
