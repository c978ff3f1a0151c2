/** Places in an order that other programs with the same seed have: a loop on the host, on every device. */
import { shuffled } from '../../../../base/index.ts';
import type { CustomKernel, Operand } from './kernel.ts';

/** operands: clock [1, 1], seeds [rows, 1]; mulberry32 starts from their sum. */
export const shuffle: CustomKernel = {
  name: 'NeuroloomShuffle',
  operands: ['Clock', 'Seed'],
  loop([clock, seed], { rows, columns }, out) {
    const [step] = (clock as Operand).values as unknown as [number];
    const seeds = (seed as Operand).values;
    for (let row = 0; row < rows; row++) {
      const seed = seeds[row] as number;
      if (Number.isNaN(seed)) out.fill(NaN, row * columns, (row + 1) * columns);
      else out.set(shuffled(seed + step, columns), row * columns);
    }
  },
};
