/** The keys of the canvas. They are taken before React Flow sees them, which would move nodes past the document. */
import { useCallback, useRef, type KeyboardEvent } from 'react';
import { removeElements } from '../../graph/index.ts';
import { useEditor } from '../state/context.tsx';
import { useCanvasStore } from './canvasStore.tsx';
import { moveByKey } from './moving.ts';
import { useOpenMenu, type MenuTopic } from './openMenu.ts';

const PAUSE = 900;
/** Where keys mean something else. */
const ELSEWHERE = 'input, textarea, select, [role=slider], [data-cells], [role=menu], [role=dialog]';

const focusedNode = (target: Element): string | undefined => target.closest<HTMLElement>('.react-flow__node')?.dataset['id'];

export function useKeyboard(onInspect: (() => void) | undefined): (event: KeyboardEvent) => void {
  const editor = useEditor();
  const canvas = useCanvasStore();
  const openMenu = useOpenMenu();
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  return useCallback(
    (event) => {
      const target = event.target as Element;
      const node = focusedNode(target);
      const take = () => {
        event.preventDefault();
        event.stopPropagation();
      };
      if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
        take();
        openMenu(besides(target), topicOf(target));
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || target.closest(ELSEWHERE)) return;
      const selectFocused = () => {
        if (node !== undefined && !editor.store.getState().selection.has(node)) editor.select([node]);
      };
      const nodesSelected = () => {
        const { selection, history } = editor.store.getState();
        return [...selection].filter((id) => history.document.nodes[id]);
      };
      const acts: Readonly<Record<string, () => boolean>> = {
        Enter() {
          if (node === undefined) return false;
          selectFocused();
          onInspect?.();
          return true;
        },
        F2() {
          selectFocused();
          const [only, ...others] = nodesSelected();
          if (only !== undefined && others.length === 0) canvas.setState({ renaming: only });
          return only !== undefined;
        },
        c() {
          selectFocused();
          const ids = nodesSelected();
          if (ids.length > 0) canvas.setState({ connecting: ids });
          return ids.length > 0;
        },
        Delete() {
          if (node !== undefined) selectFocused();
          const { selection } = editor.store.getState();
          editor.run(removeElements, { ids: [...selection] });
          return true;
        },
      };
      const name = event.key === 'Backspace' ? 'Delete' : event.key === 'C' ? 'c' : event.key;
      if (event.key.startsWith('Arrow')) {
        selectFocused();
        const announcement = moveByKey(editor, event.key, event.shiftKey);
        if (announcement === undefined) return;
        take();
        canvas.setState({ announcement });
        clearTimeout(pause.current);
        pause.current = setTimeout(() => editor.endGesture(), PAUSE);
      } else if (acts[name]?.()) take();
    },
    [editor, canvas, openMenu, onInspect],
  );
}

function topicOf(target: Element): MenuTopic {
  const edge = target.closest<HTMLElement>('[data-edge]')?.dataset['edge'];
  const node = focusedNode(target);
  return edge !== undefined ? { on: 'edge', edge } : node !== undefined ? { on: 'node', node } : { on: 'canvas' };
}

/** Below the left edge of an element; the middle of the canvas when it is the canvas itself. */
function besides(target: Element) {
  const { left, bottom, width, height } = target.getBoundingClientRect();
  const isWide = width > 600;
  return { clientX: isWide ? left + width / 2 : left, clientY: isWide ? bottom - height / 2 : bottom, preventDefault: () => {} };
}
