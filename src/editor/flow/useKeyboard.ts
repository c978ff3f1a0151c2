/** The keys of the canvas. They are taken before React Flow sees them, which would move nodes past the document. */
import { useCallback, useRef, type KeyboardEvent } from 'react';
import { removeElements } from '../../graph/index.ts';
import { isCovered } from '../shell/covered.tsx';
import { useEditor } from '../state/context.tsx';
import type { Editor } from '../state/editor.ts';
import { useCanvasStore, type CanvasStore } from './canvasStore.tsx';
import { enterNode } from './entering.ts';
import { focusCanvas } from './focusCanvas.ts';
import { isFocusBehind, selectedPlace } from './followSelection.ts';
import { moveByKey } from './moving.ts';
import { useOpenMenu, type MenuTopic } from './openMenu.ts';

const PAUSE = 900;
/** Where keys mean something else. */
const ELSEWHERE = 'input, textarea, select, [role=menu], [role=dialog]';
/** Keys that turn a number or go into it. */
const OF_SLIDERS = /^(Arrow|Page|Home|End|Enter)/;
/** They close what is open, and lead out of it. */
const ALWAYS: ReadonlySet<string> = new Set(['Escape', 'Tab']);

const focusedNode = (target: Element): string | undefined => target.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
const focusedEdge = (target: Element): string | undefined => target.closest<HTMLElement>('[data-edge]')?.dataset['edge'];

/** The cell of an input. */
function focusedCell(editor: Editor, target: Element): number | undefined {
  const cell = target.closest<HTMLElement>('[data-cell]')?.dataset['cell'];
  const isInput = editor.store.getState().history.document.nodes[focusedNode(target) ?? '']?.type === 'input';
  return cell === undefined || !isInput ? undefined : Number(cell);
}

interface Keys {
  readonly editor: Editor;
  readonly canvas: CanvasStore;
  /** The node that has the focus. */
  readonly node: string | undefined;
  /** The edge whose picture or place has it. */
  readonly edge: string | undefined;
  /** The cell of an input that has it. */
  readonly cell: number | undefined;
  readonly onInspect: (() => void) | undefined;
}

/** Gives the nodes that are selected then. */
function selectFocused({ editor, node, edge }: Keys): readonly string[] {
  const focused = node ?? edge;
  if (focused !== undefined && !editor.store.getState().selection.has(focused)) editor.select([focused]);
  const { selection, history } = editor.store.getState();
  return [...selection].filter((id) => history.document.nodes[id]);
}

/** The node that the focused edge comes from. */
const sourceOf = ({ editor, edge }: Keys): string | undefined => editor.store.getState().history.document.edges[edge ?? '']?.from.node;

/** True when the key meant something here. */
const acts: Readonly<Record<string, (keys: Keys) => boolean>> = {
  Enter(keys) {
    if (keys.node !== undefined) enterNode(keys, keys.node, keys.cell);
    else if (keys.edge !== undefined) {
      keys.editor.select([keys.edge]);
      keys.onInspect?.();
    }
    return (keys.node ?? keys.edge) !== undefined;
  },
  F2(keys) {
    const [only, ...others] = selectFocused(keys);
    if (only !== undefined && others.length === 0) keys.canvas.setState({ renaming: only });
    return only !== undefined;
  },
  C(keys) {
    const nodes = selectFocused(keys);
    const from = sourceOf(keys);
    if (from !== undefined && keys.edge !== undefined) keys.canvas.setState({ connecting: { nodes: [from], edge: keys.edge } });
    else if (nodes.length > 0) keys.canvas.setState({ connecting: { nodes } });
    return from !== undefined || nodes.length > 0;
  },
  Delete(keys) {
    selectFocused(keys);
    const from = sourceOf(keys);
    keys.editor.run(removeElements, { ids: [...keys.editor.store.getState().selection] });
    focusCanvas(keys.editor, from);
    return true;
  },
};
const NAMES: Readonly<Record<string, string>> = { c: 'C', Backspace: 'Delete' };

/** Arrow keys go from cell to cell, and Enter chooses one; on the cell of an input it is for us. */
const belongsElsewhere = (key: string, target: Element, { cell }: Keys): boolean =>
  target.closest(ELSEWHERE) !== null ||
  (target.closest('[role=slider]') !== null && OF_SLIDERS.test(key)) ||
  (target.closest('[data-cells]') !== null && (key.startsWith('Arrow') || (key === 'Enter' && cell === undefined)));

/** While something lies over the page its keys are not for the canvas. */
function isKept(event: KeyboardEvent): boolean {
  if (!isCovered() || (event.target as Element).closest(ELSEWHERE)) return false;
  if (!ALWAYS.has(event.key)) event.stopPropagation();
  return true;
}

/** What is meant: what has the focus, or what is selected since and gets it. */
function meant({ target, currentTarget }: KeyboardEvent, editor: Editor): Element {
  const isSelection = isFocusBehind(editor) && (target as Element).closest(ELSEWHERE) === null;
  return isSelection ? (selectedPlace(editor) ?? currentTarget) : (target as Element);
}

/** Copy, cut and duplicate are actions on what is selected: what has the focus is what is meant. */
const COPYING: ReadonlySet<string> = new Set(['c', 'x', 'd']);

const asksForMenu = ({ key, shiftKey }: KeyboardEvent): boolean => key === 'ContextMenu' || (key === 'F10' && shiftKey);

export function useKeyboard(onInspect: (() => void) | undefined): (event: KeyboardEvent) => void {
  const editor = useEditor();
  const canvas = useCanvasStore();
  const openMenu = useOpenMenu();
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  return useCallback(
    (event) => {
      if (isKept(event)) return;
      const target = meant(event, editor);
      const keys: Keys = {
        editor,
        canvas,
        onInspect,
        node: focusedNode(target),
        edge: focusedEdge(target),
        cell: focusedCell(editor, target),
      };
      const move = () => {
        selectFocused(keys);
        const announcement = moveByKey(editor, event.key, event.shiftKey);
        if (announcement === undefined) return false;
        canvas.setState({ announcement });
        clearTimeout(pause.current);
        pause.current = setTimeout(() => editor.endGesture(), PAUSE);
        return true;
      };
      if (asksForMenu(event)) openMenu(besides(target), topicOf(target));
      else if (belongsElsewhere(event.key, target, keys) || event.altKey) return;
      else if (event.ctrlKey || event.metaKey) {
        if (COPYING.has(event.key.toLowerCase())) selectFocused(keys);
        return;
      } else if (!(event.key.startsWith('Arrow') ? move() : acts[NAMES[event.key] ?? event.key]?.(keys))) return;
      event.preventDefault();
      event.stopPropagation();
    },
    [editor, canvas, openMenu, onInspect],
  );
}

function topicOf(target: Element): MenuTopic {
  const [edge, node] = [focusedEdge(target), focusedNode(target)];
  return edge !== undefined ? { on: 'edge', edge } : node !== undefined ? { on: 'node', node } : { on: 'canvas' };
}

/** Below the left edge of an element; the middle of the canvas when it is the canvas itself. */
function besides(target: Element) {
  const { left, bottom, width, height } = target.getBoundingClientRect();
  const isWide = width > 600;
  return { clientX: isWide ? left + width / 2 : left, clientY: isWide ? bottom - height / 2 : bottom, preventDefault: () => {} };
}
