/** Going into a node, by a double click or Enter: a note is written in its place, everything else in the inspector. */
import type { Editor } from '../state/editor.ts';
import type { CanvasStore } from './canvasStore.tsx';

export function enterNode(editor: Editor, canvas: CanvasStore, node: string, onInspect: (() => void) | undefined): void {
  const { selection, history } = editor.store.getState();
  if (!selection.has(node)) editor.select([node]);
  if (history.document.nodes[node]?.type === 'note') canvas.setState({ writing: node });
  else onInspect?.();
}
