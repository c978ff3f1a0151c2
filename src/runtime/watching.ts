/** Watches the values of an open drawing: says the first number that is not finite, and where the run met it. */
import type { Kinds } from '../graph/index.ts';
import type { Values } from './backend.ts';
import { notFiniteAmong } from './notFinite.ts';
import { saidNotFinite } from './notFiniteWords.ts';
import type { Scene } from './playing.ts';
import type { FromWorker } from './protocol.ts';

/** Is shown the values of every frame; says nothing twice. */
export type Watch = (scene: Scene, values: Values) => Promise<void>;

export function watchNumbers(kinds: Kinds, post: (message: FromWorker) => void): Watch {
  /** The last step at which all was finite. */
  let sound = 0;
  let isSaid = false;
  return async ({ session, document, revision }, values) => {
    const { plan } = session.compiled;
    if (!plan) return;
    const seen = notFiniteAmong(plan, values);
    if (!seen) sound = session.steps;
    if ((seen !== undefined) === isSaid) return;
    isSaid = seen !== undefined;
    const found = seen && ((await session.findNotFinite(Math.min(sound, session.steps))) ?? { ...seen, step: session.steps });
    post({ type: 'not-finite', revision, found: found && saidNotFinite(document, kinds, plan.course, found) });
  };
}
