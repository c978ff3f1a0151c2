/** 1 at the largest value, 0 elsewhere (S2); of equal largest values the first one wins, as in NumPy. */
import type { JsonObject } from '../../src/base/index.ts';
import { defineNode, paramsOf } from '../../src/graph/index.ts';

export const oneHot = defineNode<JsonObject, 'values'>({
  role: 'node',
  type: 'one-hot',
  title: 'One-hot',
  summary: '1 at the largest value and 0 elsewhere; the first wins a tie.',
  group: 'Functions',
  keywords: ['argmax', 'winner', 'class', 'decision'],
  params: paramsOf({}),
  migrations: [],
  mixes: true,
  ports: () => [
    { name: 'values', direction: 'in', title: 'values', fanIn: 'stack', accepts: ['wire'], size: 'any', required: true },
    { name: 'choice', direction: 'out', title: 'choice', size: 'any' },
  ],
  observed: () => [
    { name: 'values', title: 'value', symbol: 'z' },
    { name: 'choice', title: 'choice', symbol: 'y' },
  ],
  infer: (_, { values = 1 }) => ({ values, choice: values }),
  ranges: () => ({ choice: [0, 1] }),
  lower({ inputs, emit }) {
    const z = inputs.values;
    return { values: z, choice: emit.oneHot(emit.argmax(z), emit.size(z)) };
  },
});
