/** Brings a node or an edge into view: selects it and asks the canvas, which listens on the window, to move there. */
import type { Editor } from '../state/editor.ts';

export const REVEAL = 'neuroloom:reveal';

export function reveal(editor: Editor, id: string): void {
  editor.select([id]);
  window.dispatchEvent(new CustomEvent(REVEAL, { detail: { id } }));
}
