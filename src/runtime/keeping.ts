/** States that are handed out while a run goes on, so that what ends it takes little with it. */
import type { Plan } from '../compiler/index.ts';
import type { Executable } from './backend.ts';
import { saved, type SavedStates } from './states.ts';

export interface Keeping {
  /** In the unit of the experiment: passes, epochs, ms, sweeps. */
  readonly every: number;
  /** The run waits for it. */
  keep(states: SavedStates): Promise<void>;
}

/** Steps from one keeping to the next. */
export const stepsBetween = ({ every }: Keeping, { course }: Plan): number => Math.max(1, Math.round(every * course.perUnit));

/** How many of `steps` may be advanced before states are due. */
export function stepsUntilDue(keeping: Keeping | undefined, plan: Plan, step: number): number {
  if (!keeping) return Infinity;
  const between = stepsBetween(keeping, plan);
  return between - (step % between);
}

/** Hands out the states when they are due; those at the end are the result's. */
export async function keepWhenDue(keeping: Keeping | undefined, plan: Plan, executable: Executable): Promise<void> {
  const { step } = executable;
  if (keeping && step < plan.course.advances && step % stepsBetween(keeping, plan) === 0)
    await keeping.keep(saved(plan, await executable.checkpoint()));
}
