/** A weighted connection: the presynaptic activation times w_ij, with i the presynaptic and j the postsynaptic unit (S0). */
import { choiceParam, defineEdge, integerParam, limits, numberParam, numbersParam, paramsOf } from '../../src/graph/index.ts';

interface WeightParams {
  readonly connectivity: 'all-to-all' | 'one-to-one';
}

const random = { parameter: 'initial', is: ['uniform', 'normal'] };

export const weightParams = paramsOf({
  weight: numbersParam({
    title: 'Weight',
    symbol: 'w',
    description: 'Strength and sign of the connection; between layers one number for all, or a matrix with a row per presynaptic unit.',
    default: 1,
    slider: [-3, 3],
    shownWhen: { parameter: 'initial', is: ['given'] },
  }),
  connectivity: choiceParam(['all-to-all', 'one-to-one'], {
    title: 'Connects',
    description: 'Every unit with every unit, or the first with the first, the second with the second, and so on.',
    default: 'all-to-all',
    titles: { 'all-to-all': 'all to all', 'one-to-one': 'one to one' },
  }),
  initial: choiceParam(['given', 'uniform', 'normal'], {
    title: 'Weights are',
    description: 'Given by you, or drawn at random from the seed of the drawing.',
    default: 'given',
    titles: { given: 'given', uniform: 'random, uniform', normal: 'random, normal' },
  }),
  scale: numberParam({
    role: 'structure',
    title: 'Scale',
    description: 'Uniform weights lie between −scale and scale; normal weights have it as their standard deviation.',
    default: 1,
    minimum: 0,
    slider: [0, 3],
    shownWhen: random,
  }),
  delay: integerParam({
    title: 'Delay',
    unit: 'steps',
    description: 'How many steps the presynaptic activation takes to arrive. A loop needs at least one.',
    default: 0,
    minimum: 0,
    maximum: limits.delay,
  }),
});

export const weight = defineEdge<WeightParams>({
  role: 'edge',
  type: 'weight',
  title: 'Weight',
  summary: 'Multiplies the presynaptic activation: a·w.',
  params: weightParams,
  migrations: [],
  weighted: true,
  connectivity: ({ connectivity }) => connectivity,
});
