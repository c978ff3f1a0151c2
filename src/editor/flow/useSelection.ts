/** React Flow reports what was selected; the editor keeps it. */
import type { EdgeChange, NodeChange } from '@xyflow/react';
import { useCallback } from 'react';
import { useEditor } from '../state/context.tsx';
import type { Editor } from '../state/editor.ts';
import { useCanvasStore } from './canvasStore.tsx';
import type { Point } from './geometry.ts';
import type { CanvasEdge, CanvasNode } from './projection.ts';

interface Selecting {
  readonly id: string;
  readonly selected: boolean;
}

function applySelection(editor: Editor, changes: readonly Selecting[]): void {
  if (changes.length === 0) return;
  const before = editor.store.getState().selection;
  const after = new Set(before);
  for (const { id, selected } of changes) {
    if (selected) after.add(id);
    else after.delete(id);
  }
  // the same set again would forget which cell is selected
  if (after.size !== before.size || [...after].some((id) => !before.has(id))) editor.select(after);
}

export function useChanges() {
  const editor = useEditor();
  const canvas = useCanvasStore();
  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      applySelection(
        editor,
        changes.filter((change) => change.type === 'select'),
      );
      const moves = changes.flatMap((change): [string, Point][] =>
        change.type === 'position' && change.dragging && change.position ? [[change.id, change.position]] : [],
      );
      if (moves.length > 0 && !canvas.getState().isPutBack)
        canvas.setState(({ dragged }) => ({ dragged: new Map([...(dragged ?? []), ...moves]) }));
    },
    [editor, canvas],
  );
  const onEdgesChange = useCallback(
    (changes: EdgeChange<CanvasEdge>[]) =>
      applySelection(
        editor,
        changes.filter((change) => change.type === 'select'),
      ),
    [editor],
  );
  return { onNodesChange, onEdgesChange };
}
