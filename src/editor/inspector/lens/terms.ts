/** The terms of one net input, n_j = Σ_i a_i w_ij + β: from the edges as they are drawn and the activations as they are now. */
import { completed, edgesInto, resolveNumbers, type Numbers } from '../../../graph/index.ts';
import { isPairwise, portsOf, type Scene } from './scene.ts';

export interface Term {
  readonly edge: string;
  readonly from: string;
  /** Which element of the presynaptic node, and how many it has. */
  readonly element: number;
  readonly of: number;
  /** The presynaptic activation, from `delay` steps ago; undefined while it is not known. */
  readonly a: number | undefined;
  readonly w: number;
  readonly product: number | undefined;
  /** A wire has no weight of its own: w is 1. */
  readonly wire: boolean;
  readonly delay: number;
}

export interface NetInput {
  readonly terms: readonly Term[];
  /** Undefined where the kind has none. */
  readonly bias: number | undefined;
  /** Undefined while an activation is not known. */
  readonly sum: number | undefined;
  /** Sum of the sizes of the terms, which bounds the rounding. */
  readonly size: number;
}

/** The port at which a node adds up its net input; undefined for a kind that has none, such as a neuron with currents. */
export function summingPort({ document, kinds }: Scene, node: string): string | undefined {
  const { type = '', params = {} } = document.nodes[node] ?? {};
  const kind = kinds.nodes.get(type);
  if (!kind?.observed(completed(kind.params, params)).some(({ name }) => name === 'netInput')) return undefined;
  return portsOf(document, kinds, node).find(({ direction, fanIn }) => direction === 'in' && fanIn === 'sum')?.name;
}

export function netInputOf(scene: Scene, node: string, cell = 0): NetInput {
  const port = summingPort(scene, node);
  const edges = edgesInto(scene.document, node).filter((id) => scene.document.edges[id]?.to.port === port);
  const terms = edges.flatMap((id) => termsOf(scene, id, cell));
  const bias = biasOf(scene, node, cell);
  const products = terms.map(({ product }) => product);
  const sum = products.reduce<number | undefined>(
    (total, product) => (total === undefined || product === undefined ? undefined : total + product),
    0,
  );
  return {
    terms,
    bias,
    sum: sum === undefined ? undefined : sum + (bias ?? 0),
    size: products.reduce<number>((total, product) => total + Math.abs(product ?? 0), Math.abs(bias ?? 0)),
  };
}

/** What one edge brings to one postsynaptic element. */
function termsOf(scene: Scene, id: string, cell: number): readonly Term[] {
  const { document, kinds } = scene;
  const edge = document.edges[id];
  const kind = edge && kinds.edges.get(edge.type);
  const ends = scene.ends(id);
  const weights = scene.weights(id);
  if (!kind || !ends || !weights) return [];
  const delay = Number(completed(kind.params, edge.params)['delay'] ?? 0);
  const activations = scene.read(edge.from.node, edge.from.port, delay);
  const term = (element: number, w: number): Term => {
    const a = activations?.[element];
    return {
      edge: id,
      from: edge.from.node,
      element,
      of: ends.from,
      a,
      w,
      product: a === undefined ? undefined : a * w,
      wire: !kind.weighted,
      delay,
    };
  };
  if (isPairwise(document, kinds, id)) return cell < ends.from ? [term(cell, weights[cell] ?? 0)] : [];
  const into = Array.from({ length: ends.from }, (_, i) => weights[i * ends.to + cell] ?? 0);
  return into.flatMap((w, i) => (Number.isNaN(w) ? [] : [term(i, w)])); // pairs that are not connected bring nothing
}

function biasOf({ document, kinds, read }: Scene, id: string, cell: number): number | undefined {
  const node = document.nodes[id];
  const kind = node && kinds.nodes.get(node.type);
  if (!kind || !('bias' in kind.params.properties)) return undefined;
  const params = completed(kind.params, node.params);
  const learnt = read(id, 'bias', 0);
  if (learnt) return learnt[learnt.length === 1 ? 0 : cell];
  const numbers = resolveNumbers(params['bias'] as Numbers, kind.paramSizes?.(params)['bias'] ?? 1, document.tensors);
  return typeof numbers === 'string' ? undefined : numbers[cell];
}

/** The edges into one port in the order in which a stacking port lays them end to end. */
export function stackedInto({ document }: Scene, node: string, port: string): readonly string[] {
  const slot = (id: string) => Number(document.edges[id]?.params['slot'] ?? 0);
  return edgesInto(document, node)
    .filter((id) => document.edges[id]?.to.port === port)
    .toSorted((a, b) => slot(a) - slot(b));
}

/** The largest terms first, and how many there are beyond `limit`. */
export function largestFirst(terms: readonly Term[]): readonly Term[] {
  return terms.toSorted((a, b) => Math.abs(b.product ?? 0) - Math.abs(a.product ?? 0));
}
