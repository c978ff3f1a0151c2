/** The weights of an edge as numbers: given, in a tensor, or drawn from the seed exactly as the compiler draws them. */
import { normal, uniform } from '../../../base/index.ts';
import { completed, resolveNumbers, type GraphDocument, type Kinds, type Numbers } from '../../../graph/index.ts';

interface Held {
  readonly id: string;
  readonly count: number;
  readonly seed: number;
  readonly tensors: GraphDocument['tensors'];
  readonly values: Float64Array | undefined;
}
/** A drawing is immutable: as long as an edge's parameters are the same object, its numbers are the same. */
const held = new WeakMap<object, Held>();

/** `count` weights, presynaptic element by presynaptic element; undefined when the drawing's numbers do not fit. */
export function edgeWeights(document: GraphDocument, kinds: Kinds, id: string, count: number): Float64Array | undefined {
  const params = document.edges[id]?.params;
  if (!params) return undefined;
  const {
    settings: { seed },
    tensors,
  } = document;
  const known = held.get(params);
  if (known && known.id === id && known.count === count && known.seed === seed && known.tensors === tensors) return known.values;
  const values = readWeights(document, kinds, id, count);
  held.set(params, { id, count, seed, tensors, values });
  return values;
}

function readWeights({ settings, tensors, edges }: GraphDocument, kinds: Kinds, id: string, count: number): Float64Array | undefined {
  const edge = edges[id];
  const kind = edge && kinds.edges.get(edge.type);
  if (!kind) return undefined;
  if (!kind.weighted) return new Float64Array(count).fill(1);
  const params = completed(kind.params, edge.params);
  const key = { seed: settings.seed, owner: id, purpose: 'weight' };
  const scale = Number(params['scale']);
  if (params['initial'] === 'uniform') return Float64Array.from({ length: count }, (_, i) => scale * (2 * uniform(key, i) - 1));
  if (params['initial'] === 'normal') return Float64Array.from({ length: count }, (_, i) => scale * normal(key, i));
  const numbers = resolveNumbers(params['weight'] as Numbers, count, tensors);
  return typeof numbers === 'string' ? undefined : numbers;
}
