/** Where the chips of a drawing stand: searched for in a small one, fanned out at every node in a large one. */
import { countOf, edgesInto, type GraphDocument, type GraphEdge } from '../../graph/index.ts';
import { chipPlaces, fannedOut, SEARCHED, type Box, type ChipLine } from './chips.ts';
import { curveBetween, curveToItself, type Point } from './geometry.ts';
import { liftOf, type CanvasNode } from './projection.ts';

export const isSmall = ({ nodes, edges }: GraphDocument): boolean => countOf(edges) <= SEARCHED && countOf(nodes) <= SEARCHED;

/** In a large drawing: by its place among the edges into its node alone. */
export const fannedChip = (document: GraphDocument, id: string): number =>
  fannedOut(edgesInto(document, document.edges[id]?.to.node ?? '').indexOf(id));

type Places = ReadonlyMap<string, number>;

const same = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, i) => Object.is(item, b[i]));

/** In a small drawing: they follow from positions and ends alone, and a weight that is dragged does not move them. */
export function rememberPlaces(): (document: GraphDocument, nodes: readonly CanvasNode[]) => Places {
  let known: { readonly key: readonly unknown[]; readonly places: Places } = { key: [], places: new Map() };
  return (document, nodes) => {
    // ports stay while a node is dragged, and chips with them: only what is committed counts
    const key = [
      ...Object.values(document.nodes).map(({ position }) => position),
      null,
      ...nodes.map(({ data }) => data.ports),
      null,
      ...Object.entries(document.edges).flatMap(([id, { from, to }]) => [id, from, to]),
    ];
    if (!same(key, known.key)) known = { key, places: placesOf(document, nodes) };
    return known.places;
  };
}

function placesOf({ edges, nodes: drawn }: GraphDocument, nodes: readonly CanvasNode[]): Places {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const end = ({ node, port }: GraphEdge['from'], direction: 'in' | 'out'): Point | undefined => {
    const box = byId.get(node);
    const place = box?.data.ports.find((candidate) => candidate.name === port && candidate.direction === direction);
    const [x, y] = drawn[node]?.position ?? [0, 0];
    return box && place && { x: x + (direction === 'out' ? (box.width ?? 0) : 0), y: y + place.y };
  };
  const lines = Object.entries(edges).flatMap(([id, { from, to }]): ChipLine[] => {
    const [a, b] = [end(from, 'out'), end(to, 'in')];
    if (!a || !b) return [];
    const isLoop = from.node === to.node;
    return [{ id, curve: isLoop ? curveToItself(a, b, liftOf({ from, to }, byId.get(from.node)?.data)) : curveBetween(a, b) }];
  });
  const boxes = nodes
    .filter(({ data }) => data.type !== 'note')
    .map(({ id, width = 0, height = 0 }): Box => ({
      x: drawn[id]?.position[0] ?? 0,
      y: (drawn[id]?.position[1] ?? 0) - 20,
      width,
      height: height + 20,
    }));
  return chipPlaces(lines, boxes);
}
