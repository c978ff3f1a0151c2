/** The weights of an edge as numbers: given, in a tensor, or drawn from the seed exactly as the compiler draws them. */
import { normal, uniform } from '../../../base/index.ts';
import { completed, holderOf, resolveNumbers, withShared, type GraphDocument, type Kinds, type Numbers } from '../../../graph/index.ts';

/** Presynaptic and postsynaptic elements of an edge. */
export interface Ends {
  readonly from: number;
  readonly to: number;
}

/** Pairs of which a table is made: beyond it nobody looks at single ones, and the page would stand still. */
const MOST_SHOWN = 2 ** 22;

interface Held {
  readonly id: string;
  readonly ends: Ends;
  readonly seed: number;
  readonly edges: GraphDocument['edges'] | undefined;
  readonly tensors: GraphDocument['tensors'];
  readonly values: Float64Array | undefined;
}
/** A drawing is immutable: as long as an edge's parameters are the same object, its numbers are the same, unless it shares them. */
const held = new WeakMap<object, Held>();

/**
 * One weight per pair of elements, presynaptic element by presynaptic element; NaN where the edge connects some pairs and not this one.
 * Element by element when the edge is one to one. Undefined when the drawing's numbers do not fit, or are too many.
 */
export function edgeWeights(document: GraphDocument, kinds: Kinds, id: string, ends: Ends): Float64Array | undefined {
  const params = document.edges[id]?.params;
  if (!params || isTooMuch(document, kinds, id, ends)) return undefined;
  const { settings, tensors } = document;
  const edges = isNamed(params['share']) ? document.edges : undefined;
  const known = held.get(params);
  const isSame = known && known.id === id && known.ends.from === ends.from && known.ends.to === ends.to;
  if (isSame && known.seed === settings.seed && known.tensors === tensors && known.edges === edges) return known.values;
  const values = readWeights(document, kinds, id, ends);
  held.set(params, { id, ends, seed: settings.seed, edges, tensors, values });
  return values;
}

function isTooMuch({ edges }: GraphDocument, kinds: Kinds, id: string, { from, to }: Ends): boolean {
  const { type = '', params = {} } = edges[id] ?? {};
  const kind = kinds.edges.get(type);
  return from * to > MOST_SHOWN && kind?.connectivity(completed(kind.params, params)) !== 'one-to-one';
}

const isNamed = (share: unknown): share is string => typeof share === 'string' && share !== '';

/** Where each connection of an edge stands among all pairs, when it connects only some of them. */
export function connectedPlaces({ edges, settings }: GraphDocument, kinds: Kinds, id: string, { from, to }: Ends): Int32Array | undefined {
  const edge = edges[id];
  const kind = edge && kinds.edges.get(edge.type);
  const params = kind && completed(kind.params, edge.params);
  if (!params || kind.connectivity(params) !== 'pairs') return undefined;
  const pairs = kind.pairs?.(params, { from, to }, (i) => uniform({ seed: settings.seed, owner: id, purpose: 'pairs' }, i));
  if (!pairs) return undefined;
  const all = Int32Array.from(pairs.from, (i, e) => (i < from && (pairs.to[e] as number) < to ? i * to + (pairs.to[e] as number) : -1));
  return all.filter((place) => place >= 0);
}

/** About how many connections an edge that connects some pairs has, found without drawing any; undefined when it connects them all. */
export function expectedPairs({ edges }: GraphDocument, kinds: Kinds, id: string, ends: Ends): number | undefined {
  const edge = edges[id];
  const kind = edge && kinds.edges.get(edge.type);
  const params = kind && completed(kind.params, edge.params);
  return params && kind.connectivity(params) === 'pairs' ? kind.expected?.(params, ends) : undefined;
}

/** A weight for every pair, from one for every connection; connections of the same pair add up. */
export function spread(weights: ArrayLike<number>, places: Int32Array, pairs: number): Float64Array {
  const all = new Float64Array(pairs).fill(NaN);
  places.forEach((place, e) => {
    const before = all[place] as number;
    all[place] = (Number.isNaN(before) ? 0 : before) + (weights[e] ?? NaN);
  });
  return all;
}

function readWeights(document: GraphDocument, kinds: Kinds, id: string, ends: Ends): Float64Array | undefined {
  const edge = document.edges[id];
  const kind = edge && kinds.edges.get(edge.type);
  if (!kind) return undefined;
  const connections = connectionsIn(document, kinds, id, ends);
  if (!kind.weighted) return new Float64Array(connections.count).fill(1);
  const values = connectionsOf(withShared(document), kinds, id, connections.count);
  return values && laidOut(values, connections);
}

/** What a training has made of them, one per connection, in the same places; undefined when they are not as many. */
export function learntWeights(
  document: GraphDocument,
  kinds: Kinds,
  id: string,
  { ends, learnt }: { readonly ends: Ends; readonly learnt: ArrayLike<number> },
): Float64Array | undefined {
  if (isTooMuch(document, kinds, id, ends)) return undefined;
  const connections = connectionsIn(document, kinds, id, ends);
  return learnt.length === connections.count ? laidOut(Float64Array.from(learnt), connections) : undefined;
}

interface Connections {
  readonly count: number;
  readonly pairs: number;
  readonly places: Int32Array | undefined;
}

function connectionsIn(document: GraphDocument, kinds: Kinds, id: string, ends: Ends): Connections {
  const { type = '', params = {} } = document.edges[id] ?? {};
  const kind = kinds.edges.get(type);
  const places = connectedPlaces(document, kinds, id, ends);
  const pairs = kind?.connectivity(completed(kind.params, params)) === 'one-to-one' ? ends.from : ends.from * ends.to;
  return { count: places?.length ?? pairs, pairs, places };
}

const laidOut = (values: Float64Array, { places, pairs }: Connections): Float64Array => (places ? spread(values, places, pairs) : values);

/** One weight per connection. */
function connectionsOf(document: GraphDocument, kinds: Kinds, id: string, count: number): Float64Array | undefined {
  const { settings, tensors, edges } = document;
  const edge = edges[id];
  const kind = edge && kinds.edges.get(edge.type);
  if (!kind) return undefined;
  const params = completed(kind.params, edge.params);
  const key = { seed: settings.seed, owner: holderOf(document, id), purpose: 'weight' };
  const scale = Number(params['scale']);
  if (params['initial'] === 'uniform') return Float64Array.from({ length: count }, (_, i) => scale * (2 * uniform(key, i) - 1));
  if (params['initial'] === 'normal') return Float64Array.from({ length: count }, (_, i) => scale * normal(key, i));
  const numbers = resolveNumbers(params['weight'] as Numbers, count, tensors);
  return typeof numbers === 'string' ? undefined : numbers;
}
