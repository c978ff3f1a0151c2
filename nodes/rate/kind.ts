/** Rate units in time: x(t + 1) = f(n), or τ dx/dt = −x + f(n), with n = Σ x·w + β. All units take what the others were one step before. */
import { relaxed, shareOfWay, type ActivationParameter } from '../../src/ir/index.ts';
import {
  activationParams,
  choiceParam,
  defineNode,
  integerParam,
  limits,
  lowerActivation,
  numberParam,
  numbersParam,
  paramsOf,
  type ActivationChoice,
} from '../../src/graph/index.ts';

interface RateParams extends ActivationChoice {
  readonly size: number;
  readonly dynamics: 'discrete' | 'filtered';
}

export const rateParams = paramsOf({
  size: integerParam({
    title: 'Units',
    description: 'How many units the population has.',
    default: 1,
    minimum: 1,
    maximum: limits.vectorSize,
  }),
  dynamics: choiceParam(['discrete', 'filtered'], {
    title: 'Time',
    description: 'One update per step, or a rate that follows f(n) with a time constant.',
    default: 'discrete',
    titles: { discrete: 'discrete: x(t+1) = f(n)', filtered: 'continuous: τ dx/dt = −x + f(n)' },
  }),
  tau: numberParam({
    title: 'Time constant',
    symbol: '\\tau',
    unit: 'ms',
    description: 'How slowly the rate follows; the step is exact for an f(n) that is constant over it.',
    default: 10,
    minimum: 0.001,
    slider: [1, 200],
    shownWhen: { parameter: 'dynamics', is: ['filtered'] },
  }),
  x0: numbersParam({
    title: 'Start',
    symbol: 'x(0)',
    description: 'The rate at the start; one number, or one per unit.',
    default: 0,
    slider: [-1, 1],
  }),
  bias: numbersParam({
    title: 'Bias',
    symbol: '\\beta',
    description: 'Added to the net input; one number, or one per unit.',
    default: 0,
    slider: [-3, 3],
  }),
  ...activationParams,
});

export const rate = defineNode<RateParams, 'netInput', 'tau' | 'x0' | 'bias' | ActivationParameter, 'rate' | 'low'>({
  role: 'node',
  type: 'rate',
  title: 'Rate units',
  summary: 'Units that live in time: their rate follows f(n), at once or slowly.',
  group: 'Neurons',
  keywords: ['population', 'firing rate', 'recurrent', 'dynamics', 'Wilson-Cowan', 'memory', 'rnn', 'attractor'],
  params: rateParams,
  migrations: [],
  ports: ({ size }) => [
    { name: 'netInput', direction: 'in', title: 'net input', fanIn: 'sum', accepts: ['weight', 'wire'], size },
    { name: 'rate', direction: 'out', title: 'rate', size },
  ],
  observed: () => [
    { name: 'netInput', title: 'net input', symbol: 'n' },
    { name: 'rate', title: 'rate', symbol: 'x' },
  ],
  infer: ({ size }) => ({ netInput: size, rate: size }),
  paramSizes: ({ size }) => ({ x0: size, bias: size }),
  states: ({ size, dynamics }) => ({ rate: size, ...(dynamics === 'filtered' ? { low: size } : {}) }),
  advancesIn: ['forward', 'simulate'],
  start: ({ values, emit }) => ({ rate: values.x0, low: emit.constant(0) }),
  lower: ({ states }) => ({ rate: states.rate }),
  advance({ structure, values, inputs, states, emit, dt }) {
    const netInput = emit.add(inputs.netInput, values.bias);
    const goal = lowerActivation(emit, structure, netInput, values);
    if (structure.dynamics === 'discrete') return { next: { rate: goal, low: emit.constant(0) }, shown: { netInput } };
    const { high, low } = relaxed(emit, { high: states.rate, low: states.low }, goal, shareOfWay(emit, emit.constant(dt), values.tau));
    return { next: { rate: high, low }, shown: { netInput } };
  },
});
