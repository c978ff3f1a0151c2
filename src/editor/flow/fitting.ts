/** Fits a drawing into view when it is opened, and keeps in view what was seen when panels come and go around it. */
import { getViewportForBounds, useReactFlow, useStore, type ReactFlowInstance } from '@xyflow/react';
import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';
import { kinds } from '../../../nodes/kinds.ts';
import { countOf } from '../../graph/index.ts';
import { useEditor, useEditorState } from '../state/context.tsx';
import type { Editor } from '../state/editor.ts';
import { useCanvasStore } from './canvasStore.tsx';
import { COVERED, insetsOf } from './covers.ts';
import { canvasOf } from './handle.ts';
import { sizeTable } from './nodes.ts';
import { around, measured } from './sizes.ts';
import type { View } from './viewing.ts';

/** Room for labels, and below for the legend and the zoom buttons. */
const PADDING = { top: 40, left: 24, right: 24, bottom: 24 };

const ZOOM = { least: 0.05, most: 1.2 };

/** The view in which all of the drawing is seen, beside what lies over the canvas; where an empty one begins. */
export function viewOfAll(editor: Editor, container: Element): View {
  const { history, runtime } = editor.store.getState();
  const box = around(measured(history.document, { kinds, sizes: sizeTable(runtime.observables) }).map((each) => each.box));
  if (!box) return { x: 0, y: 0, zoom: 1 };
  const covered = insetsOf(container);
  return getViewportForBounds(box, container.clientWidth, container.clientHeight, ZOOM.least, ZOOM.most, {
    top: `${PADDING.top + covered.top}px`,
    left: `${PADDING.left + covered.left}px`,
    right: `${PADDING.right + covered.right}px`,
    bottom: `${PADDING.bottom + covered.bottom}px`,
  });
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The nodes that are wholly in view at a size of the canvas. */
function seenAt({ getViewport, getNodes }: ReactFlowInstance, size: Size): readonly string[] {
  const { x, y, zoom } = getViewport();
  const isSeen = (from: number, length: number, end: number) => from >= 0 && from + length * zoom <= end;
  return getNodes()
    .filter(
      ({ position, width = 0, height = 0 }) =>
        isSeen(position.x * zoom + x, width, size.width) && isSeen(position.y * zoom + y, height, size.height),
    )
    .map(({ id }) => id);
}

/**
 * React Flow fits what it has drawn and measured; everything here has its size from the start, so we fit by ourselves, before the first
 * node is drawn. While panels come and go around an opened drawing it is fitted again, until the person moves the view or changes the
 * drawing; from then on what was seen stays in view. All this in the frame that follows, when the page has its layout.
 */
export function useFitting(container: RefObject<HTMLElement | null>): void {
  const editor = useEditor();
  const flow = useReactFlow();
  const drawing = useEditorState((state) => state.drawing);
  const width = useStore((state) => (state.panZoom === null ? 0 : state.width));
  const height = useStore((state) => (state.panZoom === null ? 0 : state.height));
  const isReady = width > 0 && height > 0;
  const fitted = useRef({ drawing: '', view: '' });
  const before = useRef<Size>({ width: 0, height: 0 });
  const viewNow = () => JSON.stringify(flow.getViewport());
  const refit = useEffectEvent(() => {
    const { drawing: opened, history } = editor.store.getState();
    const isUntouched = history.past.length === 0 && fitted.current.view === viewNow();
    if (!container.current || (fitted.current.drawing === opened && !isUntouched)) return false;
    fitted.current.drawing = opened;
    void flow.setViewport(viewOfAll(editor, container.current)).then(() => (fitted.current.view = viewNow()));
    return true;
  });
  useEffect(() => {
    if (!isReady) return undefined;
    return inNextFrame(() => {
      const old = before.current;
      before.current = { width, height };
      if (refit() || fitted.current.drawing !== drawing) return;
      if (width < old.width || height < old.height) canvasOf(editor)?.keepInView(seenAt(flow, old));
    });
  }, [editor, flow, drawing, isReady, width, height]);
  useEffect(() => {
    let cancel = () => {};
    const cover = () => {
      cancel();
      cancel = inNextFrame(() => {
        if (!refit()) canvasOf(editor)?.keepInView([...editor.store.getState().selection]);
      });
    };
    globalThis.addEventListener(COVERED, cover);
    return () => {
      cancel();
      globalThis.removeEventListener(COVERED, cover);
    };
  }, [editor]);
}

function inNextFrame(work: () => void): () => void {
  const frame = requestAnimationFrame(work);
  return () => cancelAnimationFrame(frame);
}

const FAR = 0.3;
const NEAR = 0.9;
const FEW_EDGES = 40;

/** How much can be seen at this zoom: nothing but colours from afar, the numbers of all weights from near or when there are few. */
export function useDetail(): void {
  const canvas = useCanvasStore();
  const far = useStore(({ transform }) => transform[2] < FAR);
  const near = useStore(({ transform }) => transform[2] >= NEAR);
  const isSparse = useEditorState(({ history }) => countOf(history.document.edges) <= FEW_EDGES);
  useEffect(() => canvas.setState({ far, chips: near || isSparse }), [canvas, far, near, isSparse]);
}
