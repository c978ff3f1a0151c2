/** The constant-1 source: a weight from it is a bias. */
import { defineNode, paramsOf } from '../../src/graph/index.ts';

export const bias = defineNode({
  role: 'node',
  type: 'bias',
  title: 'Bias',
  summary: 'A source that is always 1; the weight of its edge is a bias.',
  group: 'Inputs',
  keywords: ['constant', 'one', 'beta', 'threshold', 'offset'],
  params: paramsOf({}),
  migrations: [],
  constant: true,
  ports: () => [{ name: 'activation', direction: 'out', title: 'always 1', size: 1 }],
  observed: () => [{ name: 'activation', title: 'activation', symbol: 'a' }],
  infer: () => ({ activation: 1 }),
  lower: ({ emit, size }) => ({ activation: emit.fill(1, size) }),
});
