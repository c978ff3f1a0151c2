/** A weighted connection: the presynaptic activation times w_ij, with i the presynaptic and j the postsynaptic unit (S0). */
import { Type } from 'typebox';
import {
  choiceParam,
  defineEdge,
  integerParam,
  learningParams,
  limits,
  numberParam,
  numbersParam,
  paramsOf,
  textParam,
} from '../../src/graph/index.ts';
import { listedPairs, randomPairs } from './pairs.ts';

interface WeightParams {
  readonly connectivity: 'all-to-all' | 'one-to-one' | 'random' | 'list';
  readonly probability: number;
  readonly pairs: readonly (readonly [number, number])[];
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
  connectivity: choiceParam(['all-to-all', 'one-to-one', 'random', 'list'], {
    title: 'Connects',
    description: 'Every unit with every unit, the first with the first and so on, each pair with a probability, or the pairs you list.',
    default: 'all-to-all',
    titles: { 'all-to-all': 'all to all', 'one-to-one': 'one to one', random: 'at random', list: 'listed pairs' },
  }),
  probability: numberParam({
    role: 'structure',
    title: 'Probability',
    symbol: 'p',
    description: 'With which each pair of units is connected, drawn from the seed of the drawing.',
    default: 0.1,
    minimum: 0,
    maximum: 1,
    slider: [0, 1],
    shownWhen: { parameter: 'connectivity', is: ['random'] },
  }),
  pairs: Type.Unsafe<WeightParams['pairs']>({
    type: 'array',
    maxItems: limits.edges,
    items: { type: 'array', items: { type: 'integer', minimum: 0 }, minItems: 2, maxItems: 2 },
    role: 'structure',
    title: 'Pairs',
    description: 'Presynaptic and postsynaptic unit of every connection, counted from 0.',
    default: [],
    shownWhen: { parameter: 'connectivity', is: ['list'] },
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
  ...learningParams('this weight'),
  share: textParam(
    {
      role: 'structure',
      title: 'Shared as',
      description: 'Edges with the same name here have one weight together: that of the first of them by id. Setting one sets all.',
      default: '',
    },
    64,
  ),
});

export const weight = defineEdge<WeightParams>({
  role: 'edge',
  type: 'weight',
  title: 'Weight',
  summary: 'Multiplies the presynaptic activation: a·w.',
  params: weightParams,
  migrations: [],
  weighted: true,
  connectivity: ({ connectivity }) => (connectivity === 'random' || connectivity === 'list' ? 'pairs' : connectivity),
  expected: ({ connectivity, probability, pairs }, { from, to }) => (connectivity === 'random' ? probability * from * to : pairs.length),
  pairs: ({ connectivity, probability, pairs }, sizes, draw) =>
    connectivity === 'random' ? randomPairs(probability, sizes, draw) : listedPairs(pairs),
});
