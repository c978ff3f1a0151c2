/** n units side by side: n = a·W + β, a = f(n), the "fully-connected" layer of S4. */
import type { ActivationParameter } from '../../src/ir/index.ts';
import {
  activationParams,
  defineNode,
  integerParam,
  learningParams,
  limits,
  lowerActivation,
  numbersParam,
  paramsOf,
  rangeOf,
  type ActivationChoice,
} from '../../src/graph/index.ts';

interface LayerParams extends ActivationChoice {
  readonly size: number;
}

export const layerParams = paramsOf({
  size: integerParam({ title: 'Units', description: 'How many units the layer has.', default: 4, minimum: 1, maximum: limits.vectorSize }),
  bias: numbersParam({
    title: 'Bias',
    symbol: '\\beta',
    description: 'One number for all units, or one for each.',
    default: 0,
    slider: [-3, 3],
    trained: true,
  }),
  ...learningParams('the bias'),
  ...activationParams,
});

export const layer = defineNode<LayerParams, 'netInput', 'bias' | ActivationParameter>({
  role: 'node',
  type: 'layer',
  title: 'Layer',
  summary: 'Units side by side that share an activation function.',
  group: 'Units and layers',
  keywords: ['dense', 'fully connected', 'hidden', 'vector', 'population'],
  params: layerParams,
  migrations: [],
  ports: ({ size }) => [
    { name: 'netInput', direction: 'in', title: 'net input', fanIn: 'sum', accepts: ['weight', 'wire'], size },
    { name: 'activation', direction: 'out', title: 'activation', size },
  ],
  observed: () => [
    { name: 'netInput', title: 'net input', symbol: 'n' },
    { name: 'activation', title: 'activation', symbol: 'a' },
  ],
  infer: ({ size }) => ({ netInput: size, activation: size }),
  paramSizes: ({ size }) => ({ bias: size }),
  ranges: (params) => ({ activation: rangeOf(params) }),
  adapts: ['activation'],
  lower({ structure, values, inputs, emit }) {
    const n = emit.add(inputs.netInput, values.bias);
    return { netInput: n, activation: lowerActivation(emit, structure, n, values) };
  },
});
