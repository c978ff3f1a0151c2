/**
 * Product and sum belong to the compiler: the edges into a port of a group become one projection per group they come from.
 * Edges are taken in the order of their ids, so that a sum is the same after every undo.
 */
import { groupBy, type NodeId } from '../../base/index.ts';
import { isBias, isLocalRule } from '../../graph/index.ts';
import { elements, type Connections, type SignalId } from '../../ir/index.ts';
import { undefinedOf, type Group, type Grouping } from './group.ts';
import type { Lowering, Trained } from './lowering.ts';
import { countPairs, listedPairs } from './pairs.ts';
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
  const terms = [...bundles.values()].map((bundle) => transmit(lowering, group, bundle as [Span, ...Span[]], size));
  lowering.builder.serve(group.members);
  return terms.length === 0 ? lowering.emit.fill(0, size) : terms.reduce((sum, term) => lowering.emit.add(sum, term));
}

const isMatrix = ({ edge, fromSize, toSize }: Span): boolean =>
  edge.kind.weighted && fromSize > 1 && toSize > 1 && edge.pairing === 'all-to-all';

const textOf = ({ params }: ResolvedEdge, name: string): string => (typeof params[name] === 'string' ? params[name] : '');

/** Spans with equal keys travel in one operation. */
function bundleKey(span: Span): string {
  const { edge, source } = span;
  const learning = `${textOf(edge, 'rule')} ${textOf(edge, 'share')}`;
  return `${source.name} ${edge.from.port} ${edge.delay} ${edge.kind.type} ${learning} ${isMatrix(span) ? edge.id : ''}`;
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

function transmit(lowering: Lowering, group: Group, bundle: readonly [Span, ...Span[]], size: number): SignalId {
  const [first] = bundle;
  const { builder } = lowering;
  const presynaptic = lowering.sent(first.source, first.edge.from.port, first.edge.delay);
  if (first.edge.delay > 0)
    for (const { edge, source, from, fromSize } of bundle) {
      const declared = undefinedOf(source, edge.from.port);
      lowering.observe(edge.id, 'presynaptic', { signal: presynaptic, index: from, count: fromSize, ...declared });
    }
  builder.serve(bundle.map(({ edge }) => edge.id));
  if (isWhole(bundle, elements(builder.typeOf(presynaptic).shape), size)) return presynaptic;
  const matrix = isMatrix(first);
  const attrs = matrix ? undefined : connections(lowering, bundle, size);
  if (!first.edge.kind.weighted) return route(lowering, presynaptic, attrs as Connections);
  const { signal, weight } = weightOf(lowering, bundle);
  learns(lowering, { group, bundle, signal, presynaptic, connections: attrs });
  return attrs ? builder.op('project', [presynaptic, weight], attrs) : builder.op('matmul', [presynaptic, weight], {});
}

/** One wire that passes on all of a value: as it is, a matrix too. */
const isWhole = ([{ edge, fromSize }, ...others]: readonly [Span, ...Span[]], sent: number, size: number): boolean =>
  !edge.kind.weighted && edge.pairing === 'one-to-one' && others.length === 0 && fromSize === sent && sent === size;

/** The weights of a bundle: the parameter that holds them, and one weight per connection. */
function weightOf(lowering: Lowering, bundle: readonly [Span, ...Span[]]): { readonly signal: SignalId; readonly weight: SignalId } {
  const [first] = bundle;
  const { parameter, locate, shared, emit } = lowering;
  const { weights } = lowering.valued;
  const share = textOf(first.edge, 'share');
  const values = bundle.map(({ edge }) => weights.get(edge.id) as Float64Array);
  const matrix = isMatrix(first);
  const shape = (count: number) => (matrix ? [first.fromSize, first.toSize] : [count]);
  if (share === '') {
    const all = joined(values);
    const signal = parameter(`${first.edge.id}${bundle.length > 1 ? `…${bundle.at(-1)?.edge.id}` : ''}.weight`, shape(all.length), all);
    let offset = 0;
    bundle.forEach(({ edge }, i) => {
      const count = values[i]?.length ?? 0;
      locate(edge.id, 'weight', { signal, index: offset, count });
      offset += count;
    });
    return { signal, weight: signal };
  }
  const count = values[0]?.length ?? 0;
  const key = `${share} ${shape(count).join('×')}`;
  const known = shared.get(key) ?? { signal: parameter(`${share}.weight`, shape(count), values[0] as Float64Array), count };
  shared.set(key, known);
  for (const { edge } of bundle) locate(edge.id, 'weight', { signal: known.signal, index: 0, count });
  const repeated = Int32Array.from({ length: count * bundle.length }, (_, e) => e % count);
  return { signal: known.signal, weight: matrix || bundle.length === 1 ? known.signal : emit.gather(known.signal, repeated) };
}

interface Learner {
  readonly group: Group;
  readonly bundle: readonly [Span, ...Span[]];
  readonly signal: SignalId;
  readonly presynaptic: SignalId;
  readonly connections: Connections | undefined;
}

/** Notes how the weights of a bundle change in a training. */
function learns({ trained, plastic, valued: { rates, weights }, parameter, setting, builder }: Lowering, learner: Learner): void {
  const { bundle, signal } = learner;
  const [{ edge }] = bundle;
  const isEmpty = elements(builder.typeOf(signal).shape) === 0; // connections at random of which none came about
  if (setting.verb !== 'train' || isEmpty) return;
  const own = { signal, owner: edge.id, slot: 'weight', decays: !isBias(edge.kind, edge.source.kind) };
  const known = trained.findIndex((other) => other.signal === signal);
  if (known >= 0) {
    // what a bias and a weight share is a weight
    if (own.decays) trained[known] = { ...(trained[known] as Trained), decays: true };
    return;
  }
  const rule = edge.params['rule'];
  if (rule === 'gradient') trained.push(own);
  if (!isLocalRule(rule)) return;
  const perEdge = bundle.map((span) => new Float64Array(weights.get(span.edge.id)?.length ?? 0).fill(rates.get(span.edge.id) ?? 0));
  const isEqual = bundle.every((span) => rates.get(span.edge.id) === rates.get(edge.id));
  const rate = isEqual ? Float64Array.of(rates.get(edge.id) ?? 0) : joined(perEdge);
  plastic.push({ ...own, ...learner, rule, rate: parameter(`${edge.id}.eta`, [rate.length], rate) });
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

function connections({ sizes, setting }: Lowering, bundle: readonly Span[], size: number): Connections {
  const count = bundle.reduce((sum, { edge }) => sum + countPairs(edge, sizes, setting.seed), 0);
  const [from, to] = [new Int32Array(count), new Int32Array(count)];
  let at = 0;
  const meet = (span: Span, i: number, j: number) => {
    from[at] = span.from + i;
    to[at++] = span.to + j;
  };
  for (const span of bundle) {
    if (span.edge.pairing === 'pairs') {
      const pairs = listedPairs(span.edge, sizes, setting.seed);
      pairs.from.forEach((i, e) => meet(span, i, pairs.to[e] as number));
      continue;
    }
    const pairwise = span.edge.pairing === 'one-to-one';
    for (let i = 0; i < span.fromSize; i++) for (let j = pairwise ? i : 0; j < (pairwise ? i + 1 : span.toSize); j++) meet(span, i, j);
  }
  return { from, to, size };
}
