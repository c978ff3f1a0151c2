/** How large a network is: units, weights, numbers that a training changes, and layers in every way that people count them. */
import type { JsonObject } from '../../../base/index.ts';
import {
  completed,
  edgesInto,
  edgesOutOf,
  isBias,
  metaOf,
  nodesOfType,
  type GraphDocument,
  type GraphEdge,
  type Kinds,
} from '../../../graph/index.ts';
import { isPairwise, type Scene } from '../lens/scene.ts';
import { connectedPlaces, expectedPairs } from '../lens/weights.ts';

export interface Counts {
  readonly units: number;
  readonly weights: number;
  readonly biases: number;
  /** Weights and biases that are not fixed, shared ones once; 0 where no experiment is a training. */
  readonly trainable: number;
  /** Layers of weights between the inputs and the end: 0 where the drawing is no feed-forward network of units. */
  readonly layers: number;
  /** Connections are drawn at random, and so many that it is only said about how many they are. */
  readonly isAbout: boolean;
}

export function countsOf(scene: Scene): Counts {
  const { document, kinds } = scene;
  const [units, weights] = [unitsIn(document, kinds), weightsIn(scene)];
  const isTrained = Object.values(document.experiments).some(({ verb }) => verb === 'train');
  return {
    units: units.count,
    weights: weights.count,
    biases: units.biases + weights.biases,
    trainable: isTrained ? units.learning + weights.learning : 0,
    layers: layersOf(document, kinds),
    isAbout: weights.isAbout,
  };
}

function unitsIn({ nodes }: GraphDocument, kinds: Kinds) {
  const found = { count: 0, biases: 0, learning: 0 };
  for (const { type, params } of Object.values(nodes)) {
    const kind = kinds.nodes.get(type);
    if (!kind || !('activation' in kind.params.properties)) continue;
    const complete = completed(kind.params, params);
    const size = Number(complete['size'] ?? 1);
    found.count += size;
    if (!('bias' in complete)) continue;
    found.biases += size;
    if (metaOf(kind.params, 'bias')?.trained && learns(complete)) found.learning += size;
  }
  return found;
}

/** Weights of connections; those of edges from a bias are biases. */
function weightsIn(scene: Scene) {
  const found = { count: 0, biases: 0, learning: 0, isAbout: false };
  const shared = new Set<unknown>();
  const { nodes, edges } = scene.document;
  for (const [id, { type, params, from }] of Object.entries(edges)) {
    const kind = scene.kinds.edges.get(type);
    if (!kind?.weighted) continue;
    const { count, isAbout } = weightsOn(scene, id);
    found.isAbout ||= isAbout;
    const complete = completed(kind.params, params);
    found[isBias(kind, scene.kinds.nodes.get(nodes[from.node]?.type ?? '')) ? 'biases' : 'count'] += count;
    if (learns(complete) && !shared.has(complete['share'])) found.learning += count;
    if (complete['share'] !== '') shared.add(complete['share']);
  }
  return found;
}

const learns = ({ rule }: JsonObject): boolean => rule !== 'fixed';

/** One for every connection. */
function weightsOn({ document, kinds, ends }: Scene, id: string): { readonly count: number; readonly isAbout: boolean } {
  const size = ends(id);
  if (!size) return { count: 0, isAbout: false };
  if (isPairwise(document, kinds, id)) return { count: size.from, isAbout: false };
  const expected = expectedPairs(document, kinds, id, size);
  if (expected !== undefined && expected > MOST_DRAWN) return { count: Math.round(expected), isAbout: true };
  return { count: connectedPlaces(document, kinds, id, size)?.length ?? size.from * size.to, isAbout: false };
}

/** Pairs of one edge that are drawn to be counted. */
const MOST_DRAWN = 20_000;

/** Whether it is a layer of its own; fixed weights that only hand single values of a source on, as to units that stand for inputs, are none. */
function isLayer(document: GraphDocument, kinds: Kinds, { type, params, from }: GraphEdge): boolean {
  const kind = kinds.edges.get(type);
  if (kind?.weighted !== true) return false;
  const { rule, connectivity } = completed(kind.params, params);
  const isSource = edgesInto(document, from.node).length === 0;
  return !(isSource && rule === 'fixed' && connectivity !== 'all-to-all');
}

/** Layers of weights on the longest way through the drawing; 0 where it loops, or where weights lead to nodes with a state, as neurons have. */
function layersOf(document: GraphDocument, kinds: Kinds): number {
  const { nodes, edges } = document;
  const counts = (edge: GraphEdge) => !isBias(kinds.edges.get(edge.type), kinds.nodes.get(nodes[edge.from.node]?.type ?? ''));
  const waiting = new Map(
    Object.keys(nodes).map((id) => [id, edgesInto(document, id).filter((edge) => counts(edges[edge] as GraphEdge)).length]),
  );
  const depths = new Map<string, number>();
  const ready = [...waiting.keys()].filter((id) => waiting.get(id) === 0);
  // a node comes when all before it have come: what loops never does
  let deepest = 0;
  let come = 0;
  for (const id of ready) {
    come++;
    const depth = depths.get(id) ?? 0;
    deepest = Math.max(deepest, depth);
    for (const edge of edgesOutOf(document, id).map((out) => edges[out] as GraphEdge)) {
      if (!counts(edge)) continue;
      const to = edge.to.node;
      depths.set(to, Math.max(depths.get(to) ?? 0, depth + (isLayer(document, kinds, edge) ? 1 : 0)));
      waiting.set(to, (waiting.get(to) ?? 0) - 1);
      if (waiting.get(to) === 0) ready.push(to);
    }
  }
  const lives = [...kinds.nodes.values()].some(({ type, advance }) => advance && nodesOfType(document, type).length > 0);
  return come < waiting.size || lives ? 0 : deepest;
}

/** All ways of counting in one sentence; undefined where there is no layer to count. */
export function layersInWords(layers: number): string | undefined {
  if (layers === 0) return undefined;
  const hidden = layers - 1;
  return `Keras counts ${layers} ${layers === 1 ? 'layer' : 'layers'}, readings that count the inputs ${layers + 1}; ${hidden === 0 ? 'none' : hidden} ${hidden === 0 || hidden === 1 ? 'is' : 'are'} hidden.`;
}
