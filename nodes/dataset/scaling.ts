/** How the inputs of a data set are scaled: column by column over all rows, the held-out ones too. */
import type { DatasetParams } from './params.ts';

/** Scales [rows, size] in place, given the common range of all columns where they have one. */
type Scaling = (values: Float64Array, size: number, range: readonly [number, number] | undefined) => void;

export const scale: { readonly [K in DatasetParams['scaling']]: Scaling } = {
  none: () => {},
  /** (x − mean)/standard deviation, of the whole population; a constant column becomes 0. */
  standardise: (values, size) =>
    eachColumn(values, size, (column) => {
      const mean = column.reduce((sum, x) => sum + x, 0) / column.length;
      const deviation = Math.sqrt(column.reduce((sum, x) => sum + (x - mean) ** 2, 0) / column.length);
      return { zero: mean, one: deviation };
    }),
  /** (x − smallest)/(largest − smallest); a constant column becomes 0. */
  unit: (values, size, range) =>
    eachColumn(values, size, (column) => {
      const [low, high] = range ?? [column.reduce((least, x) => Math.min(least, x)), column.reduce((most, x) => Math.max(most, x))];
      return { zero: low, one: high - low };
    }),
};

/** What becomes 0, and how far from there what becomes 1 is. */
interface Scale {
  readonly zero: number;
  readonly one: number;
}

function eachColumn(values: Float64Array, size: number, fit: (column: Float64Array) => Scale): void {
  const column = new Float64Array(values.length / size);
  for (let i = 0; i < size; i++) {
    for (let row = 0; row < column.length; row++) column[row] = values[row * size + i] as number;
    const { zero, one } = fit(column);
    for (let row = 0; row < column.length; row++) values[row * size + i] = one === 0 ? 0 : ((column[row] as number) - zero) / one;
  }
}
