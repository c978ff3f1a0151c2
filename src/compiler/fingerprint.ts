/** Which computation a document asks for, as a hash: by it a result and a file of states say whose they are. */
import { isJsonObject, own, type Json, type JsonObject } from '../base/index.ts';
import {
  flatNumbers,
  hasEffect,
  metaOf,
  type Experiment,
  type GraphDocument,
  type Kind,
  type Kinds,
  type Numbers,
} from '../graph/index.ts';
import { hashOf, type Content } from './canonical.ts';
import { experimentDefaults, withExperiment } from './experiment.ts';
import { completedOptimizer } from './passes/learn.ts';
import { resolve } from './passes/resolve.ts';

/**
 * The hash of what takes part in computing: nodes, edges, their parameters with defaults, tensors, settings and experiments. Titles,
 * labels, positions, notes, the guide, probes and claims take no part, nor does the order of keys, nor whether a list of numbers
 * stands in its place or in a tensor.
 */
export function documentHash(document: GraphDocument, kinds: Kinds): string {
  const experiments = Object.entries(document.experiments).map(([name, { title: _title, ...experiment }]) => [
    name,
    experimentContent(experiment, document),
  ]);
  return hashOf({
    ...drawingContent(document, kinds),
    settings: document.settings,
    experiments: Object.fromEntries(experiments) as Content,
  });
}

/** Whose a run is. Runs of one identity go through the same states, however long they are. */
export interface Identity {
  /** Of the document as the experiment has it, without dt and seed, which are named beside it, and without its length. */
  readonly hash: string;
  readonly experiment: string;
  /** ms. */
  readonly dt: number;
  readonly seed: number;
}

export function identityOf(document: GraphDocument, name: string, kinds: Kinds): Identity {
  const applied = withExperiment(document, name);
  const { seed, dt } = applied.settings;
  const {
    // how it is called and how long it goes on changes no state; the others are in `applied`, or named
    title: _title,
    length: _length,
    until: _until,
    inputs: _inputs,
    set: _set,
    seed: _seed,
    dt: _dt,
    ...computing
  } = own(document.experiments, name) ?? { verb: 'forward' as const };
  const hash = hashOf({ ...drawingContent(applied, kinds), experiment: experimentContent(computing, document) });
  return { hash, experiment: name, dt, seed };
}

function drawingContent(document: GraphDocument, kinds: Kinds): { readonly nodes: Content; readonly edges: Content } {
  const { nodes, edges } = resolve(document, kinds);
  const content = ({ kind, params }: { readonly kind: Kind; readonly params: JsonObject }) => ({
    type: kind.type,
    params: paramsContent(kind, params, document),
  });
  return {
    nodes: Object.fromEntries([...nodes.values()].map((node) => [node.id, content(node)])),
    edges: Object.fromEntries(edges.map((edge) => [edge.id, { ...content(edge), from: { ...edge.from }, to: { ...edge.to } }])),
  };
}

function paramsContent({ params: schema }: Kind, params: JsonObject, { tensors }: GraphDocument): Content {
  const computing = Object.entries(params).filter(([name]) => metaOf(schema, name)?.role !== 'note' && hasEffect(schema, name, params));
  return Object.fromEntries(
    computing.map(([name, value]) => [name, metaOf(schema, name)?.role === 'value' ? numbersContent(value, tensors) : value]),
  );
}

/** Numbers however they are written: in one list, in nested ones, in a tensor. */
function numbersContent(value: Json, tensors: GraphDocument['tensors']): Content {
  if (typeof value !== 'object' || value === null) return value;
  const flat = flatNumbers(value as Exclude<Numbers, number>, tensors);
  return typeof flat === 'string' ? value : flat; // what is no list of numbers stays what it is
}

function experimentContent({ optimizer, set, ...experiment }: Experiment, { tensors }: GraphDocument): Content {
  const training = experiment.verb === 'train' ? { ...experimentDefaults, optimizer: completedOptimizer(optimizer) } : {};
  const setting = Object.entries(set ?? {}).map(([path, value]) => [path, isJsonObject(value) ? numbersContent(value, tensors) : value]);
  return { ...training, ...experiment, set: Object.fromEntries(setting) };
}
