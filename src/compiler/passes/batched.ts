/** Which nodes have a row per case: those whose values depend on a source. */
import { groupBy, type NodeId } from '../../base/index.ts';
import type { ResolvedEdge } from './resolve.ts';
import type { Valued } from './values.ts';

export function batchedNodes(edges: readonly ResolvedEdge[], { nodes }: Valued): ReadonlySet<NodeId> {
  const fed = [...nodes].filter(([, { sources }]) => Object.keys(sources).length > 0).map(([id]) => id);
  const leaving = groupBy(edges, ({ from }) => from.node);
  const batched = new Set(fed);
  const pending = [...batched];
  for (let id = pending.pop(); id !== undefined; id = pending.pop())
    for (const { to } of leaving.get(id) ?? []) {
      if (batched.has(to.node)) continue;
      batched.add(to.node);
      pending.push(to.node);
    }
  return batched;
}
