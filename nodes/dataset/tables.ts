/** The rows of a data set: which set, scaled and labelled as its parameters say. */
import type { Sizes, Table } from '../../src/graph/index.ts';
import type { DataSet } from './examples.ts';
import { generated } from './generated.ts';
import { labelled, labelSize } from './labels.ts';
import type { DatasetParams, SetName } from './params.ts';
import { scale } from './scaling.ts';
import { shipped } from './shipped.ts';

const own: DataSet = {
  inputs: ({ columns }) => columns,
  classes: 0,
  outputs: ({ rows, columns }) => (rows[0]?.length ?? 0) - columns,
  make: ({ rows, columns }) => ({
    inputs: Float64Array.from(rows.flatMap((row) => row.slice(0, columns))),
    answers: Float64Array.from(rows.flatMap((row) => row.slice(columns))),
  }),
};

export const sets: { readonly [K in SetName]: DataSet } = { ...generated, ...shipped, own };

export interface DatasetSizes extends Sizes {
  readonly inputs: number;
  readonly targets: number;
}

export function sizesOf(params: DatasetParams): DatasetSizes {
  const set = sets[params.data];
  return { inputs: set.inputs(params), targets: set.outputs?.(params) ?? labelSize(params.labels, set.classes) };
}

/** What is wrong with rows of one's own, as part of a sentence. */
export function unevenness({ data, rows, columns }: DatasetParams): string | undefined {
  if (data !== 'own') return undefined;
  const width = rows[0]?.length ?? 0;
  if (columns >= width) return `rows of ${width} numbers have no target after ${columns} inputs`;
  const uneven = rows.findIndex((row) => row.length !== width);
  return uneven < 0 ? undefined : `row ${uneven + 1} has ${rows[uneven]?.length} numbers where row 1 has ${width}`;
}

export function tablesOf(params: DatasetParams): { readonly inputs: Table; readonly targets: Table } {
  const set = sets[params.data];
  const size = sizesOf(params);
  const { inputs, answers } = set.make(params);
  scale[params.scaling](inputs, size.inputs, set.range);
  const targets = set.classes === 0 ? answers : labelled(answers, params.labels, set.classes);
  const rows = inputs.length / size.inputs;
  return { inputs: { rows, values: inputs }, targets: { rows, values: targets } };
}
