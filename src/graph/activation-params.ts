/** The parameters that shape an activation function, shared by every kind that has one. */
import {
  activationNames,
  activations,
  type ActivationName,
  type ActivationParameter,
  type ActivationShape,
  type Emit,
  type SignalId,
} from '../ir/index.ts';
import type { Range } from './kind.ts';
import { choiceParam, numberParam } from './params.ts';

const shownFor = (parameter: ActivationParameter) => ({
  parameter: 'activation',
  is: activationNames.filter((name) => activations[name].uses.includes(parameter)),
});

export const activationParams = {
  activation: choiceParam(activationNames, {
    title: 'Activation function',
    symbol: 'f',
    description: 'How the activation follows from the net input, a = f(n).',
    default: 'sigmoid',
    titles: Object.fromEntries(activationNames.map((name) => [name, activations[name].title])),
  }),
  slope: numberParam({
    title: 'Slope below 0',
    symbol: 's',
    description: 'The leaky ReLU gives s·n for n ≤ 0. 0.1 in these lecture notes; PyTorch has 0.01.',
    default: 0.1,
    slider: [0, 1],
    shownWhen: shownFor('slope'),
  }),
  alpha: numberParam({
    title: 'Floor',
    symbol: '\\alpha',
    description: 'The ELU gives α·(eⁿ − 1) below 0 and so never falls under −α.',
    default: 1,
    slider: [0, 3],
    shownWhen: shownFor('alpha'),
  }),
  sharpness: numberParam({
    title: 'Sharpness',
    symbol: 'b',
    description: 'Softplus is ln(1 + e^(b·n))/b: the larger b, the closer to the ReLU.',
    default: 1,
    minimum: 0.001,
    slider: [0.1, 10],
    shownWhen: shownFor('sharpness'),
  }),
  gain: numberParam({
    title: 'Gain',
    symbol: '\\gamma',
    description: 'Steepness γ of tanh[γ(n − θ)]. With infinite gain it becomes the sign function.',
    default: 1,
    slider: [0, 10],
    shownWhen: shownFor('gain'),
  }),
  threshold: numberParam({
    title: 'Threshold',
    symbol: '\\theta',
    description: 'The net input θ at which the response turns over. Not the threshold of a spike.',
    default: 0,
    slider: [-3, 3],
    shownWhen: shownFor('threshold'),
  }),
};

export interface ActivationChoice {
  readonly activation: ActivationName;
}

/** Where activations lie: the slope of a leaky ReLU and the floor of an ELU move their lower end. */
export function rangeOf({ activation, ...shape }: ActivationChoice): Range {
  const [low, high] = activations[activation].range;
  const { slope, alpha } = shape as Partial<Record<ActivationParameter, number>>;
  if (activation === 'leaky-relu') return [Number(slope) > 0 ? low : 0, high];
  return activation === 'elu' ? [Math.min(0, -Number(alpha)), high] : [low, high];
}

/** a = f(n) as operations. */
export function lowerActivation(
  emit: Emit,
  { activation }: ActivationChoice,
  netInput: SignalId,
  shape: ActivationShape<SignalId>,
): SignalId {
  return activations[activation].of(emit, netInput, shape);
}
