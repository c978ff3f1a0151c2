/** Examples to learn from: inputs, and the targets that a network should answer with. */
import { defineNode } from '../../src/graph/index.ts';
import { datasetParams, type DatasetParams } from './params.ts';
import { datasetPresets } from './presets.ts';
import { fittedOf, sizesOf, tablesOf, unevenness } from './tables.ts';

export const dataset = defineNode<DatasetParams, never, 'inputs' | 'targets'>({
  role: 'node',
  type: 'dataset',
  title: 'Data set',
  summary: 'Examples to learn from: inputs and their targets.',
  group: 'Learning',
  keywords: [
    'data',
    'examples',
    'training',
    'and',
    'or',
    'xor',
    'circles',
    'spirals',
    'gaussians',
    'sine',
    'iris',
    'wine',
    'cancer',
    'digits',
    'mnist',
    'csv',
  ],
  params: datasetParams,
  migrations: [],
  mixes: true,
  presets: datasetPresets,
  ports: (params) => {
    const { inputs, targets } = sizesOf(params);
    return [
      { name: 'inputs', direction: 'out', title: 'inputs', size: inputs },
      { name: 'targets', direction: 'out', title: 'targets', size: targets },
    ];
  },
  observed: () => [
    { name: 'inputs', title: 'inputs', symbol: 'x' },
    { name: 'targets', title: 'targets', symbol: 't' },
  ],
  infer(params) {
    const problem = unevenness(params);
    return problem === undefined ? sizesOf(params) : { port: 'inputs', problem };
  },
  sends: { inputs: 'inputs', targets: 'targets' },
  adapts: ['labels'],
  tables: tablesOf,
  fitted: fittedOf,
  lower: ({ values }) => ({ inputs: values.inputs, targets: values.targets }),
});
