/** Advances a session at a pace: chunks that let a pause be heard at once, samples for probes, an end where the experiment ends. */
import type { GraphDocument } from '../graph/index.ts';
import type { FromWorker } from './protocol.ts';
import { probesOf, recorded, samplesOf } from './sampling.ts';
import type { Session } from './session.ts';
import { slice } from './slice.ts';
import { isReached } from './until.ts';

export interface Scene {
  readonly session: Session;
  readonly document: GraphDocument;
  readonly experiment: string;
  readonly revision: number;
}

/** Steps that are left of an experiment; passes of a drawing with loops have no end. */
export function stepsLeft({ session }: Scene): number {
  const course = session.compiled.plan?.course;
  if (!course) return 0;
  return course.verb === 'forward' ? Infinity : Math.max(0, course.advances - session.steps);
}

/** Advances, and says what probes saw; true when the experiment reached what it waits for. */
export async function advanceScene(scene: Scene, steps: number, post: (message: FromWorker) => void): Promise<boolean> {
  const { session, document, revision } = scene;
  const { plan } = session.compiled;
  if (!plan || steps < 1) return false;
  const probes = probesOf(document, plan);
  const first = session.steps;
  const frames = await session.advance(steps, recorded(probes));
  const until = document.experiments[scene.experiment]?.until;
  const watched = until && probes.find(({ id }) => id === until.probe);
  const stop = until && watched ? frames.findIndex((values) => isReached(until, slice(values, watched.location).values)) : -1;
  const seen = stop === -1 ? frames : frames.slice(0, stop + 1);
  for (const samples of samplesOf(probes, first, seen, { revision, of: 'run' })) post(samples);
  if (stop !== -1) await session.seek(first + stop);
  await holdOut(scene, first, post);
  return stop !== -1;
}

/** Once an epoch: what probes see on the examples that are held out. */
async function holdOut({ session, document, revision }: Scene, before: number, post: (message: FromWorker) => void): Promise<void> {
  const { plan } = session.compiled;
  if (!plan || plan.examples.heldOut.length === 0) return;
  const epoch = (step: number) => Math.floor(step / plan.course.perUnit);
  if (epoch(before) === epoch(session.steps)) return;
  const probes = probesOf(document, plan);
  const values = await session.evaluateRows(plan.examples.heldOut, recorded(probes));
  for (const samples of samplesOf(probes, session.steps, [values], { revision, of: 'held-out' })) post(samples);
}
