/** Which elements an edge connects: one weight for each pair. */
import { uniform, type NodeId } from '../../base/index.ts';
import type { Pairs, Sizes } from '../../graph/index.ts';
import type { ResolvedEdge } from './resolve.ts';

/** Elements at the two ends of an edge. */
export function endsOf({ from, target }: ResolvedEdge, sizes: ReadonlyMap<NodeId, Sizes>): { readonly from: number; readonly to: number } {
  const presynaptic = sizes.get(from.node)?.[from.port] ?? 0;
  return { from: presynaptic, to: typeof target.size === 'number' ? target.size : presynaptic };
}

const known = new WeakMap<ResolvedEdge, Pairs>();

/** The pairs of an edge that lists or draws them; pairs that reach outside its ends are left out. */
export function listedPairs(edge: ResolvedEdge, sizes: ReadonlyMap<NodeId, Sizes>, seed: number): Pairs {
  const found = known.get(edge);
  if (found) return found;
  const ends = endsOf(edge, sizes);
  const all = edge.kind.pairs?.(edge.params, ends, (i) => uniform({ seed, owner: edge.id, purpose: 'pairs' }, i));
  const { from, to } = all ?? { from: new Int32Array(), to: new Int32Array() };
  const inside = [...from.keys()].filter((e) => (from[e] as number) < ends.from && (to[e] as number) < ends.to);
  const pairs = { from: Int32Array.from(inside, (e) => from[e] as number), to: Int32Array.from(inside, (e) => to[e] as number) };
  known.set(edge, pairs);
  return pairs;
}

/** About how many pairs an edge connects, found without drawing any. */
export function expectedPairs(edge: ResolvedEdge, sizes: ReadonlyMap<NodeId, Sizes>): number {
  const ends = endsOf(edge, sizes);
  if (edge.pairing === 'pairs') return Math.round(edge.kind.expected?.(edge.params, ends) ?? ends.from * ends.to);
  return edge.pairing === 'one-to-one' ? ends.from : ends.from * ends.to;
}

/** Number of pairs of elements that an edge connects. */
export function countPairs(edge: ResolvedEdge, sizes: ReadonlyMap<NodeId, Sizes>, seed: number): number {
  const { from, to } = endsOf(edge, sizes);
  if (edge.pairing === 'pairs') return listedPairs(edge, sizes, seed).from.length;
  return edge.pairing === 'one-to-one' ? from : from * to;
}
