/** Which work is small enough to be done without being asked. */
import type { Experiment, GraphDocument } from '../graph/index.ts';

/** Multiply-adds of all steps of all experiments together up to which claims are checked without being asked. */
const WORTH_CHECKING = 1e7;
/** What a step costs however little it computes. */
const STEP = 5_000;

/** Whether the claims of a drawing, which takes `cost` multiply-adds a step, are checked in a moment. */
export function isQuicklyChecked(document: GraphDocument, cost: number): boolean {
  const named = new Set(document.claims.map(({ experiment }) => experiment));
  const steps = [...named].reduce((sum, name) => sum + stepsOf(document.experiments[name], document), 0);
  return steps * Math.max(cost, steps > named.size ? STEP : 0) < WORTH_CHECKING;
}

/** About: how many batches an epoch has is known only when the drawing is compiled. */
function stepsOf(experiment: Experiment | undefined, { settings }: GraphDocument): number {
  const { verb, length = 1, dt = settings.dt } = experiment ?? { verb: 'forward' as const };
  return verb === 'simulate' ? length / dt : verb === 'train' ? length * 10 : length;
}
