/** a = f(n) by itself: what a unit does with its net input. */
import type { ActivationParameter } from '../../src/ir/index.ts';
import { activationParams, defineNode, lowerActivation, paramsOf, rangeOf, type ActivationChoice } from '../../src/graph/index.ts';

export const activation = defineNode<ActivationChoice, 'netInput', ActivationParameter>({
  role: 'node',
  type: 'activation',
  title: 'Activation',
  summary: 'Applies a function to a net input: a = f(n).',
  group: 'Functions',
  keywords: ['sigmoid', 'tanh', 'relu', 'transfer function', 'nonlinear', 'response', 'threshold'],
  params: paramsOf(activationParams),
  migrations: [],
  ports: () => [
    { name: 'netInput', direction: 'in', title: 'net input', fanIn: 'one', accepts: ['wire'], size: 'any', required: true },
    { name: 'activation', direction: 'out', title: 'activation', size: 'any' },
  ],
  observed: () => [
    { name: 'netInput', title: 'net input', symbol: 'n' },
    { name: 'activation', title: 'activation', symbol: 'a' },
  ],
  infer: (_, { netInput = 1 }) => ({ netInput, activation: netInput }),
  ranges: (params) => ({ activation: rangeOf(params) }),
  adapts: ['activation'],
  lower({ structure, values, inputs, emit }) {
    return { netInput: inputs.netInput, activation: lowerActivation(emit, structure, inputs.netInput, values) };
  },
});
