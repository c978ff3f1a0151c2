/** How values of two runs of one drawing are compared. */
import { present } from '../../src/base/index.ts';

export type Named = ReadonlyMap<string, Float64Array>;

/**
 * The largest |a − b| / (1 + |b|); Infinity where only one of the two is a number. A value with one row stands for as many equal rows
 * as the other has: in a group, a node with one row stands beside others with several.
 */
export function distance(actual: Named, expected: Named): number {
  let largest = 0;
  for (const [what, values] of expected) {
    const found = present(actual.get(what), what);
    const [longer, shorter] = [Math.max(values.length, found.length), Math.min(values.length, found.length)];
    if (shorter === 0 || longer % shorter !== 0) throw new Error(`${what} has ${found.length} values, not ${values.length}`);
    for (let i = 0; i < longer; i++)
      largest = Math.max(largest, apart(found[i % found.length] as number, values[i % values.length] as number));
  }
  return largest;
}

function apart(a: number, b: number): number {
  if (Object.is(a, b) || a === b) return 0;
  const here = Math.abs(a - b) / (1 + Math.abs(b));
  return Number.isNaN(here) ? Infinity : here;
}

/** Bits and all, −0 apart from 0 excepted. */
export const plain = (values: Named): Record<string, number[]> =>
  Object.fromEntries([...values].map(([what, own]) => [what, Array.from(own, (x) => x + 0)]));
