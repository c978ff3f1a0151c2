/** Files 01: activation functions of one unit and of several. */
import scalar from '../reference/01_activations_scalar.json';
import vector from '../reference/01_activations_vector.json';
import type { ActivationName, ActivationShape } from '../../src/ir/index.ts';
import { drawing, input, node, weight, wire, type EdgeSketch } from '../drawing.ts';
import type { Case, Expectation, Written } from './case.ts';

/** What the files call a function, in our words. */
export const names: Readonly<Record<string, ActivationName>> = {
  linear: 'linear',
  relu: 'relu',
  step: 'step',
  sigmoid: 'sigmoid',
  tanh: 'tanh',
  leaky_relu: 'leaky-relu',
  elu: 'elu',
  softplus: 'softplus',
  gen_sigmoid: 'gain-sigmoid',
  gen_tanh: 'gain-tanh',
  mcculloch_pitts: 'sign',
};

const PARAMETERS: Readonly<Record<string, (parameters: Readonly<Record<string, number>>) => Partial<ActivationShape<number>>>> = {
  leaky_relu: ({ alpha = 0.1 }) => ({ slope: alpha }),
  elu: ({ alpha = 1 }) => ({ alpha }),
  softplus: ({ beta = 1 }) => ({ sharpness: beta }),
  gen_sigmoid: ({ gamma = 1, theta = 0 }) => ({ gain: gamma, threshold: theta }),
  gen_tanh: ({ gamma = 1, theta = 0 }) => ({ gain: gamma, threshold: theta }),
  mcculloch_pitts: ({ theta = 0 }) => ({ threshold: theta }),
};

export interface ScalarCase {
  readonly activation: ActivationName;
  readonly shape: ActivationShape<number>;
  readonly undefinedAt: readonly number[];
  readonly value: readonly Written[];
  readonly derivative: readonly Written[];
}

export const SHAPE: ActivationShape<number> = { slope: 0.1, alpha: 1, sharpness: 1, gain: 1, threshold: 0 };

/** Parameters of a function of the files. */
export const shapeOf = (name: string, parameters: Readonly<Record<string, number>>): Partial<ActivationShape<number>> =>
  PARAMETERS[name]?.(parameters) ?? {};

export const scalarCases: readonly ScalarCase[] = scalar.cases.map(({ activation, parameters, expected, derivative_undefined_at }) => ({
  activation: names[activation] as ActivationName,
  shape: { ...SHAPE, ...shapeOf(activation, parameters as Readonly<Record<string, number>>) },
  undefinedAt: derivative_undefined_at,
  value: expected.value,
  derivative: expected.derivative,
}));

export const scalarBounds = scalar.tolerance;
export const grid: readonly number[] = scalar.inputs.x;

/** One input vector, one activation node per function: a single plan. */
export function scalarDrawing(rows: readonly number[], functions: readonly Pick<ScalarCase, 'activation' | 'shape'>[]) {
  return drawing(
    {
      x: input([rows]),
      ...Object.fromEntries(functions.map(({ activation, shape }, i) => [`f${i}`, node('activation', { activation, ...shape })])),
    },
    Object.fromEntries(functions.map((_, i) => [`w${i}`, wire('x', `f${i}`)])),
  );
}

const scalarCase: Case = {
  file: scalar.file,
  name: 'every function on the whole grid',
  document: scalarDrawing(grid, scalarCases),
  bounds: scalarBounds,
  expectations: scalarCases.map(({ value }, i) => ({ what: `f${i}.activation`, expected: value })),
};

const { softmax, onehot, maxout, softmax_batch_rows: batch } = vector;

const severalCase: Case = {
  file: '01_activations_vector.json',
  name: 'softmax and one-hot of single vectors',
  document: drawing(
    {
      ...Object.fromEntries(softmax.flatMap(({ z }, i) => [[`z${i}`, input([z])] as const, [`s${i}`, node('softmax')] as const])),
      ...Object.fromEntries(onehot.flatMap(({ z }, i) => [[`v${i}`, input([z])] as const, [`h${i}`, node('one-hot')] as const])),
    },
    {
      ...Object.fromEntries(softmax.map((_, i) => [`e${i}`, wire(`z${i}`, `s${i}`)])),
      ...Object.fromEntries(onehot.map((_, i) => [`d${i}`, wire(`v${i}`, `h${i}`)])),
    },
  ),
  bounds: vector.tolerance,
  expectations: [
    ...softmax.map((each, i) => ({ what: `s${i}.share`, expected: each.softmax })),
    ...onehot.map((each, i) => ({ what: `h${i}.choice`, expected: each.onehot })),
  ],
};

const batchCase: Case = {
  file: '01_activations_vector.json',
  name: 'softmax of a batch',
  document: drawing({ z: input(batch.z), s: node('softmax') }, { e: wire('z', 's') }),
  bounds: vector.tolerance,
  expectations: [{ what: 's.share', expected: batch.expected.flat() }],
};

/** Each piece is a linear layer of its own; the maxout takes them end to end. */
function maxoutCase(each: (typeof maxout)[number], at: number): Case {
  const [kernels, biases] = [each['W[piece][in][out]'], each['b[piece][out]']];
  const layers = biases.map((bias, k) => [`p${k}`, node('layer', { size: bias.length, bias, activation: 'linear' })] as const);
  const edges = kernels.flatMap((kernel, k): readonly (readonly [string, EdgeSketch])[] => [
    [`w${k}`, weight('x', `p${k}`, kernel)],
    [`s${k}`, wire(`p${k}`, 'm', { slot: k })],
  ]);
  const expectations: readonly Expectation[] = [{ what: 'm.activation', expected: each.expected.y.flat() }];
  return {
    file: '01_activations_vector.json',
    name: `maxout ${at + 1} of ${each.pieces} pieces`,
    document: drawing(
      { x: input(each.x), m: node('maxout', { pieces: each.pieces }), ...Object.fromEntries(layers) },
      Object.fromEntries(edges),
    ),
    bounds: vector.tolerance,
    expectations,
  };
}

export const activationCases: readonly Case[] = [scalarCase, severalCase, batchCase, ...maxout.map(maxoutCase)];

/** File 01, non-finite net inputs: fed to the running drawing, for a document cannot hold them. */
export const nonfinite = {
  inputs: scalar.nonfinite.x.map(Number),
  bound: scalar.tolerance,
  expected: Object.entries(scalar.nonfinite).flatMap(([name, values]) => {
    const activation = names[name.replace(/\(.*/, '')];
    return activation && Array.isArray(values) ? [{ activation, shape: SHAPE, values: values.map(Number) }] : [];
  }),
};
