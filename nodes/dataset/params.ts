/** What a data set is set to: which one, how its inputs are scaled, how its classes are written. */
import { Type } from 'typebox';
import { choiceParam, integerParam, limits, numberParam, paramsOf, seedParam } from '../../src/graph/index.ts';

export const setNames = [
  'and',
  'or',
  'xor',
  'circles',
  'spirals',
  'gaussians',
  'sine',
  'iris',
  'wine',
  'breast-cancer',
  'digits-8',
  'digits-28',
  'own',
] as const;
export type SetName = (typeof setNames)[number];
export const scalings = ['none', 'standardise', 'unit'] as const;
export const labelNames = ['zero-one', 'plus-minus', 'one-hot'] as const;

/** What becomes 0, and how far from there what becomes 1 is; 0 for a column that says nothing, which becomes 0. */
export type Scale = readonly [zero: number, one: number];

export interface DatasetParams {
  readonly data: SetName;
  readonly samples: number;
  readonly noise: number;
  readonly seed: number;
  readonly rows: readonly (readonly number[])[];
  readonly columns: number;
  readonly scaling: (typeof scalings)[number];
  readonly labels: (typeof labelNames)[number];
  readonly fitted: { readonly scaling: Exclude<DatasetParams['scaling'], 'none'>; readonly columns: readonly Scale[] } | null;
}

const drawn = { parameter: 'data', is: ['circles', 'spirals', 'gaussians', 'sine'] };
const own = { parameter: 'data', is: ['own'] };

export const datasetParams = paramsOf({
  data: choiceParam(setNames, {
    title: 'Data',
    description: 'Truth tables, points drawn from a seed, measured data that come along, or your own rows.',
    default: 'xor',
    titles: {
      and: 'AND',
      or: 'OR',
      xor: 'XOR',
      circles: 'circles',
      spirals: 'two spirals',
      gaussians: 'two gaussians',
      sine: 'sine',
      iris: 'iris flowers',
      wine: 'wines',
      'breast-cancer': 'breast cancer',
      'digits-8': 'digits, 8×8',
      'digits-28': 'digits, 28×28',
      own: 'my own',
    },
  }),
  samples: integerParam({
    title: 'Examples',
    description: 'How many examples are drawn; the classes take turns.',
    default: 200,
    minimum: 2,
    maximum: limits.rows,
    shownWhen: drawn,
  }),
  noise: numberParam({
    role: 'structure',
    title: 'Noise',
    description: 'How far the examples scatter: 0 is clean, 0.5 hard to tell apart.',
    default: 0.1,
    minimum: 0,
    maximum: 1,
    slider: [0, 0.5],
    shownWhen: drawn,
  }),
  seed: seedParam({
    title: 'Seed',
    description: 'The same seed draws the same examples.',
    default: 1,
    shownWhen: drawn,
  }),
  rows: Type.Unsafe<DatasetParams['rows']>({
    type: 'array',
    minItems: 1,
    maxItems: limits.rows,
    items: { type: 'array', items: { type: 'number' }, minItems: 2 },
    role: 'structure',
    title: 'Rows',
    description: 'One example per row: its inputs, then its targets. Paste from a spreadsheet or from NumPy.',
    default: [
      [0, 0, 0],
      [0, 1, 1],
      [1, 0, 1],
      [1, 1, 0],
    ],
    shownWhen: own,
  }),
  columns: integerParam({
    title: 'Input columns',
    description: 'How many numbers of a row are inputs; the others are targets.',
    default: 2,
    minimum: 1,
    maximum: limits.vectorSize,
    shownWhen: own,
  }),
  scaling: choiceParam(scalings, {
    title: 'Inputs are',
    description:
      'As they are; with mean 0 and standard deviation 1; or from 0 to 1. Each column by itself, pixels all alike, as the examples that are learnt from say.',
    default: 'none',
    titles: { none: 'as they are', standardise: 'standardised', unit: 'from 0 to 1' },
  }),
  labels: choiceParam(labelNames, {
    title: 'Classes are',
    description: 'How targets name a class: one of two by one number, one of several by an element for each.',
    default: 'zero-one',
    titles: { 'zero-one': '0 or 1', 'plus-minus': '−1 or 1', 'one-hot': 'one-hot' },
    shownWhen: { parameter: 'data', is: setNames.filter((name) => name !== 'sine' && name !== 'own') },
  }),
  fitted: Type.Unsafe<DatasetParams['fitted']>({
    anyOf: [
      { type: 'null' },
      {
        type: 'object',
        properties: {
          scaling: { type: 'string', enum: scalings.filter((name) => name !== 'none') },
          columns: {
            type: 'array',
            maxItems: limits.vectorSize,
            items: { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 },
          },
        },
        required: ['scaling', 'columns'],
        additionalProperties: false,
      },
    ],
    role: 'structure',
    kept: true,
    title: 'Scale of the training',
    description:
      'Of every input, what becomes 0 and how far from there what becomes 1 is, as a training has fitted it: kept with the weights, and used wherever nothing is learnt.',
    default: null,
    shownWhen: { parameter: 'scaling', is: scalings.filter((name) => name !== 'none') },
  }),
});
