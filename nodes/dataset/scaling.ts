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
      return (x) => (deviation === 0 ? 0 : (x - mean) / deviation);
    }),
  /** (x − smallest)/(largest − smallest); a constant column becomes 0. */
  unit: (values, size, range) =>
    eachColumn(values, size, (column) => {
      const [low, high] = range ?? column.reduce(([least, most], x) => [Math.min(least, x), Math.max(most, x)], [Infinity, -Infinity]);
      return (x) => (high === low ? 0 : (x - low) / (high - low));
    }),
};

function eachColumn(values: Float64Array, size: number, fit: (column: readonly number[]) => (x: number) => number): void {
  for (let i = 0; i < size; i++) {
    const column = Array.from({ length: values.length / size }, (_, row) => values[row * size + i] as number);
    const scaled = fit(column);
    column.forEach((x, row) => void (values[row * size + i] = scaled(x)));
  }
}
