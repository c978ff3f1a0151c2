/** The canvas: the document drawn by React Flow, whose own state is never the truth. Fills its container. */
import '@xyflow/react/dist/style.css';
import { Background, BackgroundVariant, ReactFlow, ReactFlowProvider, SelectionMode, useReactFlow } from '@xyflow/react';
import { useCallback, useMemo, useRef, useState, type DragEvent, type MouseEvent, type ReactNode } from 'react';
import { kinds } from '../../../nodes/kinds.ts';
import { views } from '../../../nodes/views.ts';
import { useGradually, useScheme } from '../kit/index.ts';
import { TakesKeys } from '../shell/covered.tsx';
import { Late } from '../shell/Late.tsx';
import { useEditor, useEditorState, useShownDocument } from '../state/context.tsx';
import { addNodeAt, KIND_MIME } from './addNode.ts';
import { AboveLayer } from './Above.tsx';
import styles from './Canvas.module.css';
import { CanvasStoreProvider, createCanvasStore, useCanvasState, useCanvasStore } from './canvasStore.tsx';
import { ConnectionHint } from './ConnectionHint.tsx';
import { ContextMenu } from './ContextMenu.tsx';
import { Legend, WayBack, ZoomControls } from './Corner.tsx';
import { EdgeLine } from './EdgeLine.tsx';
import { enterNode } from './entering.ts';
import { NodeFrame } from './NodeFrame.tsx';
import { Notice } from './Notice.tsx';
import { sizeTable } from './nodes.ts';
import { useOpenMenu } from './openMenu.ts';
import type { CanvasEdge, CanvasNode } from './projection.ts';
import { createProjector } from './projector.ts';
import { useConnecting } from './useConnecting.ts';
import { useDrag } from './useDrag.ts';
import { useDetail, useFitting } from './fitting.ts';
import { useHandle } from './useHandle.ts';
import { useKeyboard } from './useKeyboard.ts';
import { useChanges } from './useSelection.ts';

interface CanvasProps {
  /** Enter or a double click on a node: its place in the inspector should get the focus. */
  readonly onInspect?: () => void;
  /** Shown over an empty drawing. */
  readonly empty?: ReactNode;
}

const nodeTypes = { kind: NodeFrame };
const edgeTypes = { edge: EdgeLine };
const MANY_NODES = 300;
const DESCRIPTION =
  'Enter goes into it: to the number of an input, else to the parameters. Arrow keys move it, C connects it, F2 renames it, Delete removes it, Shift F10 opens its menu.';
const ARIA = {
  'node.a11yDescription.default': DESCRIPTION,
  'node.a11yDescription.keyboardDisabled': DESCRIPTION,
};

export function Canvas(props: CanvasProps) {
  const [store] = useState(createCanvasStore);
  return (
    <CanvasStoreProvider store={store}>
      <ReactFlowProvider>
        <Drawing {...props} />
      </ReactFlowProvider>
    </CanvasStoreProvider>
  );
}

function Drawing({ onInspect, empty }: CanvasProps) {
  const container = useRef<HTMLDivElement>(null);
  const { nodes, edges } = useDrawnGradually(useProjection());
  const scheme = useScheme();
  useHandle(container);
  useFitting(container);
  useDetail();
  return (
    <div
      ref={container}
      className={styles['canvas']}
      onKeyDownCapture={useKeyboard(onInspect)}
      onDoubleClick={useDoubleClick()}
      {...useDrop()}
    >
      <ReactFlow<CanvasNode, CanvasEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        {...useChanges()}
        {...useConnecting()}
        {...useMenus()}
        {...useDrag()}
        {...useHover()}
        {...useEntering(onInspect)}
        colorMode={scheme}
        ariaLabelConfig={ARIA}
        aria-label="Drawing"
        onlyRenderVisibleElements={nodes.length > MANY_NODES}
        minZoom={0.05}
        maxZoom={3}
        nodeDragThreshold={3}
        connectionRadius={26}
        reconnectRadius={12}
        connectionLineStyle={CONNECTION_LINE}
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={MULTI}
        selectionOnDrag
        selectionMode={SelectionMode.Partial}
        panOnDrag={MIDDLE_BUTTON}
        panOnScroll
        zoomOnDoubleClick={false}
        edgesFocusable={false}
        elevateNodesOnSelect={false}
        elevateEdgesOnSelect={false}
      >
        <Background variant={BackgroundVariant.Dots} gap={26} size={2} color="var(--nl-grid)" />
        <AboveLayer />
        <ZoomControls />
        <Legend />
        <WayBack />
      </ReactFlow>
      <ConnectionHint />
      <Notice />
      <ContextMenu />
      <LateConnectDialog />
      <Announcement />
      {nodes.length === 0 ? empty : null}
    </div>
  );
}

const CONNECTION_LINE = { stroke: 'var(--nl-accent)', strokeWidth: 2 };
const MULTI = ['Shift', 'Meta', 'Control'];
const MIDDLE_BUTTON = [1];

