/** How values of two backends are compared. */
import { present } from '../../src/base/index.ts';
import type { Values } from '../../src/runtime/backend.ts';

export interface Tolerance {
  readonly absolute: number;
  readonly relative: number;
}

/**
 * The largest |a − b| in units of the tolerance at b, where b is the expected value as float32 can hold it (e^100 is ∞ there).
 * NaN equals NaN only, ∞ equals ∞ only. At most 1 is a pass.
 */
export function excess(actual: Values, expected: Values, { absolute, relative }: Tolerance): number {
  let largest = 0;
  for (const [id, { rows, values }] of expected) {
    const found = present(actual.get(id), `%${id}`);
    if (found.rows !== rows || found.values.length !== values.length) return Infinity;
    values.forEach((exact, i) => {
      const b = Math.fround(exact);
      const a = found.values[i] as number;
      if (Object.is(a, b) || a === b) return;
      const excessHere = Math.abs(a - b) / (absolute + relative * Math.abs(b));
      largest = Math.max(largest, Number.isNaN(excessHere) || !Number.isFinite(b) ? Infinity : excessHere);
    });
  }
  return largest;
}
