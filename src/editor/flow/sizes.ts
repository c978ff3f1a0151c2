/** How much room nodes take on the canvas: by their kind's view, with the name above and the small number below. */
import { views } from '../../../nodes/views.ts';
import { countOf, edgesAt, type GraphDocument, type GraphEdge, type GraphNode, type Kinds } from '../../graph/index.ts';
import type { NodeView } from '../kit/index.ts';
import type { Box } from './chips.ts';
import { curveBetween, pointAt } from './geometry.ts';
import { elementsOf, knownNode, type SizeTable } from './nodes.ts';

/** Of a kind that nobody knows. */
export const PLACEHOLDER: readonly [number, number] = [190, 84];

export interface Measuring {
  readonly kinds: Kinds;
  readonly views: ReadonlyMap<string, NodeView>;
  readonly sizes: SizeTable;
}

/** Elements of the value by which a node's view is as large as it is. */
export function elementsIn(id: string, node: GraphNode, measuring: Measuring): number {
  const known = knownNode(node, measuring.kinds);
  const view = measuring.views.get(node.type);
  const what = view?.counts ?? view?.main?.what;
  return (known && what !== undefined ? elementsOf(known, id, what, measuring.sizes) : undefined) ?? 1;
}

const NAME_ABOVE = 34;
const NUMBER_BELOW = 26;
const WIDEST_NAME = 220;
const LETTER = 8.5;
const ASIDE = 10;

/** A node with its name, its net input and a little air. */
export function roomy({ x, y, width, height }: Box, name: string): Box {
  const wide = Math.max(width, Math.min(WIDEST_NAME, name.length * LETTER + 12)) + 2 * ASIDE;
  return { x: x + width / 2 - wide / 2, y: y - NAME_ABOVE, width: wide, height: height + NAME_ABOVE + NUMBER_BELOW };
}

export interface Measured {
  readonly box: Box;
  /** With its name and the number below. */
  readonly room: Box;
}

/** Every node when no ids are given. */
export function measured(
  document: GraphDocument,
  { kinds, sizes }: Pick<Measuring, 'kinds' | 'sizes'>,
  ids: readonly string[] = Object.keys(document.nodes),
): readonly Measured[] {
  return ids.flatMap((id): Measured[] => {
    const node = document.nodes[id];
    if (!node) return [];
    const params = knownNode(node, kinds)?.params;
    const [width, height] = (params && views.get(node.type)?.size(params, elementsIn(id, node, { kinds, views, sizes }))) ?? PLACEHOLDER;
    const [x, y] = node.position;
    const box = { x, y, width, height };
    return [{ box, room: roomy(box, node.type === 'note' && node.label === undefined ? '' : (node.label ?? id)) }];
  });
}

const FEW_EDGES = 200;
const PIECES = 14;
const THICK = 16;

/** Small boxes along the edges of these nodes, and along all of a drawing of few; about where their lines run. */
export function alongEdges(
  document: GraphDocument,
  measuring: Pick<Measuring, 'kinds' | 'sizes'>,
  nodes: readonly string[],
): readonly Box[] {
  const { edges } = document;
  const ids = countOf(edges) <= FEW_EDGES ? Object.keys(edges) : new Set(nodes.flatMap((node) => edgesAt(document, node)));
  return [...ids].flatMap((id): Box[] => {
    const { from, to } = edges[id] as GraphEdge;
    const [a, b] = [from.node, to.node].map((node) => measured(document, measuring, [node])[0]?.box);
    if (!a || !b || from.node === to.node) return [];
    const curve = curveBetween({ x: a.x + a.width, y: a.y + a.height / 2 }, { x: b.x, y: b.y + b.height / 2 });
    return Array.from({ length: PIECES }, (_, i) => {
      const { x, y } = pointAt(curve, (i + 0.5) / PIECES);
      return { x: x - THICK / 2, y: y - THICK / 2, width: THICK, height: THICK };
    });
  });
}

/** The smallest box around several; undefined for none. */
export function around(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined;
  const [left, top] = [Math.min(...boxes.map(({ x }) => x)), Math.min(...boxes.map(({ y }) => y))];
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}
