/** Gives the focus back to the drawing: to a node, to what is selected, or to the canvas itself. */
import type { Editor } from '../state/editor.ts';

const find = (selector: string) => document.querySelector<HTMLElement>(selector);

export function focusCanvas(editor: Editor, node?: string): void {
  const [selected] = editor.store.getState().selection;
  const id = CSS.escape(node ?? selected ?? '');
  // once a field that closes is gone
  requestAnimationFrame(() =>
    (find(`.react-flow__node[data-id="${id}"]`) ?? find(`[role=slider][data-edge="${id}"]`) ?? find('#canvas'))?.focus(),
  );
}
