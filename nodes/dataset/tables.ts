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

// a type, not an interface: a kind's tables may have any names
type Tables = { readonly inputs: Table; readonly targets: Table };

/** Tables that were asked for last: the compiler, the canvas and the pictures want the same ones. */
const remembered = new Map<string, Tables>();
const REMEMBERED = 4;

/** Rows of inputs and of targets, [rows, size] each; the same arrays for the same parameters, so nobody may write into them. */
export function tablesOf(params: DatasetParams): Tables {
  if (params.data === 'own') return makeTables(params);
  const { data, samples, noise, seed, scaling, labels } = params;
  const key = [data, samples, noise, seed, scaling, labels].join(' ');
  const known = remembered.get(key);
  if (known) return known;
  const tables = makeTables(params);
  remembered.set(key, tables);
  for (const oldest of [...remembered.keys()].slice(0, -REMEMBERED)) remembered.delete(oldest);
  return tables;
}

function makeTables(params: DatasetParams): Tables {
  const set = sets[params.data];
  const size = sizesOf(params);
  const { inputs, answers } = set.make(params);
  scale[params.scaling](inputs, size.inputs, set.range);
  const targets = set.classes === 0 ? answers : labelled(answers, params.labels, set.classes);
  const rows = inputs.length / size.inputs;
  return { inputs: { rows, values: inputs }, targets: { rows, values: targets } };
}
