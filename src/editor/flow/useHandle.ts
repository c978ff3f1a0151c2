/** Lets the rest of the editor steer the canvas, and fits a drawing into view when it is opened. */
import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useRef, type RefObject } from 'react';
import { useEditor, useEditorState } from '../state/context.tsx';
import { useCanvasStore } from './canvasStore.tsx';
import { registerCanvas } from './handle.ts';

/** Room for labels, and below for the legend and the zoom buttons. */
const PADDING = { top: 56, left: 40, right: 40, bottom: 84 };
const COVERED_AT_MOST = 0.5;

/** How a drawing is fitted into view: beside what lies over the left of the canvas, if that leaves half of it. */
export function fitOptions() {
  const cover = document.querySelector<HTMLElement>('[data-covers-canvas]');
  const covered =
    cover && cover.offsetWidth < COVERED_AT_MOST * (cover.parentElement?.clientWidth ?? 0) ? cover.offsetLeft + cover.offsetWidth : 0;
  const { top, left, right, bottom } = PADDING;
  return {
    padding: { top: `${top}px`, left: `${left + covered}px`, right: `${right}px`, bottom: `${bottom}px` },
    maxZoom: 1.2,
    minZoom: 0.05,
  } as const;
}

/** Others ask on the window for a node or an edge to be brought into view. */
const REVEAL = 'neuroloom:reveal';

export function useHandle(container: RefObject<HTMLElement | null>): void {
  const editor = useEditor();
  const canvas = useCanvasStore();
  const flow = useReactFlow();
  const pointer = useRef<{ readonly x: number; readonly y: number } | undefined>(undefined);
  useEffect(() => {
    const element = container.current;
    if (!element) return undefined;
    const { signal, abort } = listening();
    element.addEventListener('pointermove', ({ clientX: x, clientY: y }) => (pointer.current = { x, y }), { signal });
    element.addEventListener('pointerleave', () => (pointer.current = undefined), { signal });
    const show = (ids: readonly string[]) => {
      const { edges } = editor.store.getState().history.document;
      const nodes = ids.flatMap((id) => (edges[id] ? [edges[id].from.node, edges[id].to.node] : [id])).map((id) => ({ id }));
      void flow.fitView({ ...fitOptions(), nodes, maxZoom: Math.max(flow.getZoom(), 0.6) });
    };
    globalThis.addEventListener(REVEAL, (event) => show([(event as CustomEvent<{ readonly id: string }>).detail.id]), { signal });
    const unregister = registerCanvas(editor, {
      fit: () => void flow.fitView(fitOptions()),
      zoomIn: () => void flow.zoomIn(),
      zoomOut: () => void flow.zoomOut(),
      zoomTo: (zoom) => void flow.zoomTo(zoom),
      centre() {
        const { left, top, width, height } = element.getBoundingClientRect();
        const { x, y } = flow.screenToFlowPosition({ x: left + width / 2, y: top + height / 2 });
        return [x, y];
      },
      pointer() {
        if (!pointer.current) return undefined;
        const { x, y } = flow.screenToFlowPosition(pointer.current);
        return [x, y];
      },
      show,
      openConnectDialog() {
        const { selection, history } = editor.store.getState();
        const connecting = [...selection].filter((id) => history.document.nodes[id]);
        if (connecting.length > 0) canvas.setState({ connecting: { nodes: connecting } });
      },
      rename: (renaming) => canvas.setState({ renaming }),
    });
    return () => {
      abort();
      unregister();
    };
  }, [editor, canvas, flow, container]);
}

function listening(): { readonly signal: AbortSignal; readonly abort: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

/**
 * React Flow cannot fit what it has not measured; everything here has its size from the start, so we fit by ourselves. While panels come
 * and go around an opened drawing it is fitted again, until the person moves the view or changes the drawing.
 */
export function useFitOnOpen(): void {
  const editor = useEditor();
  const { fitView, setViewport, getViewport } = useReactFlow();
  const drawing = useEditorState((state) => state.drawing);
  const isEmpty = useEditorState(({ history }) => Object.keys(history.document.nodes).length === 0);
  const room = useStore(({ width, height, panZoom }) => (width > 0 && height > 0 && panZoom !== null ? `${width} × ${height}` : undefined));
  const hasNodes = useStore(({ nodes }) => nodes.length > 0);
  const fitted = useRef({ drawing: '', view: '' });
  useEffect(() => {
    if (room === undefined || (!isEmpty && !hasNodes)) return;
    const { past } = editor.store.getState().history;
    const isOpening = fitted.current.drawing !== drawing;
    if (!isOpening && (past.length > 0 || fitted.current.view !== JSON.stringify(getViewport()))) return;
    fitted.current.drawing = drawing;
    // an empty drawing does not move any more: the first node stays where it is dropped
    const placed = isEmpty ? setViewport({ x: 0, y: 0, zoom: 1 }) : fitView(fitOptions());
    void placed.then(() => (fitted.current.view = JSON.stringify(getViewport())));
  }, [editor, room, hasNodes, isEmpty, drawing, fitView, setViewport, getViewport]);
}

const FAR = 0.3;
const NEAR = 0.9;
const FEW_EDGES = 40;

/** How much can be seen at this zoom: nothing but colours from afar, the numbers of all weights from near or when there are few. */
export function useDetail(): void {
  const canvas = useCanvasStore();
  const far = useStore(({ transform }) => transform[2] < FAR);
  const near = useStore(({ transform }) => transform[2] >= NEAR);
  const isSparse = useEditorState(({ history }) => Object.keys(history.document.edges).length <= FEW_EDGES);
  useEffect(() => canvas.setState({ far, chips: near || isSparse }), [canvas, far, near, isSparse]);
}
