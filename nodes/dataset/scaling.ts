/** How the inputs of a data set are scaled, column by column: what is fitted to the rows that are learnt from serves all others. */
import type { DatasetParams, Scale } from './params.ts';

/** The scale of a column, given the common range of all columns where they have one. */
type Fit = (column: Float64Array, range: readonly [number, number] | undefined) => Scale;

const extremes = (column: Float64Array): readonly [number, number] => [
  column.reduce((least, x) => Math.min(least, x), Infinity),
  column.reduce((most, x) => Math.max(most, x), -Infinity),
];

const fits: { readonly [K in Exclude<DatasetParams['scaling'], 'none'>]: Fit } = {
  /** (x − mean)/standard deviation, of the whole population. */
  standardise(column) {
    const [low, high] = extremes(column);
    if (low === high) return [low, 0]; // the mean of equal numbers is rounded, and would leave a deviation
    const mean = column.reduce((sum, x) => sum + x, 0) / column.length;
    return [mean, Math.sqrt(column.reduce((sum, x) => sum + (x - mean) ** 2, 0) / column.length)];
  },
  /** (x − smallest)/(largest − smallest) */
  unit(column, range) {
    const [low, high] = range ?? extremes(column);
    return [low, high - low];
  },
};

export interface Examples {
  /** [rows, size] */
  readonly inputs: Float64Array;
  readonly size: number;
  readonly range: readonly [number, number] | undefined;
}

/** The scale of every column, from these rows; undefined where inputs stay as they are. */
export function fitScales(
  scaling: DatasetParams['scaling'],
  { inputs, size, range }: Examples,
  rows: Int32Array,
): readonly Scale[] | undefined {
  if (scaling === 'none') return undefined;
  return Array.from({ length: size }, (_, i) =>
    fits[scaling](
      Float64Array.from(rows, (row) => inputs[row * size + i] as number),
      range,
    ),
  );
}

/** The inputs, [rows, size], with every column in its scale. */
export const scaled = (inputs: Float64Array, scales: readonly Scale[]): Float64Array =>
  inputs.map((x, at) => {
    const [zero, one] = scales[at % scales.length] as Scale;
    return one === 0 ? 0 : (x - zero) / one;
  });
