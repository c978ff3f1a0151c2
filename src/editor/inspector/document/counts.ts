/** How large a network is: units, weights, numbers that could be learned, and layers in every way that people count them. */
import { completed, type GraphDocument, type Kinds } from '../../../graph/index.ts';
import { isPairwise, type Scene } from '../lens/scene.ts';
import { edgesInto } from '../lens/terms.ts';

export interface Counts {
  readonly units: number;
  readonly weights: number;
  readonly biases: number;
  /** Weights and biases. */
  readonly trainable: number;
  /** Layers of weights between the inputs and the end: 0 where nothing is weighted or the drawing loops. */
  readonly layers: number;
}

export function countsOf(scene: Scene): Counts {
  const { document, kinds } = scene;
  let units = 0;
  let biases = 0;
  for (const { type, params } of Object.values(document.nodes)) {
    const kind = kinds.nodes.get(type);
    if (!kind || !('activation' in kind.params.properties)) continue;
    const size = Number(completed(kind.params, params)['size'] ?? 1);
    units += size;
    if ('bias' in kind.params.properties) biases += size;
  }
  let weights = 0;
  for (const [id, { type }] of Object.entries(document.edges)) {
    const ends = scene.ends(id);
    if (!ends || kinds.edges.get(type)?.weighted !== true) continue;
    weights += isPairwise(document, kinds, id) ? ends.from : ends.from * ends.to;
  }
  return { units, weights, biases, trainable: weights + biases, layers: depthOf(document, kinds) };
}

/** Weighted edges on the longest way through the drawing; edges with a delay and constant sources do not count. */
function depthOf(document: GraphDocument, kinds: Kinds): number {
  const known = new Map<string, number>();
  const open = new Set<string>();
  const depth = (node: string): number => {
    const before = known.get(node);
    if (before !== undefined) return before;
    if (open.has(node)) return 0;
    open.add(node);
    let deepest = 0;
    for (const id of edgesInto(document, node)) {
      const edge = document.edges[id];
      if (!edge || Number(edge.params['delay'] ?? 0) > 0 || document.nodes[edge.from.node]?.type === 'bias') continue;
      deepest = Math.max(deepest, depth(edge.from.node) + (kinds.edges.get(edge.type)?.weighted === true ? 1 : 0));
    }
    open.delete(node);
    known.set(node, deepest);
    return deepest;
  };
  return Object.keys(document.nodes).reduce((deepest, id) => Math.max(deepest, depth(id)), 0);
}

/** All ways of counting in one sentence; undefined where there is no layer to count. */
export function layersInWords(layers: number): string | undefined {
  if (layers === 0) return undefined;
  const hidden = layers - 1;
  return `Keras counts ${layers} ${layers === 1 ? 'layer' : 'layers'}, readings that count the inputs ${layers + 1}; ${hidden === 0 ? 'none' : hidden} ${hidden === 0 || hidden === 1 ? 'is' : 'are'} hidden.`;
}
