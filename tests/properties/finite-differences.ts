/** The derivative of a loss by central differences: what gradients are held against. */
import type { Program, SignalId } from '../../src/ir/index.ts';
import { evaluate, type Given } from '../evaluate.ts';

/** Truncation errs by h²·f‴/6 ≲ 10⁻⁹, cancellation by 2⁻⁵³·|loss|/h ≲ 10⁻¹¹, for losses and derivatives of order 1 … 100. */
const STEP = 1e-5;
/** Relative to 1 + the largest element: two orders above what central differences can be off. */
export const DIFFERENCE_TOLERANCE = 1e-6;

const lossOf = (program: Program, given: Given, loss: SignalId): number => evaluate(program, given).get(loss)?.data[0] ?? NaN;

/** The derivative of `loss` by every element of a given signal. */
export function differences(program: Program, given: Given, loss: SignalId, by: SignalId): readonly number[] {
  const before = given.get(by) ?? { rows: 0, size: 0, data: new Float64Array() };
  return Array.from(before.data, (x, i) => {
    const [above, below] = [x + STEP, x - STEP].map((moved) => {
      const data = before.data.with(i, moved);
      return lossOf(program, new Map([...given, [by, { ...before, data }]]), loss);
    }) as [number, number];
    return (above - below) / (2 * STEP);
  });
}

/** The largest difference between two lists, relative to 1 + the largest expected element. */
export function apart(actual: ArrayLike<number>, expected: readonly number[]): number {
  if (actual.length !== expected.length) throw new Error(`${actual.length} numbers, expected ${expected.length}`);
  const scale = 1 + Math.max(0, ...expected.map(Math.abs));
  const largest = expected.reduce((most, x, i) => Math.max(most, Math.abs((actual[i] as number) - x)), 0);
  return Number.isFinite(largest) ? largest / scale : Infinity;
}
