/** What is learnt: 784-128-10 with ReLU from examples drawn at random, as numbers and as a document. */
import { emptyDocument, type GraphDocument, type OptimizerRule } from '../../src/graph/index.ts';
import { numbers, rowsOf } from '../networks.ts';

export const [INPUTS, HIDDEN, CLASSES] = [784, 128, 10] as const;
export const BATCH = 32;

/** Rates and ε of both sides. tfjs has ε = 1e-7 of its own, and 1e-4 on webgl: it is said to all. */
export const rates = { sgd: 0.05, adam: 0.001 } as const;
export const [BETA1, BETA2, EPSILON] = [0.9, 0.999, 1e-7] as const;
export type Rule = keyof typeof rates & OptimizerRule;

export interface Learning {
  readonly rule: Rule;
  readonly samples: number;
  /** [samples, 784] */
  readonly inputs: Float32Array;
  /** [samples, 10], one-hot. */
  readonly targets: Float32Array;
  /** [784, 128] and [128, 10], the first weights; biases begin at 0. */
  readonly weights: readonly [Float32Array, Float32Array];
}

export function learning(rule: Rule, samples: number): Learning {
  const targets = new Float32Array(samples * CLASSES);
  for (let row = 0; row < samples; row++) targets[row * CLASSES + ((row * 7) % CLASSES)] = 1;
  return {
    rule,
    samples,
    inputs: Float32Array.from(numbers(samples * INPUTS, 1)),
    targets,
    weights: [Float32Array.from(numbers(INPUTS * HIDDEN, 0.08)), Float32Array.from(numbers(HIDDEN * CLASSES, 0.2))],
  };
}

const position = [0, 0] as const;

const edge = (from: [string, string], to: [string, string], weight?: number[][]) => ({
  type: weight ? 'weight' : 'wire',
  params: weight ? { weight } : {},
  from: { node: from[0], port: from[1] },
  to: { node: to[0], port: to[1] },
});

/** The order of the examples is the given one: what drawing an order takes is not measured, on either side. */
export function learningDocument({ rule, samples, inputs, targets, weights: [first, second] }: Learning): GraphDocument {
  const rows = Array.from({ length: samples }, (_, row) => [
    ...inputs.subarray(row * INPUTS, (row + 1) * INPUTS),
    ...targets.subarray(row * CLASSES, (row + 1) * CLASSES),
  ]);
  return {
    ...emptyDocument(`${INPUTS}-${HIDDEN}-${CLASSES} learns by ${rule}`),
    nodes: {
      data: { type: 'dataset', params: { data: 'own', columns: INPUTS, rows }, position },
      h: { type: 'layer', params: { size: HIDDEN, activation: 'relu' }, position },
      y: { type: 'layer', params: { size: CLASSES, activation: 'linear' }, position },
      loss: { type: 'loss', params: { loss: 'categorical-cross-entropy' }, position },
    },
    edges: {
      w1: edge(['data', 'inputs'], ['h', 'netInput'], rowsOf([...first], HIDDEN)),
      w2: edge(['h', 'activation'], ['y', 'netInput'], rowsOf([...second], CLASSES)),
      prediction: edge(['y', 'activation'], ['loss', 'prediction']),
      target: edge(['data', 'targets'], ['loss', 'target']),
    },
    probes: { loss: { target: { node: 'loss', port: 'value' }, every: 1 } },
    experiments: {
      main: {
        verb: 'train',
        loss: 'loss',
        batch: BATCH,
        shuffle: false,
        optimizer: { rule, rate: rates[rule], beta1: BETA1, beta2: BETA2, epsilon: EPSILON },
      },
    },
  };
}
