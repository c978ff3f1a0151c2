/** The numbers that parameters hold: of nodes (biases, gains), of edges (weights) and of sources (rows). */
import { normal, uniform, type EdgeId, type Json, type NodeId, type RandomKey } from '../../base/index.ts';
import {
  error,
  metaOf,
  paramNames,
  resolveNumbers,
  rowsOf,
  type Diagnostic,
  type GraphDocument,
  type Numbers,
  type Sizes,
} from '../../graph/index.ts';
import type { Rows } from '../plan.ts';
import type { Resolved, ResolvedEdge, ResolvedNode } from './resolve.ts';

export interface NodeValues {
  readonly values: Readonly<Record<string, Float64Array>>;
  readonly sources: Readonly<Record<string, Rows>>;
}

export interface Valued {
  readonly nodes: ReadonlyMap<NodeId, NodeValues>;
  /** One weight per pair of elements that the edge connects, presynaptic element by presynaptic element. */
  readonly weights: ReadonlyMap<EdgeId, Float64Array>;
  readonly diagnostics: readonly Diagnostic[];
}

export function readValues({ nodes, edges }: Resolved, sizes: ReadonlyMap<NodeId, Sizes>, document: GraphDocument): Valued {
  const diagnostics: Diagnostic[] = [];
  const found = new Map<NodeId, NodeValues>();
  for (const id of sizes.keys()) {
    const read = nodeValues(nodes.get(id) as ResolvedNode, document);
    if ('problem' in read) diagnostics.push(read.problem);
    else found.set(id, read);
  }
  const weights = new Map<EdgeId, Float64Array>();
  for (const edge of edges) {
    if (!edge.kind.weighted || !sizes.has(edge.from.node) || !sizes.has(edge.to.node)) continue;
    const read = weightsOf(edge, pairs(edge, sizes), document);
    if (typeof read === 'string')
      diagnostics.push(error('bad-values', { owner: edge.id, field: 'weight' }, `The weight of '${edge.id}' ${read}.`));
    else weights.set(edge.id, read);
  }
  return { nodes: found, weights, diagnostics };
}

/** Number of pairs of elements that an edge connects. */
export function pairs({ from, target, pairing }: ResolvedEdge, sizes: ReadonlyMap<NodeId, Sizes>): number {
  const presynaptic = sizes.get(from.node)?.[from.port] ?? 0;
  if (pairing === 'one-to-one') return presynaptic;
  return presynaptic * (typeof target.size === 'number' ? target.size : 0);
}

function nodeValues({ id, kind, params }: ResolvedNode, { tensors }: GraphDocument): NodeValues | { readonly problem: Diagnostic } {
  const sized = kind.paramSizes?.(params) ?? {};
  const values: Record<string, Float64Array> = {};
  const sources: Record<string, Rows> = {};
  for (const name of paramNames(kind.params)) {
    const role = metaOf(kind.params, name)?.role;
    const size = sized[name] ?? 1;
    const problem = (what: string) => ({ problem: error('bad-values', { owner: id, field: name }, `'${name}' of '${id}' ${what}.`) });
    if (role === 'value') {
      const numbers = resolveNumbers(params[name] as Numbers, size, tensors);
      if (typeof numbers === 'string') return problem(numbers);
      values[name] = numbers;
    } else if (role === 'source') {
      const rows = rowsOf(params[name], size);
      if (!rows) return problem(raggedness(params[name] as Json, size));
      sources[name] = { rows: rows.length / size, values: rows };
    }
  }
  return { values, sources };
}

function raggedness(rows: Json, size: number): string {
  const list = Array.isArray(rows) ? rows : [];
  const row = list.findIndex((candidate: Json) => !Array.isArray(candidate) || candidate.length !== size);
  const has = list[row] as readonly Json[] | undefined;
  return `needs rows of ${size} ${size === 1 ? 'number' : 'numbers'}; row ${row + 1} has ${Array.isArray(has) ? has.length : 'none'}`;
}

const draws: Readonly<Record<string, (key: RandomKey, i: number) => number>> = {
  uniform: (key, i) => 2 * uniform(key, i) - 1,
  normal: (key, i) => normal(key, i),
};

function weightsOf({ id, params }: ResolvedEdge, count: number, { settings, tensors }: GraphDocument): Float64Array | string {
  const draw = draws[params['initial'] as string];
  if (!draw) return resolveNumbers(params['weight'] as Numbers, count, tensors);
  const key = { seed: settings.seed, owner: id, purpose: 'weight' };
  const scale = Number(params['scale']);
  return Float64Array.from({ length: count }, (_, i) => scale * draw(key, i));
}
