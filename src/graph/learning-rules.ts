/** Local learning rules: how a connection changes by what is at hand at its two ends (S3, S4). One total table. */
import type { JsonObject } from '../base/index.ts';
import { activations, derivativeOf, type ActivationName, type ActivationShape, type Emit, type SignalId } from '../ir/index.ts';
import type { LocalRuleName } from './learning-params.ts';

/** What is at hand at the postsynaptic units; every signal has an element for each of them. */
export interface Postsynaptic {
  readonly emit: Emit;
  /** Structural parameters of the units: their activation function. */
  readonly structure: JsonObject;
  /** Value parameters of the units: the shape of their activation function. */
  readonly values: Readonly<Record<string, SignalId>>;
  readonly netInput: SignalId;
  /** Units without an activation function of their own leave it out: then it is the net input. */
  readonly activation: SignalId | undefined;
  /** What a loss asks of the units; undefined where none does. */
  readonly target: SignalId | undefined;
}

/** Δw_ij = η · mean over rows of (presynaptic_i · growth_j − decay_j · w_ij); for a bias presynaptic_i is 1. */
export interface RuleTerms {
  readonly growth: SignalId;
  readonly decay?: SignalId;
}

export interface LearningRule {
  /** Without a target nothing is learned by it. */
  readonly taught: boolean;
  /** The change in TeX. */
  readonly tex: string;
  terms(post: Postsynaptic): RuleTerms;
}

export const learningRules: { readonly [K in LocalRuleName]: LearningRule } = {
  // Rosenblatt 1958. Where n = 0 lies on the line, a unit of ±1 counts as wrong: or weights of 0 would never move
  perceptron: {
    taught: true,
    tex: '\\eta\\,a_i\\,(t_j - a_j)',
    terms(post) {
      const { emit, target } = post;
      if (target === undefined) return nothing(post);
      const zero = emit.constant(0);
      const margin = overThreshold(post);
      if (isSigned(post)) return { growth: emit.whereGreater(emit.mul(target, margin), zero, zero, target) };
      return { growth: emit.sub(target, emit.whereGreater(margin, zero, emit.constant(1), zero)) };
    },
  },
  // Widrow and Hoff 1960: down the gradient of (t − a)²/2
  delta: {
    taught: true,
    tex: "\\eta\\,a_i\\,(t_j - a_j)\\,f'(n_j)",
    terms(post) {
      const { emit, target } = post;
      return target === undefined ? nothing(post) : { growth: emit.mul(emit.sub(target, activationOf(post)), slopeOf(post)) };
    },
  },
  // Hebb 1949, in the symmetric form of S3: Δw ∝ S_A·S_B; S_j is the target where one is given
  hebb: {
    taught: false,
    tex: '\\eta\\,S_i\\,S_j',
    terms: (post) => ({ growth: post.target ?? activationOf(post) }),
  },
  // Oja 1982: Hebb's rule with a decay that keeps the weights at length 1
  oja: {
    taught: false,
    tex: '\\eta\\,a_j\\,(a_i - a_j w_{ij})',
    terms(post) {
      const activation = activationOf(post);
      return { growth: activation, decay: post.emit.mul(activation, activation) };
    },
  },
};

const nothing = ({ emit, netInput }: Postsynaptic): RuleTerms => ({ growth: emit.fill(0, emit.size(netInput)) });
const activationOf = ({ activation, netInput }: Postsynaptic): SignalId => activation ?? netInput;

const nameOf = ({ structure }: Postsynaptic): ActivationName => (structure['activation'] ?? 'linear') as ActivationName;
const shapeOf = ({ values }: Postsynaptic): ActivationShape<SignalId> =>
  values as Readonly<Record<keyof ActivationShape<SignalId>, SignalId>>;

/** Whether a unit answers with −1 and 1 rather than 0 and 1. */
const isSigned = (post: Postsynaptic): boolean => activations[nameOf(post)].range[0] < 0;

/** f′(n), from the formula that computes f(n). */
const slopeOf = (post: Postsynaptic): SignalId => derivativeOf(post.emit, nameOf(post), post.netInput, shapeOf(post));

/** n − θ. */
function overThreshold(post: Postsynaptic): SignalId {
  const hasThreshold = activations[nameOf(post)].uses.includes('threshold');
  return hasThreshold ? post.emit.sub(post.netInput, shapeOf(post).threshold) : post.netInput;
}
