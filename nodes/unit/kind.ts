/** One unit: n_j = Σ_i a_i w_ij + β, a_j = f(n_j) (S0, S1; `neuron_tick` of S4). */
import type { ActivationParameter } from '../../src/ir/index.ts';
import {
  activationParams,
  defineNode,
  lowerActivation,
  numberParam,
  learningParams,
  paramsOf,
  rangeOf,
  type ActivationChoice,
} from '../../src/graph/index.ts';

export const unitParams = paramsOf({
  bias: numberParam({
    title: 'Bias',
    symbol: '\\beta',
    description: 'Added to the net input; the same as a weight from a source that is always 1.',
    default: 0,
    slider: [-3, 3],
    trained: true,
  }),
  ...learningParams('the bias'),
  ...activationParams,
});

export const unit = defineNode<ActivationChoice, 'netInput', 'bias' | ActivationParameter>({
  role: 'node',
  type: 'unit',
  title: 'Unit',
  summary: 'One idealised neuron: net input, bias and activation.',
  group: 'Units and layers',
  keywords: ['neuron', 'node', 'cell', 'perceptron', 'mcculloch-pitts'],
  params: unitParams,
  migrations: [],
  ports: () => [
    { name: 'netInput', direction: 'in', title: 'net input', fanIn: 'sum', accepts: ['weight', 'wire'], size: 1 },
    { name: 'activation', direction: 'out', title: 'activation', size: 1 },
  ],
  observed: () => [
    { name: 'netInput', title: 'net input', symbol: 'n' },
    { name: 'activation', title: 'activation', symbol: 'a' },
  ],
  infer: () => ({ netInput: 1, activation: 1 }),
  ranges: (params) => ({ activation: rangeOf(params) }),
  adapts: ['activation'],
  lower({ structure, values, inputs, emit }) {
    const n = emit.add(inputs.netInput, values.bias);
    return { netInput: n, activation: lowerActivation(emit, structure, n, values) };
  },
});
