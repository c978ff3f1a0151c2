/** The rows of a data set: which set, scaled and labelled as its parameters say. */
import type { Sizes, Table, TrainingRows } from '../../src/graph/index.ts';
import type { DataSet, Examples } from './examples.ts';
import { generated } from './generated.ts';
import { labelled, labelSize } from './labels.ts';
import type { DatasetParams, Scale, SetName } from './params.ts';
import { fitScales, scaled } from './scaling.ts';
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

const REMEMBERED = 4;

/** What was asked for last: the compiler, the canvas and the pictures want the same. */
function lately<T>(): (key: string, make: () => T) => T {
  const remembered = new Map<string, T>();
  return (key, make) => {
    const found = remembered.get(key) ?? make();
    remembered.set(key, found);
    for (const oldest of [...remembered.keys()].slice(0, -REMEMBERED)) remembered.delete(oldest);
    return found;
  };
}

const recentTables = lately<Tables>();
const recentExamples = lately<Examples>();

const drawn = ({ data, samples, noise, seed }: DatasetParams): string => [data, samples, noise, seed].join(' ');

/**
 * Rows of inputs and of targets, [rows, size] each; the same arrays for the same parameters, so nobody may write into them. Inputs are
 * scaled by what is fitted to the rows that are learnt from; where nothing is learnt, by what was kept from a training, else to all rows.
 */
export function tablesOf(params: DatasetParams, training?: TrainingRows): Tables {
  if (params.data === 'own') return makeTables(params, training);
  const { scaling, labels, fitted } = params;
  const fit = scaling === 'none' ? '' : (training?.(examplesOf(params).rows).join() ?? JSON.stringify(fitted));
  return recentTables(`${drawn(params)} ${scaling} ${labels} ${fit}`, () => makeTables(params, training));
}

/** What is kept with the weights: the scale of every column as it is fitted in a training. */
export function fittedOf(params: DatasetParams, training: TrainingRows): { readonly fitted: DatasetParams['fitted'] } {
  const { scaling } = params;
  const examples = examplesOf(params);
  // what all columns have in common from the start is not fitted
  if (scaling === 'none' || (scaling === 'unit' && examples.range)) return { fitted: null };
  const columns = fitScales(scaling, examples, training(examples.rows));
  return { fitted: columns ? { scaling, columns } : null };
}

/** As they are before they are scaled and labelled. */
function examplesOf(params: DatasetParams) {
  const { make, range, inputs } = sets[params.data];
  const size = inputs(params);
  const examples = params.data === 'own' ? make(params) : recentExamples(drawn(params), () => make(params));
  return { ...examples, size, range, rows: examples.inputs.length / size };
}

function makeTables(params: DatasetParams, training: TrainingRows | undefined): Tables {
  const { classes } = sets[params.data];
  const examples = examplesOf(params);
  const { inputs, answers, size, rows } = examples;
  const all = () => Int32Array.from({ length: rows }, (_, row) => row);
  const scales = (training ? undefined : keptScales(params, size)) ?? fitScales(params.scaling, examples, training?.(rows) ?? all());
  const targets = classes === 0 ? answers : labelled(answers, params.labels, classes);
  return { inputs: { rows, values: scales ? scaled(inputs, scales) : inputs }, targets: { rows, values: targets } };
}

/** The scales that were kept, where they are of this scaling and of these columns. */
const keptScales = ({ scaling, fitted }: DatasetParams, size: number): readonly Scale[] | undefined =>
  fitted?.scaling === scaling && fitted.columns.length === size ? fitted.columns : undefined;
