/** The kind of a node or an edge, by its id. */
import { kinds } from '../../../../nodes/kinds.ts';
import type { GraphDocument, Kind } from '../../../graph/index.ts';

export function kindOf({ nodes, edges }: GraphDocument, owner: string): Kind | undefined {
  const edge = edges[owner];
  return edge ? kinds.edges.get(edge.type) : kinds.nodes.get(nodes[owner]?.type ?? '');
}