function useProjection() {
  const [project] = useState(() => createProjector(kinds, views));
  const document = useShownDocument();
  const selection = useEditorState((state) => state.selection);
  const sizes = useEditorState(({ runtime }) => sizeTable(runtime.observables));
  const dragged = useCanvasState((state) => state.dragged);
  return useMemo(() => {
    const { nodes, edges } = project({ document, sizes, selection, dragged });
    return { nodes: [...nodes], edges: [...edges] };
  }, [project, document, sizes, selection, dragged]);
}

const PORTION = 6;

/** A drawing that is opened comes node by node, and every edge with its second end; one of many is drawn where it is looked at alone. */
function useDrawnGradually({ nodes: all, edges }: { readonly nodes: CanvasNode[]; readonly edges: CanvasEdge[] }) {
  const drawing = useEditorState((state) => state.drawing);
  const nodes = useGradually(all, drawing, all.length > MANY_NODES ? Infinity : PORTION);
  return useMemo(() => {
    if (nodes === all) return { nodes: all, edges };
    const drawn = new Set(nodes.map(({ id }) => id));
    return { nodes: [...nodes], edges: edges.filter(({ source, target }) => drawn.has(source) && drawn.has(target)) };
  }, [nodes, all, edges]);
}

function useHover() {
  const canvas = useCanvasStore();
  return {
    onEdgeMouseEnter: useCallback((_: unknown, { id }: CanvasEdge) => canvas.setState({ hoveredEdge: id }), [canvas]),
    onEdgeMouseLeave: useCallback(() => canvas.setState({ hoveredEdge: undefined }), [canvas]),
    onEdgeDoubleClick: useCallback((_: unknown, { id, data }: CanvasEdge) => data?.isWeight && canvas.setState({ typing: id }), [canvas]),
  };
}

/** A double click on what a node draws; one on its name renames it. */
function useEntering(onInspect: (() => void) | undefined) {
  const editor = useEditor();
  const canvas = useCanvasStore();
  const onNodeDoubleClick = useCallback(
    (event: MouseEvent, { id }: CanvasNode) => {
      const target = event.target as Element;
      const cell = target.closest<HTMLElement>('[data-cell]')?.dataset['cell'];
      if (target.closest('[data-body]')) enterNode({ editor, canvas, onInspect }, id, cell === undefined ? undefined : Number(cell));
    },
    [editor, canvas, onInspect],
  );
  return { onNodeDoubleClick };
}

function useMenus() {
  const editor = useEditor();
  const open = useOpenMenu();
  return {
    onNodeContextMenu: useCallback(
      (event: MouseEvent, { id }: CanvasNode) => {
        const target = event.target as Element;
        const what = target.closest<HTMLElement>('[data-what]')?.dataset['what'];
        const cell = target.closest<HTMLElement>('[data-cell]')?.dataset['cell'];
        if (!editor.store.getState().selection.has(id)) editor.select([id], Number(cell ?? 0));
        open(event, {
          on: 'node',
          node: id,
          ...(what === undefined ? {} : { what }),
          ...(cell === undefined ? {} : { cell: Number(cell) }),
        });
      },
      [editor, open],
    ),
    onEdgeContextMenu: useCallback((event: MouseEvent, { id }: CanvasEdge) => open(event, { on: 'edge', edge: id }), [open]),
    onPaneContextMenu: useCallback((event: globalThis.MouseEvent | MouseEvent) => open(event, { on: 'canvas' }), [open]),
  };
}

/** A double click on nothing adds something there. */
function useDoubleClick() {
  const open = useOpenMenu();
  return useCallback(
    (event: MouseEvent) => (event.target as Element).classList.contains('react-flow__pane') && open(event, { on: 'add' }),
    [open],
  );
}

function useDrop() {
  const editor = useEditor();
  const { screenToFlowPosition } = useReactFlow();
  return {
    onDragOver(event: DragEvent) {
      if (!event.dataTransfer.types.includes(KIND_MIME)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    },
    onDrop(event: DragEvent) {
      const type = event.dataTransfer.getData(KIND_MIME);
      if (type === '') return;
      event.preventDefault();
      event.stopPropagation();
      const { x, y } = screenToFlowPosition({ x: event.clientX, y: event.clientY });
      addNodeAt(editor, kinds, type, [x, y]);
    },
  };
}

const loadConnectDialog = async () => (await import('./ConnectDialog.tsx')).ConnectDialog;

function LateConnectDialog() {
  const canvas = useCanvasStore();
  const isAsked = useCanvasState(({ connecting }) => connecting !== undefined);
  const onFail = useCallback(
    () => canvas.setState({ connecting: undefined, announcement: 'The list of nodes could not be fetched.' }),
    [canvas],
  );
  return (
    <>
      {isAsked && <TakesKeys />}
      <Late load={loadConnectDialog} isAsked={isAsked} onFail={onFail} />
    </>
  );
}

function Announcement() {
  const text = useCanvasState(({ announcement }) => announcement);
  return <output className={styles['announcement']}>{text}</output>;
}
