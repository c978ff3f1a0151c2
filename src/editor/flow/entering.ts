/** Going into a node, by a double click or Enter: a note is written and an input's number is typed in its place, everything else in the inspector. */
import type { Editor } from '../state/editor.ts';
import type { CanvasStore } from './canvasStore.tsx';

interface Entering {
  readonly editor: Editor;
  readonly canvas: CanvasStore;
  readonly onInspect: (() => void) | undefined;
}

/** `cell`: the one that is pointed at. */
export function enterNode({ editor, canvas, onInspect }: Entering, node: string, cell?: number): void {
  const { selection, history, cell: chosen } = editor.store.getState();
  const at = cell ?? (selection.has(node) ? chosen : 0);
  if (!selection.has(node) || cell !== undefined) editor.select([node], at);
  const type = history.document.nodes[node]?.type;
  if (type === 'note') canvas.setState({ writing: node });
  else if (type === 'input' && hasNumber(node, at)) canvas.setState({ valuing: { node, cell: at } });
  else onInspect?.();
}

/** A large input is a picture without numbers. */
function hasNumber(node: string, cell: number): boolean {
  const drawn = document.querySelector(`.react-flow__node[data-id="${CSS.escape(node)}"]`);
  return drawn !== null && (drawn.querySelector(`[data-cell="${cell}"]`) !== null || drawn.querySelector('canvas') === null);
}
