/** Values of the reference backend, and the ways in which a kernel goes through them. */
import { elements, type OpAttrs, type OpKind, type SignalType } from '../../../ir/index.ts';

/** Elements of all rows, row after row; `rows` is 1 unless the signal is batched. */
export interface Value {
  readonly rows: number;
  readonly size: number;
  readonly data: Float64Array;
}

export interface Context {
  /** The type of what is computed. */
  readonly out: SignalType;
  /** Rounds to the precision that is imitated: the identity in float64, `Math.fround` in float32. */
  readonly round: (x: number) => number;
  /** Advances so far. */
  readonly step: number;
}

export type Kernel<K extends OpKind> = (inputs: readonly Value[], attrs: OpAttrs[K], context: Context) => Value;

export const make = (rows: number, size: number): Value => ({ rows, size, data: new Float64Array(rows * size) });
export const operand = (inputs: readonly Value[], i: number): Value => inputs[i] as Value;
export const rowsOf = (inputs: readonly Value[]): number => Math.max(1, ...inputs.map((value) => value.rows));

/** An element; one row or one element serves all. */
export const pick = (value: Value, row: number, i: number): number =>
  value.data[(value.rows === 1 ? 0 : row) * value.size + (value.size === 1 ? 0 : i)] as number;

/** Adds a term, rounding the term and the sum. */
export const sumInto = (out: Float64Array, i: number, term: number, round: Context['round']): void => {
  out[i] = round((out[i] as number) + round(term));
};

/** Applies f to corresponding elements. */
export function map(f: (...x: number[]) => number) {
  return (inputs: readonly Value[], _: unknown, { out, round }: Context): Value => {
    const result = make(rowsOf(inputs), elements(out.shape));
    for (let row = 0; row < result.rows; row++)
      for (let i = 0; i < result.size; i++) result.data[row * result.size + i] = round(f(...inputs.map((value) => pick(value, row, i))));
    return result;
  };
}

/** Applies f to every row of the first operand. */
export function mapRows(f: (row: Float64Array, out: Float64Array, round: Context['round']) => void) {
  return ([value]: readonly Value[], _: unknown, { out, round }: Context): Value => {
    const input = value as Value;
    const result = make(input.rows, elements(out.shape));
    for (let row = 0; row < input.rows; row++)
      f(
        input.data.subarray(row * input.size, (row + 1) * input.size),
        result.data.subarray(row * result.size, (row + 1) * result.size),
        round,
      );
    return result;
  };
}
