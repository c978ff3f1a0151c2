/** Gives the focus back to the drawing: to a node or an edge, to what is selected, or to the canvas itself. */
import type { Editor } from '../state/editor.ts';

const find = (selector: string) => document.querySelector<HTMLElement>(selector);

export function focusCanvas(editor: Editor, item?: string): void {
  const [selected] = editor.store.getState().selection;
  const id = CSS.escape(item ?? selected ?? '');
  // once a field that closes is gone
  requestAnimationFrame(() => (find(`.react-flow__node[data-id="${id}"]`) ?? find(`[data-edge="${id}"]`) ?? find('#canvas'))?.focus());
}
