/** How large a network is: units, weights, numbers that a training changes, and layers in every way that people count them. */
import type { JsonObject } from '../../../base/index.ts';
import { completed, isBias, metaOf, type GraphDocument, type GraphEdge, type Kinds } from '../../../graph/index.ts';
import { isPairwise, type Scene } from '../lens/scene.ts';
import { edgesInto } from '../lens/terms.ts';
import { connectedPlaces } from '../lens/weights.ts';

export interface Counts {
  readonly units: number;
  readonly weights: number;
  readonly biases: number;
  /** Weights and biases that are not fixed, shared ones once; 0 where no experiment is a training. */
  readonly trainable: number;
  /** Layers of weights between the inputs and the end: 0 where the drawing is no feed-forward network of units. */
  readonly layers: number;
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
  const found = { count: 0, biases: 0, learning: 0 };
  const shared = new Set<unknown>();
  const { nodes, edges } = scene.document;
  for (const [id, { type, params, from }] of Object.entries(edges)) {
    const kind = scene.kinds.edges.get(type);
    if (!kind?.weighted) continue;
    const count = weightsOn(scene, id);
    const complete = completed(kind.params, params);
    found[isBias(kind, scene.kinds.nodes.get(nodes[from.node]?.type ?? '')) ? 'biases' : 'count'] += count;
    if (learns(complete) && !shared.has(complete['share'])) found.learning += count;
    if (complete['share'] !== '') shared.add(complete['share']);
  }
  return found;
}

const learns = ({ rule }: JsonObject): boolean => rule !== 'fixed';

/** One for every connection. */
function weightsOn({ document, kinds, ends }: Scene, id: string): number {
  const size = ends(id);
  if (!size) return 0;
  if (isPairwise(document, kinds, id)) return size.from;
  return connectedPlaces(document, kinds, id, size)?.length ?? size.from * size.to;
}

/** Whether it is a layer of its own; fixed weights that only hand single values of a source on, as to units that stand for inputs, are none. */
function isLayer({ edges }: GraphDocument, kinds: Kinds, { type, params, from }: GraphEdge): boolean {
  const kind = kinds.edges.get(type);
  if (kind?.weighted !== true) return false;
  const { rule, connectivity } = completed(kind.params, params);
  const isSource = !Object.values(edges).some(({ to }) => to.node === from.node);
  return !(isSource && rule === 'fixed' && connectivity !== 'all-to-all');
}

/** Layers of weights on the longest way through the drawing; 0 where it loops, or where weights lead to nodes with a state, as neurons have. */
function layersOf(document: GraphDocument, kinds: Kinds): number {
  const known = new Map<string, number>();
  const open = new Set<string>();
  let loops = false;
  const depth = (node: string): number => {
    const before = known.get(node);
    if (before !== undefined) return before;
    if (open.has(node)) {
      loops = true;
      return 0;
    }
    open.add(node);
    let deepest = 0;
    for (const id of edgesInto(document, node)) {
      const edge = document.edges[id];
      if (!edge || isBias(kinds.edges.get(edge.type), kinds.nodes.get(document.nodes[edge.from.node]?.type ?? ''))) continue;
      deepest = Math.max(deepest, depth(edge.from.node) + (isLayer(document, kinds, edge) ? 1 : 0));
    }
    open.delete(node);
    known.set(node, deepest);
    return deepest;
  };
  const layers = Object.keys(document.nodes).reduce((deepest, id) => Math.max(deepest, depth(id)), 0);
  return loops || Object.values(document.nodes).some(({ type }) => kinds.nodes.get(type)?.advance) ? 0 : layers;
}

/** All ways of counting in one sentence; undefined where there is no layer to count. */
export function layersInWords(layers: number): string | undefined {
  if (layers === 0) return undefined;
  const hidden = layers - 1;
  return `Keras counts ${layers} ${layers === 1 ? 'layer' : 'layers'}, readings that count the inputs ${layers + 1}; ${hidden === 0 ? 'none' : hidden} ${hidden === 0 || hidden === 1 ? 'is' : 'are'} hidden.`;
}
