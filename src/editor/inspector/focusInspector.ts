/** Goes into the inspector: to the first number, else to another parameter, to the panel where there is none, so that letters do not end up in the name. */
import type { Editor } from '../state/editor.ts';

const FIELDS = ['input[type=text]', 'textarea', 'select', 'button'];
/** It shows what is selected a little after the canvas does. */
const MOST_FRAMES = 60;

export function focusInspector(editor: Editor): void {
  const from = document.activeElement;
  const go = (frames: number): void => {
    if (document.activeElement !== from && document.activeElement !== document.body) return; // somebody went elsewhere meanwhile
    const panel = document.querySelector<HTMLElement>('section[aria-label="Inspector"]');
    const isThere = panel?.dataset['showing'] === showing(editor.store.getState().selection);
    if (!isThere && frames > 0) return void requestAnimationFrame(() => go(frames - 1));
    const [field = panel] = FIELDS.flatMap((selector) => panel?.querySelector<HTMLElement>(`[data-controls] ${selector}`) ?? []);
    field?.focus();
  };
  requestAnimationFrame(() => go(MOST_FRAMES));
}

/** How the panel names what it shows. */
export const showing = (ids: Iterable<string>): string => [...ids].join(' ');
