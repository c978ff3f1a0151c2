/** What a person is told when what computes was lost and replaced. */
import { backendTitles, sentence } from '../shell/words.ts';
import type { EditorState } from '../state/editor.ts';
import type { Restarted } from '../state/state.ts';
import { positionWords } from './course.ts';

const causes: { readonly [C in Restarted['cause']]: (why: string) => string } = {
  ended: () => 'The computation was ended from outside and has been started again.',
  broke: (why) => sentence(`The computation broke and has been started again${why === '' ? '' : `: ${why}`}`),
  silent: (why) => sentence(`The computation has been started again: ${why}`),
  device: (name) => `The graphics device behind ${titleOf(name)} was lost.`,
};

const titleOf = (name: string): string => (backendTitles as Readonly<Record<string, string>>)[name] ?? name;

export function restartedWords({ cause, why, step, goesOn }: Restarted, { runtime: { course }, backend }: EditorState): string {
  const where = course ? positionWords(course, step) : `step ${step}`;
  const on = cause === 'device' && backend ? ` on ${backendTitles[backend.name]}` : '';
  const how = goesOn
    ? `The run goes on from ${where}${on}.`
    : step > 0
      ? `The run stands at ${where}${on}.`
      : on && `It is computed${on} now.`;
  return [causes[cause](why), how].filter(Boolean).join(' ');
}
