/** One property for every backend: on any valid drawing it agrees with the float64 reference. */
import * as fc from '../fast-check.ts';
import { expect, test } from 'vitest';
import type { Backend } from '../../src/runtime/index.ts';
import { observePlan, planFor } from '../drawing.ts';
import { distance } from './compare.ts';
import { drawings } from './random-graph.ts';

export interface Agreement {
  readonly numRuns: number;
  /** Fixed, so that a run on a slow device is the same every time. */
  readonly seed: number;
  readonly maxSize?: number;
}

/** 2⁻²⁴ per operation, through a dozen nodes that do not amplify; softplus, exp and tanh of GPUs are good to some 10⁻⁶. */
export const AGREEMENT = 1e-4;

/** A software GPU needs a second per drawing, most of it to compile shaders. */
const TIMEOUT = 60_000;

/** Steps before the comparison, so that delayed loops have gone round. */
const STEPS = 3;

export function agreesWithReference(
  name: string,
  open: () => Promise<Backend>,
  reference: Backend,
  { numRuns, seed, maxSize = 14 }: Agreement,
): void {
  test(
    `${name} agrees with the reference on ${numRuns} random drawings`,
    async () => {
      const backend = await open();
      await fc.assert(
        fc.asyncProperty(drawings({ smooth: true, loops: true }, maxSize), async (document) => {
          const plan = planFor(document);
          const [actual, expected] = [await observePlan(plan, backend, STEPS), await observePlan(plan, reference, STEPS)];
          // near parallel vectors acos turns a rounding of 6·10⁻⁸ into 5·10⁻⁴ rad: its cosine is compared, it is not
          for (const values of [actual, expected]) for (const what of values.keys()) if (what.endsWith('.angle')) values.delete(what);
          expect(distance(actual, expected)).toBeLessThan(AGREEMENT);
        }),
        { numRuns, seed },
      );
    },
    TIMEOUT,
  );
}
