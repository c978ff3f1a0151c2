/** Before a run gives way to another drawing or experiment: what was learnt and is not kept is asked about. */
import { titleOf } from '../experiments/experiments.ts';
import type { Desk } from '../shell/desk.tsx';
import { toast } from '../shell/toast.ts';
import type { Leaving } from '../shell/ui.ts';
import { hasUnkept, keepLearnt } from './keeping.ts';

/** Resolves to true when nothing is lost, or the person says that it may be. */
export async function mayLeave(desk: Pick<Desk, 'editor' | 'ui'>): Promise<boolean> {
  const { editor, ui } = desk;
  const state = editor.store.getState();
  if (!hasUnkept(state)) return true;
  ui.getState().leaving?.answer('stay'); // an earlier question gives way to this one
  const title = titleOf(state.history.document, state.experiment);
  const choice = await new Promise<Leaving>((answer) => ui.setState({ dialog: undefined, leaving: { title, answer } }));
  ui.setState({ leaving: undefined });
  if (choice !== 'keep') return choice === 'leave';
  const isKept = await keepLearnt(desk);
  if (!isKept) toast({ message: 'The computation does not answer: the weights could not be read, and nothing was left.', bad: true });
  return isKept;
}

/** A drawing that is deleted takes what it has learnt with it, unasked. */
export function forgetLearnt({ editor }: Pick<Desk, 'editor'>): void {
  editor.store.setState(({ runtime }) => ({ runtime: { ...runtime, kept: { step: runtime.step, values: [] } } }));
}

/** The browser asks before a tab with something unkept is closed, in its own words. */
export function holdTab({ editor }: Pick<Desk, 'editor'>): void {
  globalThis.addEventListener('beforeunload', (event) => {
    if (hasUnkept(editor.store.getState())) event.preventDefault();
  });
}
