/** Who works by keys goes on where they were when a menu, a dialog or a field has closed: the focus never falls to the top of the page. */
import { focusCanvas } from '../flow/focusCanvas.ts';
import type { Editor } from '../state/editor.ts';

/** What opens over the page and goes again. */
const PASSING = '[data-portal], [role=dialog], [role=menu]';
/** After a key: how often and how many times it is looked whether the focus fell; ms. What fades away first takes its time. */
const EVERY = 60;
const LOOKS = 40;

/** Gives how to stop. */
export function keepFocus(editor: Editor): () => void {
  let last: { readonly element: HTMLElement; readonly item: string | undefined } | undefined;
  let next: ReturnType<typeof setTimeout> | undefined;
  const goBack = () => {
    if (document.activeElement !== document.body || !last) return;
    last.element.focus();
    if (document.activeElement === document.body) focusCanvas(editor, last.item); // it is gone
  };
  const look = (left: number) => {
    next = setTimeout(() => {
      goBack();
      if (left > 1) look(left - 1);
    }, EVERY);
  };
  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement) || target.closest(PASSING)) return;
    const { id, edge } = target.closest<HTMLElement>('[data-edge], .react-flow__node')?.dataset ?? {};
    last = { element: target, item: edge ?? id };
  };
  const forget = () => clearTimeout(next);
  const onKey = () => {
    forget();
    look(LOOKS);
  };
  document.addEventListener('focusin', onFocus);
  document.addEventListener('keydown', onKey, true);
  document.addEventListener('pointerdown', forget, true); // a click on nothing means nothing
  return () => {
    forget();
    document.removeEventListener('focusin', onFocus);
    document.removeEventListener('keydown', onKey, true);
    document.removeEventListener('pointerdown', forget, true);
  };
}
