/** What experiments are called, and what a new one of each verb holds. */
import {
  freshId,
  nodesOfType,
  type Experiment,
  type GraphDocument,
  type Optimizer,
  type OptimizerRule,
  type Verb,
} from '../../graph/index.ts';

export const verbTitles: { readonly [V in Verb]: string } = {
  forward: 'Forward pass',
  train: 'Training',
  simulate: 'Simulation',
  retrieve: 'Retrieval',
};

export const verbSummaries: { readonly [V in Verb]: string } = {
  forward: 'Values from inputs to outputs; loops step by step.',
  train: 'Weights and biases move until a loss is small.',
  simulate: 'Neurons live in time, in ms.',
  retrieve: 'A memory settles from a cue, in sweeps.',
};

/** What an experiment is called where it has no title of its own. */
export function titleOf({ experiments }: Pick<GraphDocument, 'experiments'>, name: string): string {
  const experiment = experiments[name];
  if (experiment?.title !== undefined && experiment.title !== '') return experiment.title;
  return experiment && (name === 'main' || name === experiment.verb) ? verbTitles[experiment.verb] : name;
}

export const lossNodes = ({ nodes }: Pick<GraphDocument, 'nodes'>): readonly string[] => nodesOfType({ nodes }, 'loss');

const BATCH = 32;

export const usualOptimizer: Optimizer = { rule: 'adam', rate: 0.01 };

/** Rates at which a rule usually begins; changing the rule changes the rate with it. */
export const usualRates: { readonly [R in OptimizerRule]: number } = { sgd: 0.1, momentum: 0.05, adam: 0.01, rmsprop: 0.01 };

const fresh: { readonly [V in Verb]: (document: GraphDocument) => Omit<Experiment, 'verb'> } = {
  forward: () => ({}),
  train: (document) => {
    const [loss] = lossNodes(document);
    return { length: 200, ...(loss === undefined ? {} : { loss }), optimizer: usualOptimizer, batch: BATCH };
  },
  simulate: () => ({ length: 100 }),
  retrieve: () => ({ length: 20 }),
};

export const newExperiment = (document: GraphDocument, verb: Verb): Experiment => ({ verb, ...fresh[verb](document) });

/** A free name for another experiment. */
export const freeName = ({ experiments }: Pick<GraphDocument, 'experiments'>, wanted: string): string => freshId(wanted, experiments);

/** The same experiment with another verb: what every verb has stays. */
export function withVerb(document: GraphDocument, before: Experiment, verb: Verb): Experiment {
  const { title, seed, inputs, set, vary } = before;
  const kept = Object.fromEntries(Object.entries({ title, seed, inputs, set, vary }).filter(([, value]) => value !== undefined));
  return { ...newExperiment(document, verb), ...kept };
}

/** A change of some fields; undefined puts one back to what it is when left out. */
export function changed(experiment: Experiment, change: { readonly [K in keyof Experiment]?: Experiment[K] | undefined }): Experiment {
  const entries = Object.entries({ ...experiment, ...change }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as unknown as Experiment;
}
