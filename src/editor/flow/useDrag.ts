/** Dragging nodes: a release is one undo step, Escape puts them back where they were. */
import { useCallback, useRef } from 'react';
import { useEditor } from '../state/context.tsx';
import { useCanvasStore } from './canvasStore.tsx';
import { commitDrag } from './moving.ts';

export function useDrag() {
  const editor = useEditor();
  const canvas = useCanvasStore();
  const listening = useRef<AbortController>(undefined);
  const onNodeDragStart = useCallback(() => {
    listening.current?.abort();
    listening.current = new AbortController();
    canvas.setState({ isPutBack: false });
    const putBack = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      canvas.setState({ dragged: undefined, isPutBack: true, announcement: 'Put back.' });
    };
    globalThis.addEventListener('keydown', putBack, { capture: true, signal: listening.current.signal });
  }, [canvas]);
  const onNodeDragStop = useCallback(() => {
    listening.current?.abort();
    commitDrag(editor, canvas);
    canvas.setState({ isPutBack: false });
  }, [editor, canvas]);
  return { onNodeDragStart, onNodeDragStop };
}
