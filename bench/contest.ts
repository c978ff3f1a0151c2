/** A task done in several ways on one backend: the ways are compared in what they give before they are compared in time. */
import { sideBySide, type Candidate, type Measured, type MeasureOptions } from './measure.ts';

export interface Contestant extends Candidate {
  /** What it gives at first, from a fresh start; called once, before `run`. */
  first(): Promise<ArrayLike<number>>;
  dispose?(): void;
}

/** Results agree when at most `share` of the elements differ by more than `tolerance`. */
export interface Agreement {
  readonly tolerance: number;
  readonly share?: number;
}

export interface Task extends MeasureOptions {
  readonly what: string;
  readonly backend: string;
  readonly agreement: Agreement;
}

export interface Result {
  readonly what: string;
  readonly backend: string;
  readonly measured: readonly Measured[];
}

/** Throws when two ways do not agree. Disposes of all of them. */
export async function contest({ what, backend, agreement, ...options }: Task, contestants: readonly Contestant[]): Promise<Result> {
  try {
    const results: ArrayLike<number>[] = [];
    for (const contestant of contestants) results.push(await contestant.first());
    for (const [i, { name }] of contestants.entries()) {
      const differing = share(results[0] ?? [], results[i] ?? [], agreement.tolerance);
      if (!(differing <= (agreement.share ?? 0)))
        throw new Error(
          `${what} on ${backend}: '${name}' differs from '${contestants[0]?.name}' in ${(100 * differing).toFixed(2)} % of the values`,
        );
    }
    return { what, backend, measured: await sideBySide(contestants, options) };
  } finally {
    for (const contestant of contestants) contestant.dispose?.();
  }
}

/** The share of elements that differ by more than the tolerance; NaN differs from everything. */
function share(a: ArrayLike<number>, b: ArrayLike<number>, tolerance: number): number {
  if (a.length !== b.length || a.length === 0) return 1;
  let differing = 0;
  for (let i = 0; i < a.length; i++) if (!(Math.abs((a[i] as number) - (b[i] as number)) <= tolerance)) differing++;
  return differing / a.length;
}
