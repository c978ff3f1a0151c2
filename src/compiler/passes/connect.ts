/**
 * Product and sum belong to the compiler: the edges into a port of a group become one projection per group they come from.
 * Edges are taken in the order of their ids, so that a sum is the same after every undo.
 */
import { groupBy, type NodeId } from '../../base/index.ts';
import type { Connections, SignalId } from '../../ir/index.ts';
import type { Group, Grouping } from './group.ts';
import type { Lowering } from './lowering.ts';
import type { ResolvedEdge } from './resolve.ts';

/** Elements `from` … `from + fromSize` of the presynaptic group reach `to` … `to + toSize` of the postsynaptic one. */
interface Span {
  readonly edge: ResolvedEdge;
  readonly source: Group;
  readonly from: number;
  readonly fromSize: number;
  readonly to: number;
  readonly toSize: number;
}

/** The signal that arrives at an `in` port of a group: zeros where no edge arrives. */
export function connect(lowering: Lowering, group: Group, size: number, edges: readonly ResolvedEdge[]): SignalId {
  const spans = spansInto(lowering, group, edges);
  const bundles = groupBy(spans, bundleKey);
  const terms = [...bundles.values()].map((bundle) => transmit(lowering, bundle as [Span, ...Span[]], size));
  lowering.builder.serve(group.members);
  return terms.length === 0 ? lowering.emit.fill(0, size) : terms.reduce((sum, term) => lowering.emit.add(sum, term));
}

const isMatrix = ({ edge, fromSize, toSize }: Span): boolean =>
  edge.kind.weighted && fromSize > 1 && toSize > 1 && edge.pairing === 'all-to-all';

/** Spans with equal keys travel in one operation. */
function bundleKey(span: Span): string {
  const { edge, source } = span;
  return `${source.name} ${edge.from.port} ${edge.delay} ${edge.kind.type} ${isMatrix(span) ? edge.id : ''}`;
}

function spansInto({ grouping, sizes }: Lowering, group: Group, edges: readonly ResolvedEdge[]): readonly Span[] {
  const { fanIn, size } = edges[0]?.target ?? {};
  const filled = new Map<NodeId, number>();
  const ordered = fanIn === 'stack' ? edges.toSorted((a, b) => Number(a.params['slot'] ?? 0) - Number(b.params['slot'] ?? 0)) : edges;
  return ordered.map((edge) => {
    const { group: source, index } = present(grouping, edge.from.node);
    const fromSize = sizes.get(edge.from.node)?.[edge.from.port] ?? 0;
    const stacked = fanIn === 'stack' ? (filled.get(edge.to.node) ?? 0) : 0;
    filled.set(edge.to.node, stacked + fromSize);
    const to = (group.scalar ? present(grouping, edge.to.node).index : 0) + stacked;
    return { edge, source, from: source.scalar ? index : 0, fromSize, to, toSize: typeof size === 'number' ? size : fromSize };
  });
}

const present = ({ groupOf }: Grouping, id: NodeId) => groupOf.get(id) as { readonly group: Group; readonly index: number };

function transmit(lowering: Lowering, bundle: readonly [Span, ...Span[]], size: number): SignalId {
  const [first] = bundle;
  const { builder, weights, parameter, locate } = lowering;
  const presynaptic = lowering.sent(first.source, first.edge.from.port, first.edge.delay);
  builder.serve(bundle.map(({ edge }) => edge.id));
  if (!first.edge.kind.weighted) return route(lowering, presynaptic, connections(bundle, size));
  const values = bundle.map(({ edge }) => weights.get(edge.id) as Float64Array);
  const all = joined(values);
  const shape = isMatrix(first) ? [first.fromSize, first.toSize] : [all.length];
  const weight = parameter(`${first.edge.id}${bundle.length > 1 ? `…${bundle.at(-1)?.edge.id}` : ''}.weight`, shape, all);
  let offset = 0;
  bundle.forEach(({ edge }, i) => {
    const count = values[i]?.length ?? 0;
    locate(edge.id, 'weight', { signal: weight, index: offset, count });
    offset += count;
  });
  return isMatrix(first)
    ? builder.op('matmul', [presynaptic, weight], {})
    : builder.op('project', [presynaptic, weight], connections(bundle, size));
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}

function route({ builder }: Lowering, presynaptic: SignalId, attrs: Connections): SignalId {
  const straight = builder.typeOf(presynaptic).shape[0] === attrs.size && attrs.from.length === attrs.size;
  const isIdentity = straight && attrs.from.every((from, e) => from === e && attrs.to[e] === e);
  return isIdentity ? presynaptic : builder.op('route', [presynaptic], attrs);
}

function connections(bundle: readonly Span[], size: number): Connections {
  const from: number[] = [];
  const to: number[] = [];
  for (const span of bundle) {
    const pairwise = span.edge.pairing === 'one-to-one';
    for (let i = 0; i < span.fromSize; i++)
      for (let j = pairwise ? i : 0; j < (pairwise ? i + 1 : span.toSize); j++) {
        from.push(span.from + i);
        to.push(span.to + j);
      }
  }
  return { from: Int32Array.from(from), to: Int32Array.from(to), size };
}
