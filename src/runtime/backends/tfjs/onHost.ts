/** Runs the loop of a kernel on the host for a GPU that has no shader of it. */
import type { Tensor } from '@tensorflow/tfjs-core';
import { present } from '../../../base/index.ts';
import type { CustomKernel, Operand } from './custom/kernel.ts';
import { extentOf } from './held.ts';
import type { OnHost } from './prepared.ts';
import { fetchTogether } from './transfer.ts';

/** The result has as many elements as the first operand where no `size` is given. A weight that stays where it was is fetched once. */
export function onHost({ name, loop }: CustomKernel, size?: number): OnHost {
  const run = present(loop, `loop of ${name}`);
  let known: ReadonlyMap<Tensor, Operand['values']> = new Map();
  return {
    held: [],
    async compute(given) {
      const inputs = given.map(({ tensor }) => tensor);
      const fresh = [...new Set(inputs)].filter((tensor) => !known.has(tensor));
      const fetched = fresh.length > 0 ? await fetchTogether(fresh) : [];
      const values = new Map<Tensor, Operand['values']>(fresh.map((tensor, i) => [tensor, present(fetched[i], 'values') as Float32Array]));
      known = new Map(inputs.map((tensor) => [tensor, present(values.get(tensor) ?? known.get(tensor), 'values')]));
      const shapes = given.map(extentOf);
      const [rows, columns] = [Math.max(...shapes.map(([count]) => count)), size ?? present(shapes[0], 'operand 0')[1]];
      const out = new Float32Array(rows * columns);
      run(
        inputs.map((tensor, i) => ({ values: present(known.get(tensor), 'values'), shape: present(shapes[i], 'shape') })),
        { rows, columns },
        out,
      );
      return { rows, values: out };
    },
  };
}
