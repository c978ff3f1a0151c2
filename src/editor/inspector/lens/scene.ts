/** What the inspector knows: the drawing as its experiment has it, the sizes of its values, and the values of the last frame. */
import type { Observable } from '../../../compiler/index.ts';
import { completed, type GraphDocument, type Kinds, type Port } from '../../../graph/index.ts';
import { edgeWeights, learntWeights } from './weights.ts';

/** Activations by node and port, `delay` steps ago, and weights and biases that a training changes, now; undefined while they are not known. */
export type Reader = (node: string, port: string, delay: number) => ArrayLike<number> | undefined;

export interface Scene {
  readonly document: GraphDocument;
  readonly kinds: Kinds;
  readonly read: Reader;
  sizeOf(node: string, port: string): number | undefined;
  /** Numbers of an edge as they are now, presynaptic element by presynaptic element; NaN for a pair that it does not connect. */
  weights(edge: string): Float64Array | undefined;
  /** Presynaptic and postsynaptic elements of an edge. */
  ends(edge: string): { readonly from: number; readonly to: number } | undefined;
}

/** `document`: as the chosen experiment has it. */
export function createScene(document: GraphDocument, kinds: Kinds, observables: readonly Observable[], read: Reader): Scene {
  const sizes = sizesOf(observables);
  const sizeOf = (node: string, port: string): number | undefined =>
    sizes.get(`${node} ${port}`) ?? declaredSize(document, kinds, node, port);
  const ends = (id: string) => {
    const edge = document.edges[id];
    const from = edge && sizeOf(edge.from.node, edge.from.port);
    if (!edge || from === undefined) return undefined;
    const declared = portsOf(document, kinds, edge.to.node).find(
      ({ name, direction }) => name === edge.to.port && direction === 'in',
    )?.size;
    return { from, to: typeof declared === 'number' ? declared : from };
  };
  return {
    document,
    kinds,
    read,
    sizeOf,
    ends,
    weights(id) {
      const size = ends(id);
      const learnt = read(id, 'weight', 0);
      if (!size) return undefined;
      return (learnt && learntWeights(document, kinds, id, { ends: size, learnt })) ?? edgeWeights(document, kinds, id, size);
    },
  };
}

const known = new WeakMap<readonly Observable[], ReadonlyMap<string, number>>();

function sizesOf(observables: readonly Observable[]): ReadonlyMap<string, number> {
  const found = known.get(observables) ?? new Map(observables.map(({ owner, what, count }) => [`${owner} ${what}`, count]));
  known.set(observables, found);
  return found;
}

export function portsOf({ nodes }: GraphDocument, kinds: Kinds, id: string): readonly Port[] {
  const node = nodes[id];
  const kind = node && kinds.nodes.get(node.type);
  return kind ? kind.ports(completed(kind.params, node.params)) : [];
}

function declaredSize(document: GraphDocument, kinds: Kinds, node: string, port: string): number | undefined {
  const size = portsOf(document, kinds, node).find(({ name, direction }) => name === port && direction === 'out')?.size;
  return typeof size === 'number' ? size : undefined;
}

/** Whether the first element meets the first, the second the second; a wire always does. */
export function isPairwise({ edges }: GraphDocument, kinds: Kinds, id: string): boolean {
  const edge = edges[id];
  const kind = edge && kinds.edges.get(edge.type);
  return edge !== undefined && kind?.connectivity(completed(kind.params, edge.params)) === 'one-to-one';
}
