/** File 01 on NaN and ±∞: they are fed, because no document can hold them. */
import { expect, test } from 'vitest';
import { present } from '../../src/base/index.ts';
import type { Backend } from '../../src/runtime/index.ts';
import { planFor } from '../drawing.ts';
import { nonfinite, scalarDrawing } from './activations.ts';
import { excess } from './case.ts';

export function runNonfinite(name: string, open: () => Promise<Backend>): void {
  test(`${name} lets NaN and infinities through activation functions as PyTorch does`, async () => {
    const plan = planFor(scalarDrawing([0, 0, 0], nonfinite.expected));
    const executable = await (await open()).prepare(plan);
    const [source] = [...plan.sources.keys()];
    executable.feed(present(source, 'source'), { rows: 1, values: Float64Array.from(nonfinite.inputs) });
    const values = await executable.observe(plan.entries.observe.roots);
    executable.dispose();
    nonfinite.expected.forEach(({ activation, values: expected }, i) => {
      const { signal } = present(plan.locate(`f${i}` as never, 'activation'), activation);
      const actual = [...present(values.get(signal), activation).values];
      const off = expected.filter((wanted, k) => !(excess(actual[k] as number, wanted, nonfinite.bound.float32) <= 1));
      expect(off, `${activation} of NaN, ∞, −∞ gave ${actual.join(', ')}`).toEqual([]);
    });
  });
}
