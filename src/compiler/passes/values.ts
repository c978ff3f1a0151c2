/** The numbers that parameters hold: of nodes (biases, gains), of edges (weights), of sources (rows), and of what an experiment varies. */
import { edgeId, normal, own, uniform, type EdgeId, type Json, type NodeId, type RandomKey } from '../../base/index.ts';
import {
  elementsOf,
  error,
  holderOf,
  metaOf,
  paramNames,
  resolveNumbers,
  rowsOf,
  sizeOfOne,
  type Constant,
  type Diagnostic,
  type Experiment,
  type GraphDocument,
  type Numbers,
  type ParamMeta,
  type Sizes,
} from '../../graph/index.ts';
import { trainingRows } from '../experiment.ts';
import type { Rows } from '../plan.ts';
import { countPairs } from './pairs.ts';
import type { Resolved, ResolvedEdge, ResolvedNode } from './resolve.ts';

export interface NodeValues {
  readonly values: Readonly<Record<string, Float64Array>>;
  /** Rows that are fed: of source parameters, of tables, of value parameters that the experiment varies. */
  readonly sources: Readonly<Record<string, Rows>>;
  readonly constants: Readonly<Record<string, Constant>>;
}

export interface Valued {
  readonly nodes: ReadonlyMap<NodeId, NodeValues>;
  /** One weight per pair of elements that the edge connects, presynaptic element by presynaptic element. */
  readonly weights: ReadonlyMap<EdgeId, Float64Array>;
  /** Learning rates of edges that learn by a rule of their own. */
  readonly rates: ReadonlyMap<EdgeId, number>;
  readonly diagnostics: readonly Diagnostic[];
}

export function readValues(
  { nodes, edges }: Resolved,
  sizes: ReadonlyMap<NodeId, Sizes>,
  document: GraphDocument,
  experiment: Experiment | undefined,
): Valued {
  const diagnostics: Diagnostic[] = [];
  const found = new Map<NodeId, NodeValues>();
  for (const id of sizes.keys()) {
    const read = nodeValues(nodes.get(id) as ResolvedNode, document, experiment);
    if ('problem' in read) diagnostics.push(read.problem);
    else found.set(id, read);
  }
  const weights = new Map<EdgeId, Float64Array>();
  for (const edge of edges) {
    if (!edge.kind.weighted || !sizes.has(edge.from.node) || !sizes.has(edge.to.node)) continue;
    const read = weightsOf(edge, countPairs(edge, sizes, document.settings.seed), document, weights);
    if ('problem' in read) diagnostics.push(read.problem);
    else weights.set(edge.id, read);
  }
  const rates = new Map(edges.map(({ id, params }) => [id, Number(params['eta'] ?? 0)]));
  return { nodes: found, weights, rates, diagnostics };
}

function nodeValues(
  { id, kind, params }: ResolvedNode,
  document: GraphDocument,
  experiment: Experiment | undefined,
): NodeValues | { readonly problem: Diagnostic } {
  const sized = kind.paramSizes?.(params) ?? {};
  const values: Record<string, Float64Array> = {};
  const sources: Record<string, Rows> = { ...kind.tables?.(params, trainingRows(experiment, document)) };
  for (const name of paramNames(kind.params)) {
    const meta = metaOf(kind.params, name);
    const given = { meta, value: params[name], size: sized[name] ?? sizeOfOne(meta), trials: trialsOf(experiment, `${id}.${name}`) };
    const numbers = readParam(given, document.tensors);
    if (numbers === undefined) continue;
    if (typeof numbers === 'string')
      return { problem: error('bad-values', { owner: id, field: name }, `'${name}' of '${id}' ${numbers}.`) };
    if ('rows' in numbers) sources[name] = numbers;
    else values[name] = numbers;
  }
  return { values, sources, constants: kind.constants?.(params, document.settings.dt) ?? {} };
}

const trialsOf = (experiment: Experiment | undefined, path: string): readonly number[] | undefined => own(experiment?.vary ?? {}, path);

interface Given {
  readonly meta: ParamMeta | undefined;
  readonly value: Json | undefined;
  readonly size: number;
  /** What an experiment gives the parameter, trial by trial. */
  readonly trials: readonly number[] | undefined;
}

/** Undefined for a parameter that holds no numbers, words for one that cannot be read. */
function readParam({ meta, value, size, trials }: Given, tensors: GraphDocument['tensors']): Float64Array | Rows | string | undefined {
  if (meta?.role !== 'value' && meta?.role !== 'source') return undefined;
  const elements = (numbers: Numbers) => elementsOf(meta, numbers, size, tensors);
  if (trials) return rowPerTrial(trials, elements);
  return meta.role === 'source' ? readRows(value, size) : elements(value as Numbers);
}

function readRows(value: Json | undefined, size: number): Rows | string {
  const rows = rowsOf(value, size);
  return rows ? { rows: rows.length / size, values: rows } : raggedness(value ?? null, size);
}

/** A row for each value that the experiment gives a parameter. */
function rowPerTrial(trials: readonly number[], elements: (x: number) => Float64Array | string): Rows | string {
  const rows = trials.map(elements);
  const problem = rows.find((row) => typeof row === 'string');
  return problem ?? { rows: trials.length, values: Float64Array.from(rows.flatMap((row) => [...(row as Float64Array)])) };
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

/** `known`: weights of edges before this one, as a holder of shared ones is. */
function weightsOf(
  edge: ResolvedEdge,
  count: number,
  document: GraphDocument,
  known: Valued['weights'],
): Float64Array | { readonly problem: Diagnostic } {
  const { id } = edge;
  const holder = holderOf(document, id);
  const held = known.get(edgeId(holder))?.length ?? count;
  const numbers = numbersOf(edge, holder, count, document);
  if (typeof numbers === 'string')
    return { problem: error('bad-values', { owner: id, field: 'weight' }, `The weight of '${id}' ${numbers}.`) };
  if (held !== count)
    return {
      problem: error(
        'bad-values',
        { owner: id, field: 'share' },
        `'${id}' shares the weight of '${holder}', but makes ${counted(count)} where that makes ${held}. Share it under another name.`,
      ),
    };
  return numbers;
}

const counted = (count: number): string => `${count} ${count === 1 ? 'connection' : 'connections'}`;

function numbersOf({ params }: ResolvedEdge, holder: string, count: number, { settings, tensors }: GraphDocument): Float64Array | string {
  const draw = draws[params['initial'] as string];
  if (!draw) return resolveNumbers(params['weight'] as Numbers, count, tensors);
  const key = { seed: settings.seed, owner: holder, purpose: 'weight' };
  const scale = Number(params['scale']);
  return Float64Array.from({ length: count }, (_, i) => scale * draw(key, i));
}
