/** Lets the rest of the editor steer the canvas. */
import { useReactFlow } from '@xyflow/react';
import { useEffect, useRef, type RefObject } from 'react';
import { kinds } from '../../../nodes/kinds.ts';
import { useEditor } from '../state/context.tsx';
import type { Editor } from '../state/editor.ts';
import { useCanvasStore } from './canvasStore.tsx';
import type { Box } from './chips.ts';
import { insetsOf } from './covers.ts';
import { viewOfAll } from './fitting.ts';
import { registerCanvas } from './handle.ts';
import { sizeTable } from './nodes.ts';
import { around, measured } from './sizes.ts';
import { broughtIn, type View } from './viewing.ts';

/** Others ask on the window for a node or an edge to be brought into view. */
const REVEAL = 'neuroloom:reveal';
/** Nodes cannot be read when they are smaller, and are shown at this zoom. */
const UNREADABLE = 0.4;
const READABLE = 0.7;

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
    const bring = (ids: readonly string[], view: View = flow.getViewport()) => {
      const box = around(boxesOf(editor, ids));
      if (box) void flow.setViewport(broughtIn(view, box, roomOf(element)));
    };
    const show = (ids: readonly string[]) => {
      const view = flow.getViewport();
      bring(ids, view.zoom < UNREADABLE ? { x: Infinity, y: Infinity, zoom: READABLE } : view);
    };
    globalThis.addEventListener(REVEAL, (event) => show([(event as CustomEvent<{ readonly id: string }>).detail.id]), { signal });
    const unregister = registerCanvas(editor, {
      fit: () => void flow.setViewport(viewOfAll(editor, element)),
      zoomIn: () => void flow.zoomIn(),
      zoomOut: () => void flow.zoomOut(),
      zoomTo: (zoom) => void flow.zoomTo(zoom),
      view() {
        const { x, y, zoom } = flow.getViewport();
        const room = roomOf(element);
        return { x: (room.x - x) / zoom, y: (room.y - y) / zoom, width: room.width / zoom, height: room.height / zoom };
      },
      pointer() {
        if (!pointer.current) return undefined;
        const { x, y } = flow.screenToFlowPosition(pointer.current);
        return [x, y];
      },
      show,
      keepInView: (ids) => bring(ids),
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

/** What is not covered of the canvas, in its own pixels. */
function roomOf(element: HTMLElement): Box {
  const { top, left, right, bottom } = insetsOf(element);
  return { x: left, y: top, width: element.clientWidth - left - right, height: element.clientHeight - top - bottom };
}

/** Nodes with their names; an edge by both its ends. */
function boxesOf(editor: Editor, ids: readonly string[]): readonly Box[] {
  const { history, runtime } = editor.store.getState();
  const { edges } = history.document;
  const nodes = ids.flatMap((id) => (edges[id] ? [edges[id].from.node, edges[id].to.node] : [id]));
  return measured(history.document, { kinds, sizes: sizeTable(runtime.observables) }, nodes).map(({ room }) => room);
}

function listening(): { readonly signal: AbortSignal; readonly abort: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
