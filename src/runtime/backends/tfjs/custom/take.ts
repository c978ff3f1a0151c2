/**
 * Copies of rows and columns, in loops for cpu and wasm: tfjs's own gather and tile work out the place of every element from its index
 * (a step that took 32 rows of 784 and summed them was five times as long).
 */
import type { CustomKernel, Operand } from './kernel.ts';

/** operands: values [n, columns], row numbers [rows] */
export const takeRows: CustomKernel = {
  name: 'NeuroloomTakeRows',
  operands: ['X', 'Rows'],
  loop([x, numbers], { rows, columns }, out) {
    const [values, chosen] = [(x as Operand).values, (numbers as Operand).values];
    for (let row = 0; row < rows; row++) {
      const from = (chosen[row] as number) * columns;
      out.set(values.subarray(from, from + columns), row * columns);
    }
  },
};

/** operands: values [rows, n], column numbers [columns] */
export const takeColumns: CustomKernel = {
  name: 'NeuroloomTakeColumns',
  operands: ['X', 'Columns'],
  loop([x, numbers], { rows, columns }, out) {
    const { values, shape } = x as Operand;
    const { values: chosen } = numbers as Operand;
    const width = shape[1] as number;
    for (let row = 0, k = 0; row < rows; row++)
      for (let i = 0; i < columns; i++, k++) out[k] = values[row * width + (chosen[i] as number)] as number;
  },
};

/** operands: one row [1, columns] */
export const repeatRow: CustomKernel = {
  name: 'NeuroloomRepeatRow',
  operands: ['X'],
  loop([x], { rows, columns }, out) {
    for (let row = 0; row < rows; row++) out.set((x as Operand).values, row * columns);
  },
};
