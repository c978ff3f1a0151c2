/** Places in an order that other programs with the same seed have: a loop on the host, on every device. */
import { shuffled, wordOf } from '../../../../base/index.ts';
import type { CustomKernel, Operand } from './kernel.ts';

/** operands: clock [1, 1], halves of the seeds [rows, 2]; mulberry32 starts from the sum of clock and seed. */
export const shuffle: CustomKernel = {
  name: 'NeuroloomShuffle',
  operands: ['Clock', 'Seed'],
  loop([clock, seed], { rows, columns }, out) {
    const [step] = (clock as Operand).values as unknown as [number];
    const seeds = (seed as Operand).values;
    for (let row = 0; row < rows; row++) {
      const [high, low] = [seeds[2 * row] as number, seeds[2 * row + 1] as number];
      if (Number.isNaN(high + low)) out.fill(NaN, row * columns, (row + 1) * columns);
      else out.set(shuffled(wordOf(high, low) + step, columns), row * columns);
    }
  },
};
