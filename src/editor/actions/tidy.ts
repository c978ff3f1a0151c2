/** Positions from left to right, the way the values flow. */
import type { GraphDocument } from '../../graph/index.ts';

/** About what a node and its label measure on the canvas. */
const WIDTH = 90;
const HEIGHT = 90;

/** `only` lays out these nodes, and leaves the others; their middle stays where it was. */
export async function tidyPositions(
  { nodes, edges }: GraphDocument,
  only?: ReadonlySet<string>,
): Promise<Readonly<Record<string, readonly [number, number]>>> {
  const { Graph, layout } = await import('@dagrejs/dagre');
  const ids = Object.keys(nodes).filter((id) => nodes[id]?.type !== 'note' && (!only || only.has(id)));
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 45, ranksep: 130 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const id of ids) graph.setNode(id, { width: WIDTH, height: HEIGHT });
  for (const { from, to } of Object.values(edges))
    if (from.node !== to.node && graph.hasNode(from.node) && graph.hasNode(to.node)) graph.setEdge(from.node, to.node);
  layout(graph);
  const laidOut = ids.map((id) => [id, graph.node(id) as unknown as { x: number; y: number }] as const);
  const before = middle(ids.map((id) => nodes[id]?.position ?? [0, 0]));
  const after = middle(laidOut.map(([, { x, y }]) => [x, y]));
  return Object.fromEntries(
    laidOut.map(([id, { x, y }]) => [id, [Math.round(x - after[0] + before[0]), Math.round(y - after[1] + before[1])]]),
  );
}

const between = (values: readonly number[]): number => (Math.min(...values) + Math.max(...values)) / 2;

function middle(points: readonly (readonly [number, number])[]): readonly [number, number] {
  return points.length === 0 ? [0, 0] : [between(points.map(([x]) => x)), between(points.map(([, y]) => y))];
}
