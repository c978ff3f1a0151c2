/** The derivative of a loss by central differences: what gradients are held against. */
import type { Program, SignalId } from '../../src/ir/index.ts';
import { evaluate, type Given } from '../evaluate.ts';

/** Truncation errs by h²·f‴/6 ≲ 10⁻⁹, cancellation by 2⁻⁵³·|loss|/h ≲ 10⁻¹¹, for losses and derivatives of order 1 … 100. */
const STEP = 1e-5;
/** Relative to 1 + the largest element: two orders above what central differences can be off. */
export const DIFFERENCE_TOLERANCE = 1e-6;
/** A kink that changes the slopes of the parts less than this moves the difference by less than a third of its tolerance. */
const EVENNESS = 1e-7;

/** Undefined where the loss is not smooth between x − h and x + h. */
export type Difference = number | undefined;

/**
 * The central difference (f(x + h) − f(x − h)) / 2h from f at x − h, x − h/2, x, x + h/2, x + h. The slopes of these four parts change
 * evenly where f is smooth: by h·f″/2 from one to the next, and that by (h/2)²·f‴ ≲ 10⁻⁸. A kink or a jump anywhere within bends them
 * by at least a third of what it adds to the difference.
 */
export function differenceOf(values: readonly number[]): Difference {
  const slopes = values.slice(1).map((value, i) => (value - (values[i] as number)) / (STEP / 2));
  const [a, b, c, d] = slopes as [number, number, number, number];
  const bend = Math.max(Math.abs(a - 2 * b + c), Math.abs(b - 2 * c + d));
  const difference = (a + b + c + d) / 4;
  return bend > EVENNESS * (1 + Math.abs(difference)) ? undefined : difference;
}

/** Where a function is asked for a difference at x. */
export const around = (x: number): readonly number[] => [-1, -1 / 2, 0, 1 / 2, 1].map((part) => x + part * STEP);

const lossOf = (program: Program, given: Given, loss: SignalId): number => evaluate(program, given).get(loss)?.data[0] ?? NaN;

/** The derivative of `loss` by every element of a given signal. */
export function differences(program: Program, given: Given, loss: SignalId, by: SignalId): readonly Difference[] {
  const before = given.get(by) ?? { rows: 0, size: 0, data: new Float64Array() };
  return Array.from(before.data, (x, i) =>
    differenceOf(
      around(x).map((moved) => lossOf(program, new Map([...given, [by, { ...before, data: before.data.with(i, moved) }]]), loss)),
    ),
  );
}

/** The largest difference between two lists, relative to 1 + the largest expected element, where something is expected. */
export function apart(actual: ArrayLike<number>, expected: readonly Difference[]): number {
  if (actual.length !== expected.length) throw new Error(`${actual.length} numbers, expected ${expected.length}`);
  const scale = 1 + expected.reduce<number>((most, x = 0) => Math.max(most, Math.abs(x)), 0);
  const largest = expected.reduce<number>(
    (most, x, i) => (x === undefined ? most : Math.max(most, Math.abs((actual[i] as number) - x))),
    0,
  );
  return Number.isFinite(largest) ? largest / scale : Infinity;
}
