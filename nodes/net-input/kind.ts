/** The sum of what arrives, n_j = Σ_i a_i w_ij (lecture notes S0 and S1). */
import { defineNode, integerParam, limits, paramsOf } from '../../src/graph/index.ts';

interface NetInputParams {
  readonly size: number;
}

export const netInputParams = paramsOf({
  size: integerParam({
    title: 'Size',
    description: 'How many sums stand side by side.',
    default: 1,
    minimum: 1,
    maximum: limits.vectorSize,
  }),
});

export const netInput = defineNode<NetInputParams, 'terms'>({
  role: 'node',
  type: 'net-input',
  title: 'Net input',
  summary: 'Adds up everything that arrives: n = Σ a·w.',
  group: 'Units and layers',
  keywords: ['sum', 'sigma', 'dendrite', 'weighted', 'summation', 'local field', 'dot product'],
  params: netInputParams,
  migrations: [],
  ports: ({ size }) => [
    { name: 'terms', direction: 'in', title: 'terms of the sum', fanIn: 'sum', accepts: ['weight', 'wire'], size },
    { name: 'netInput', direction: 'out', title: 'net input', size },
  ],
  observed: () => [{ name: 'netInput', title: 'net input', symbol: 'n' }],
  infer: ({ size }) => ({ netInput: size }),
  lower: ({ inputs }) => ({ netInput: inputs.terms }),
});
