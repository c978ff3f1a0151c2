/** Going on from saved states: what of them does not fit is said, and nothing of it is lost in silence. */
import type { Plan } from '../compiler/index.ts';
import { error, warning, type Diagnostic } from '../graph/index.ts';
import type { Executable } from './backend.ts';
import { placed, type SavedStates } from './states.ts';

export interface Resuming {
  readonly states: SavedStates;
  /** Goes on even where states do not fit: those of the file are dropped, those of the plan begin anew. */
  readonly force: boolean;
}

/** Puts the states into an executable that has not begun. Errors when something does not fit; warnings when it goes on all the same. */
export async function resume(executable: Executable, plan: Plan, { states, force }: Resuming): Promise<readonly Diagnostic[]> {
  const { checkpoint, lost, missing } = placed(plan, await executable.checkpoint(), states);
  const sentences = [
    ...(lost.length > 0 ? [`The saved states ${listed(lost)} have no place here, or one of another size.`] : []),
    ...(missing.length > 0 ? [`There are no saved states for ${listed(missing)}, which would begin anew.`] : []),
    ...(states.step > plan.course.advances
      ? [
          `The saved states are those of step ${states.step}, and this experiment ends at step ${plan.course.advances}. Give it a greater length.`,
        ]
      : []),
  ];
  const say = force ? warning : error;
  if (sentences.length === 0 || force) executable.restore(checkpoint);
  return sentences.map((sentence) => say(STATES_MISFIT, null, sentence));
}

export const STATES_MISFIT = 'states-misfit';

const LISTED = 8;
/** `owner slot` reads as owner.slot, as everywhere else. */
function listed(keys: readonly string[]): string {
  const names = keys.slice(0, LISTED).map((key) => `'${key.replace(' ', '.')}'`);
  return keys.length > LISTED ? `${names.join(', ')} and ${keys.length - LISTED} more` : names.join(', ');
}
