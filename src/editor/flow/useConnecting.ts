/** Drawing connections with the pointer: what fits, what to do on a drop, and moving the ends of edges. */
import { useReactFlow, type Connection, type FinalConnectionState, type OnConnectStartParams } from '@xyflow/react';
import { useMemo, useRef } from 'react';
import type { PortRef } from '../../graph/index.ts';
import { useEditor } from '../state/context.tsx';
import type { Editor } from '../state/editor.ts';
import { useCanvasStore, type CanvasStore } from './canvasStore.tsx';
import { carryOut, moveEnd, moveOptions, planConnections } from './connect.ts';
import type { Pair } from './pair.ts';
import { checkConnection, firstFit, mainOut, type ConnectionContext, type MoveOptions } from './connection.ts';
import { connectionContext } from './context.ts';
import { belowNode, news, say } from './saying.ts';
import { withSelection } from './selectionPairs.ts';
import { knownNode, nameOf } from './nodes.ts';
import type { CanvasEdge } from './projection.ts';

interface Ends {
  readonly source: string | null;
  readonly target: string | null;
  readonly sourceHandle?: string | null | undefined;
  readonly targetHandle?: string | null | undefined;
}

export const pairOf = ({ source, sourceHandle, target, targetHandle }: Ends): Pair => ({
  from: { node: source ?? '', port: sourceHandle ?? '' },
  to: { node: target ?? '', port: targetHandle ?? '' },
});

/** Whether one end could go to a port: asked of those that are in view. */
function fittingPorts(context: ConnectionContext, end: PortRef, began: 'from' | 'to', options: MoveOptions) {
  const known = new Map<string, boolean>();
  const fits = (other: PortRef): boolean => {
    if (other.node === end.node && other.port === end.port) return true;
    const node = context.document.nodes[other.node];
    const port = node && knownNode(node, context.kinds)?.ports.find(({ name }) => name === other.port);
    if (!port || port.direction === (began === 'from' ? 'out' : 'in')) return false;
    return (began === 'from' ? checkConnection(context, end, other, options) : checkConnection(context, other, end, options)).ok;
  };
  return (node: string, port: string): boolean => {
    const key = `${node} ${port}`;
    const found = known.get(key) ?? fits({ node, port });
    known.set(key, found);
    return found;
  };
}

export function useConnecting() {
  const editor = useEditor();
  const canvas = useCanvasStore();
  const { screenToFlowPosition } = useReactFlow();
  const began = useRef<'from' | 'to'>('from');
  return useMemo(() => {
    const options = () => moveOptions(connectionContext(editor), canvas.getState().moving);
    const start = ({ nodeId, handleId, handleType }: OnConnectStartParams) => {
      began.current = handleType === 'target' ? 'to' : 'from';
      canvas.setState({
        fitting: fittingPorts(connectionContext(editor), { node: nodeId ?? '', port: handleId ?? '' }, began.current, options()),
      });
    };
    const place = (event: MouseEvent | TouchEvent) => {
      const { clientX, clientY } = 'changedTouches' in event ? (event.changedTouches[0] as Touch) : event;
      const { x, y } = screenToFlowPosition({ x: clientX, y: clientY });
      return { at: { x: clientX, y: clientY }, place: [x, y] as const };
    };
    return {
      isValidConnection: (ends: Connection | CanvasEdge) => {
        const { from, to } = pairOf(ends);
        return checkConnection(connectionContext(editor), from, to, options()).ok;
      },
      onConnectStart: (_: unknown, params: OnConnectStartParams) => start(params),
      onConnect: (connection: Connection) => connectPair(editor, canvas, pairOf(connection), began.current),
      onConnectEnd(event: MouseEvent | TouchEvent, state: FinalConnectionState) {
        canvas.setState({ fitting: undefined });
        if (canvas.getState().moving !== undefined || state.isValid || !state.fromHandle) return;
        const end = { node: state.fromHandle.nodeId, port: state.fromHandle.id ?? '' };
        dropLoose({ editor, canvas, end, began: began.current, ...place(event) });
      },
      onReconnectStart: (_: unknown, { id }: CanvasEdge) => canvas.setState({ moving: id }),
      onReconnect: (edge: CanvasEdge, connection: Connection) =>
        say(canvas, moveEnd(editor, connectionContext(editor), edge.id, pairOf(connection)), belowNode(connection.target)),
      onReconnectEnd: () => canvas.setState({ moving: undefined }),
    };
  }, [editor, canvas, screenToFlowPosition]);
}

function connectPair(editor: Editor, canvas: CanvasStore, pair: Pair, began: 'from' | 'to'): void {
  const context = connectionContext(editor);
  const pairs = withSelection(context, editor.store.getState().selection, pair, began);
  connectOrAsk(editor, canvas, pairs);
}

/** Connects, unless there is a choice to make first. */
export function connectOrAsk(editor: Editor, canvas: CanvasStore, pairs: readonly Pair[], at = belowNode(pairs[0]?.to.node ?? '')): void {
  const context = connectionContext(editor);
  const offers = pairs.some(({ from, to }) => {
    const verdict = checkConnection(context, from, to);
    return verdict.ok && verdict.offer !== undefined;
  });
  if (offers) canvas.setState({ menu: { on: 'offer', pairs, at, place: [0, 0] } });
  else say(canvas, carryOut(editor, planConnections(context, pairs)), at);
}

interface LooseEnd {
  readonly editor: Editor;
  readonly canvas: CanvasStore;
  readonly end: PortRef;
  readonly began: 'from' | 'to';
  readonly at: { readonly x: number; readonly y: number };
  readonly place: readonly [number, number];
}

/** On a node but beside its ports: the first port that fits. On nothing: a menu of kinds. */
function dropLoose(loose: LooseEnd): void {
  const { editor, canvas, end, began, at } = loose;
  const node = document
    .elementsFromPoint(at.x, at.y)
    .map((element) => element.closest<HTMLElement>('.react-flow__node')?.dataset['id'])
    .find((id) => id !== undefined);
  if (node === end.node) return;
  if (node === undefined) {
    canvas.setState({ menu: { on: 'loose-end', pairs: loosePairs(loose), at, place: loose.place } });
    return;
  }
  const context = connectionContext(editor);
  const from = began === 'from' ? end : mainOut(context, node, end);
  if (!from) return say(canvas, news(`Not connected: ${nameOf(context.document, node)} sends nothing.`), at);
  const { to, verdict } = began === 'from' ? firstFit(context, end, node) : { to: end, verdict: checkConnection(context, from, end) };
  if (verdict.ok) connectPair(editor, canvas, { from, to }, began);
  else say(canvas, news(`Not connected: ${verdict.reason}.`), at);
}

/** The known ends of connections whose other end is nowhere yet: one for every selected node. */
function loosePairs({ editor, end, began }: LooseEnd): readonly Partial<Pair>[] {
  if (began === 'to') return [{ to: end }];
  const context = connectionContext(editor);
  const { selection } = editor.store.getState();
  const group = selection.has(end.node) ? [...selection].filter((id) => context.document.nodes[id]) : [end.node];
  return group.flatMap((id) => (id === end.node ? end : mainOut(context, id)) ?? []).map((from) => ({ from }));
}
