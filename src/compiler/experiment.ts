/** An experiment: the document as it has it (other rows, other parameters, another seed), and how long it runs. */
import { fnv1a, own, permutation, type JsonObject } from '../base/index.ts';
import {
  follow,
  setTogether,
  splitPath,
  withShared,
  type Experiment,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
  type TrainingRows,
  type Verb,
} from '../graph/index.ts';
import type { Course, Examples, Schedule } from './plan.ts';

/** The document with what the experiment changes, and with every shared weight as its holder has it. */
export function withExperiment(document: GraphDocument, name: string): GraphDocument {
  const experiment = own(document.experiments, name);
  return withShared(experiment ? changedBy(experiment, document) : document);
}

function changedBy(experiment: Experiment, document: GraphDocument): GraphDocument {
  const { inputs = {}, set = {} } = experiment;
  const settings = { seed: experiment.seed ?? document.settings.seed, dt: experiment.dt ?? document.settings.dt };
  const changes = new Map<string, JsonObject>();
  const change = (owner: string, params: JsonObject) => changes.set(owner, { ...changes.get(owner), ...params });
  for (const [id, rows] of Object.entries(inputs)) change(id, { rows });
  for (const [path, value] of Object.entries(set)) {
    const [id, param] = splitPath(path);
    for (const owner of setTogether(document.edges, id, param)) change(owner, { [param]: value });
  }
  if (changes.size === 0) return { ...document, settings };
  return { ...document, settings, nodes: changedItems(document.nodes, changes), edges: changedItems(document.edges, changes) };
}

function changedItems<T extends GraphNode | GraphEdge>(
  items: Readonly<Record<string, T>>,
  changes: ReadonlyMap<string, JsonObject>,
): Readonly<Record<string, T>> {
  const changed = [...changes].flatMap(([id, params]): readonly (readonly [string, T])[] => {
    const item = own(items, id);
    return item ? [[id, { ...item, params: { ...item.params, ...params } }]] : [];
  });
  if (changed.length === 0) return items;
  const next = { ...items, ...Object.fromEntries(changed) };
  follow(
    items,
    next,
    changed.map(([id]) => id),
  );
  return next;
}

/** What a training does where its experiment leaves it open. */
export const experimentDefaults = { split: 1, shuffle: true, l2: 0, window: 1 } as const satisfies Partial<Experiment>;

const DEFAULT_LENGTH: Readonly<Record<Verb, number>> = { forward: 1, train: 100, simulate: 100, retrieve: 20 };

export function courseOf({ verb, length, batch }: Experiment, { settings }: GraphDocument, examples: number): Course {
  const perUnit = {
    forward: 1,
    retrieve: 1,
    simulate: 1 / settings.dt,
    train: Math.max(1, Math.ceil(examples / Math.min(batch ?? examples, Math.max(1, examples)))),
  }[verb];
  // the smallest error of a quotient such as 60 / 0.05 must not cost a step
  return { verb, perUnit, dt: settings.dt, advances: Math.max(1, Math.round((length ?? DEFAULT_LENGTH[verb]) * perUnit)) };
}

/** Splits examples in an order drawn from the seed: the share that `split` says is trained on. */
export function examplesOf({ split = experimentDefaults.split }: Experiment, { settings }: GraphDocument, rows: number): Examples {
  if (split === 1) return { training: Int32Array.from({ length: rows }, (_, i) => i), heldOut: new Int32Array() };
  const order = permutation([settings.seed, fnv1a('experiment/split')], 0, rows);
  const count = Math.min(rows, Math.max(1, Math.round(split * rows)));
  return { training: order.slice(0, count).toSorted(), heldOut: order.slice(count).toSorted() };
}

/** Which rows of a table the experiment learns from; undefined where it learns nothing. */
export const trainingRows = (experiment: Experiment | undefined, document: GraphDocument): TrainingRows | undefined =>
  experiment?.verb === 'train' ? (rows) => examplesOf(experiment, document, rows).training : undefined;

/** The minibatches of a training. */
export function minibatches(
  { batch, shuffle = experimentDefaults.shuffle }: Experiment,
  { settings }: GraphDocument,
  training: Int32Array,
): Schedule {
  const size = Math.max(1, Math.min(batch ?? training.length, training.length));
  const isShuffled = shuffle && size < training.length;
  return { kind: 'minibatches', rows: training, size, key: isShuffled ? [settings.seed, fnv1a('experiment/order')] : undefined };
}
