/** A clamped vector: one or many rows, each a case of its own. */
import { Type } from 'typebox';
import { defineNode, integerParam, limits, paramsOf } from '../../src/graph/index.ts';

export interface InputParams {
  readonly size: number;
  readonly rows: readonly (readonly number[])[];
}

export const inputParams = paramsOf({
  size: integerParam({ title: 'Size', description: 'How many values the vector has.', default: 1, minimum: 1, maximum: limits.vectorSize }),
  rows: Type.Unsafe<InputParams['rows']>({
    type: 'array',
    minItems: 1,
    maxItems: limits.rows,
    items: { type: 'array', items: { type: 'number' } },
    role: 'source',
    title: 'Rows',
    description: 'The clamped activations: one row, or one row per case. Paste from a spreadsheet or from NumPy.',
    default: [[0]],
  }),
});

export const input = defineNode<InputParams, never, 'rows'>({
  role: 'node',
  type: 'input',
  title: 'Input',
  summary: 'Numbers that you set: the network reads them and never changes them.',
  group: 'Inputs',
  keywords: ['clamped', 'stimulus', 'x', 'data', 'vector', 'presynaptic'],
  params: inputParams,
  migrations: [],
  ports: ({ size }) => [{ name: 'activation', direction: 'out', title: 'activation', size }],
  observed: () => [{ name: 'activation', title: 'activation', symbol: 'a' }],
  infer: ({ size }) => ({ activation: size }),
  sends: { activation: 'rows' },
  paramSizes: ({ size }) => ({ rows: size }),
  lower: ({ values }) => ({ activation: values.rows }),
});
