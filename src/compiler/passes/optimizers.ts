/** How a trained parameter moves down the gradient of the loss, by rule. One total table. */
import type { Optimizer, OptimizerRule } from '../../graph/index.ts';
import type { Emit, SignalId } from '../../ir/index.ts';

/** Every number that some rule uses. */
export type OptimizerSettings = Required<Optimizer>;

export interface Update<State extends string> {
  readonly parameter: SignalId;
  /** Of the type of the parameter. */
  readonly gradient: SignalId;
  readonly states: Readonly<Record<State, SignalId>>;
  /** Number of updates so far, one element. */
  readonly clock: SignalId;
  readonly settings: OptimizerSettings;
}

export interface Updated<State extends string> {
  readonly parameter: SignalId;
  readonly states: Readonly<Record<State, SignalId>>;
}

export interface OptimizerFormula<State extends string = string> {
  /** Numbers kept per element of the parameter, all 0 at the start. */
  readonly states: readonly State[];
  update(emit: Emit, update: Update<State>): Updated<State>;
}

const formula = <State extends string = never>(optimizer: OptimizerFormula<State>): OptimizerFormula => optimizer;

export const optimizers: { readonly [R in OptimizerRule]: OptimizerFormula } = {
  /** p − η g */
  sgd: formula({
    states: [],
    update: (emit, { parameter, gradient, settings }) => ({ parameter: descended(emit, parameter, settings, gradient), states: {} }),
  }),

  /** v ← μ v + g; p ← p − η v (Polyak 1964; torch.optim.SGD: the velocity has no rate in it, so a new rate acts at once) */
  momentum: formula({
    states: ['velocity'],
    update(emit, { parameter, gradient, states, settings }) {
      const velocity = emit.add(emit.mul(emit.constant(settings.momentum), states.velocity), gradient);
      return { parameter: descended(emit, parameter, settings, velocity), states: { velocity } };
    },
  }),

  /** m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; p ← p − η m̂ / (√v̂ + ε), m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ) (Kingma & Ba 2015, algorithm 1) */
  adam: formula({
    states: ['mean', 'square'],
    update(emit, { parameter, gradient, states, clock, settings: { beta1, beta2, epsilon, ...settings } }) {
      const updates = emit.add(clock, emit.constant(1));
      const mean = average(emit, states.mean, gradient, beta1);
      const square = average(emit, states.square, emit.mul(gradient, gradient), beta2);
      const root = emit.sqrt(emit.div(square, filled(emit, beta2, updates)));
      const step = emit.div(emit.div(mean, filled(emit, beta1, updates)), emit.add(root, emit.constant(epsilon)));
      return { parameter: descended(emit, parameter, settings, step), states: { mean, square } };
    },
  }),

  /** s ← ρ s + (1 − ρ) g²; p ← p − η g / (√s + ε), or η g / √(s + ε) (Tieleman & Hinton 2012; torch.optim.RMSprop, or tf.train.rmsprop) */
  rmsprop: formula({
    states: ['square'],
    update(emit, { parameter, gradient, states, settings }) {
      const epsilon = emit.constant(settings.epsilon);
      const square = average(emit, states.square, emit.mul(gradient, gradient), settings.decay);
      const scale = settings.epsilonInside ? emit.sqrt(emit.add(square, epsilon)) : emit.add(emit.sqrt(square), epsilon);
      return { parameter: descended(emit, parameter, settings, emit.div(gradient, scale)), states: { square } };
    },
  }),
};

function descended(emit: Emit, parameter: SignalId, { rate }: Pick<OptimizerSettings, 'rate'>, step: SignalId): SignalId {
  return emit.sub(parameter, emit.mul(emit.constant(rate), step));
}

/** An exponential moving average. */
function average(emit: Emit, past: SignalId, now: SignalId, decay: number): SignalId {
  return emit.add(emit.mul(emit.constant(decay), past), emit.mul(emit.constant(1 - decay), now));
}

/** 1 − βᵗ: the share of an average that began at 0 which is filled. In float32 the difference itself would lose four digits of β₂ = 0.999. */
function filled(emit: Emit, decay: number, updates: SignalId): SignalId {
  return emit.neg(emit.expm1(emit.mul(updates, emit.constant(Math.log(decay)))));
}
