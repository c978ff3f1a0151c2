/** Losses of one example, from its prediction and its target; the loss of a batch is their mean. */
import type { Range } from '../../src/graph/index.ts';
import type { Emit, SignalId } from '../../src/ir/index.ts';
import type { Labels } from './accuracy.ts';

export const lossNames = ['mean-squared-error', 'binary-cross-entropy', 'categorical-cross-entropy'] as const;
export type LossName = (typeof lossNames)[number];

export interface LossFunction {
  readonly title: string;
  /** For one example, with z for the net input. */
  readonly tex: string;
  /** Predictions are net inputs, before the sigmoid or the softmax, which is part of the loss. */
  readonly logits: 'sigmoid' | 'softmax' | undefined;
  /** Where the elements of a target lie; elsewhere the loss has no smallest value. */
  readonly targets: Range;
  /** Elements of a target add up to 1. */
  readonly areShares: boolean;
  /** How targets name classes, where the loss settles that. */
  readonly labels: Labels | undefined;
  /** Fewest elements of a prediction. */
  readonly atLeast: number;
  /** [elements] and [elements] → [1] */
  of(emit: Emit, prediction: SignalId, target: SignalId): SignalId;
}

const mean = (emit: Emit, a: SignalId): SignalId => emit.div(emit.reduceSum(a), emit.constant(emit.size(a)));

export const losses: { readonly [K in LossName]: LossFunction } = {
  'mean-squared-error': {
    title: 'Mean squared error',
    tex: '\\frac{1}{m}\\sum_j (a_j - t_j)^2',
    logits: undefined,
    targets: [-Infinity, Infinity],
    areShares: false,
    labels: undefined,
    atLeast: 1,
    of(emit, prediction, target) {
      const difference = emit.sub(prediction, target);
      return mean(emit, emit.mul(difference, difference));
    },
  },
  // −t ln σ(z) − (1 − t) ln(1 − σ(z)), written so that nothing overflows
  'binary-cross-entropy': {
    title: 'Binary cross-entropy',
    tex: '\\frac{1}{m}\\sum \\bigl[\\max(z, 0) - z t + \\ln(1 + e^{-|z|})\\bigr]',
    logits: 'sigmoid',
    targets: [0, 1],
    areShares: false,
    labels: 'zero-one',
    atLeast: 1,
    of(emit, z, target) {
      const rest = emit.log1p(emit.exp(emit.neg(emit.abs(z))));
      return mean(emit, emit.add(emit.sub(emit.max(z, emit.constant(0)), emit.mul(z, target)), rest));
    },
  },
  // −Σ t ln softmax(z), with the largest z taken off first
  'categorical-cross-entropy': {
    title: 'Categorical cross-entropy',
    tex: '\\sum_j t_j \\bigl(\\ln \\textstyle\\sum_k e^{z_k} - z_j\\bigr)',
    logits: 'softmax',
    targets: [0, 1],
    areShares: true,
    labels: 'one-hot',
    atLeast: 2,
    of(emit, z, target) {
      const below = emit.sub(z, emit.reduceMax(z));
      const total = emit.log(emit.reduceSum(emit.exp(below)));
      return emit.reduceSum(emit.mul(target, emit.sub(total, below)));
    },
  },
};
