/** Units settle one after the other, each in the fields that those before it left behind: a loop on the host, on every device. */
import { choose, greaterEqual } from '../../../../ir/index.ts';
import type { CustomKernel, Operand } from './kernel.ts';

/** operands: states [rows, n], fields [rows, n], symmetric weights [1, n²], orders [rows, n]; one row serves all. */
export const sweep: CustomKernel = {
  name: 'NeuroloomSweep',
  operands: ['State', 'Field', 'Weight', 'Order'],
  loop([state, field, weight, order], { rows, columns }, out) {
    const weights = (weight as Operand).values;
    for (let row = 0; row < rows; row++) {
      const units = out.subarray(row * columns, (row + 1) * columns);
      units.set(rowOf(state as Operand, row, columns));
      const fields = Float64Array.from(rowOf(field as Operand, row, columns));
      const visits = rowOf(order as Operand, row, columns);
      if (visits.some(Number.isNaN)) {
        units.fill(NaN); // nobody knows who is visited
        continue;
      }
      for (const unit of visits) {
        const settled = Number.isNaN(units[unit]) ? NaN : choose(greaterEqual(fields[unit] as number, 0), 1, -1);
        const difference = settled - (units[unit] as number);
        if (difference === 0) continue;
        units[unit] = settled;
        for (let i = 0, k = unit * columns; i < columns; i++, k++) fields[i] = (fields[i] as number) + difference * (weights[k] as number);
      }
    }
  },
};

const rowOf = ({ values, shape }: Operand, row: number, columns: number): Operand['values'] => {
  const at = shape[0] === 1 ? 0 : row * columns;
  return values.subarray(at, at + columns);
};
