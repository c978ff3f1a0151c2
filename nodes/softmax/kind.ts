/** y_i = e^{z_i} / Σ_j e^{z_j} (S2), with the maximum subtracted first so that nothing overflows. */
import type { JsonObject } from '../../src/base/index.ts';
import { defineNode, paramsOf } from '../../src/graph/index.ts';

export const softmax = defineNode<JsonObject, 'values'>({
  role: 'node',
  type: 'softmax',
  title: 'Softmax',
  summary: 'Turns values into shares that add up to 1.',
  group: 'Functions',
  keywords: ['probability', 'classification', 'output', 'normalise'],
  params: paramsOf({}),
  migrations: [],
  mixes: true,
  ports: () => [
    { name: 'values', direction: 'in', title: 'values', fanIn: 'stack', accepts: ['wire'], size: 'any', required: true },
    { name: 'share', direction: 'out', title: 'share', size: 'any' },
  ],
  observed: () => [
    { name: 'values', title: 'value', symbol: 'z' },
    { name: 'share', title: 'share', symbol: 'y' },
  ],
  infer: (_, { values = 1 }) => ({ values, share: values }),
  ranges: () => ({ share: [0, 1] }),
  lower({ inputs, emit }) {
    const z = inputs.values;
    const exponential = emit.exp(emit.sub(z, emit.reduceMax(z)));
    return { values: z, share: emit.div(exponential, emit.reduceSum(exponential)) };
  },
});
