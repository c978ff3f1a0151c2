/** The verbs of the transport: what a button, a key or the search asks of the runtime. */
import type { Course } from '../../compiler/index.ts';
import type { Verb } from '../../graph/index.ts';
import type { Editor, EditorState } from '../state/editor.ts';
import { hasEnd, unitFrom } from './course.ts';
import { usualSpeed } from './speeds.ts';

/** Something advances: states do, and whatever follows from the time alone. */
export const canRun = ({ runtime }: EditorState): boolean =>
  (runtime.stateful || runtime.course?.verb === 'simulate') &&
  !runtime.held &&
  runtime.failure === undefined &&
  !runtime.diagnostics.some(({ code }) => code === 'no-loss');

/** Whether a run has come to its end: it starts anew from the start. */
export const isAtEnd = ({ runtime: { course, step, ended } }: EditorState): boolean =>
  ended !== undefined || (course !== undefined && hasEnd(course) && step >= course.advances);

/** What a person chose. */
export type Speeds = Readonly<Partial<Record<Verb, number>>>;

/** Units per second: what was chosen, or what suits the experiment. */
export function speedOf({ runtime: { course }, history, experiment }: EditorState, speeds: Speeds): number {
  if (!course) return Infinity;
  return speeds[course.verb] ?? usualSpeed(course, history.document.experiments[experiment]?.until !== undefined);
}

/** Steps per second. */
export const paceOf = ({ perUnit }: Course, speed: number): number => speed * perUnit;

export function runOrPause(editor: Editor, speeds: Speeds): void {
  const state = editor.store.getState();
  const { running, starting, course } = state.runtime;
  if (running || starting) return editor.send({ type: 'pause' });
  if (!course) return;
  if (isAtEnd(state)) editor.send({ type: 'reset' });
  editor.send({ type: 'run', perSecond: paceOf(course, speedOf(state, speeds)) });
}

/** One step, or up to where the next unit begins. */
export function stepForward(editor: Editor, by: 'step' | 'unit'): void {
  const state = editor.store.getState();
  const { course, step, running, starting } = state.runtime;
  if (!course || isAtEnd(state)) return;
  if (running || starting) editor.send({ type: 'pause' });
  editor.send({ type: 'advance', steps: by === 'step' ? 1 : unitFrom(course, step, 1) - step });
}

export function stepBack(editor: Editor, by: 'step' | 'unit'): void {
  const { course, step } = editor.store.getState().runtime;
  if (!course || step === 0) return;
  editor.send({ type: 'seek', step: by === 'step' ? step - 1 : unitFrom(course, step, -1) });
}

export function toStart(editor: Editor): void {
  editor.send({ type: 'pause' });
  editor.send({ type: 'reset' });
}
