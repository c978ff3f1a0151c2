/** When an experiment stops before its time. */
import type { Experiment } from '../graph/index.ts';

/** Every element is at most, and at least, so much. */
export function isReached({ atMost = Infinity, atLeast = -Infinity }: NonNullable<Experiment['until']>, values: Float64Array): boolean {
  return values.every((x) => x <= atMost && x >= atLeast);
}
