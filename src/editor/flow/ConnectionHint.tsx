/** Beside the pointer while a connection is drawn: why the port below it does not take it. */
import { useConnection, useStore } from '@xyflow/react';
import { checkConnection, type ConnectionContext } from './connection.ts';
import { useCanvasState } from './canvasStore.tsx';
import { moveOptions } from './connect.ts';
import { connectionContext } from './context.ts';
import styles from './Canvas.module.css';
import type { PortRef } from '../../graph/index.ts';
import { useEditor, useEditorState } from '../state/context.tsx';

export function ConnectionHint() {
  const editor = useEditor();
  const { fromHandle, toHandle, isValid, to } = useConnection();
  const moving = useCanvasState((state) => state.moving);
  const transform = useStore((state) => state.transform);
  const selected = useEditorState(({ selection, history }) => [...selection].filter((id) => history.document.nodes[id]).length);
  const isGroup = useEditorState(({ selection }) => fromHandle !== null && selection.has(fromHandle.nodeId)) && selected > 1;
  if (!fromHandle || !to) return null;
  const text =
    toHandle && isValid === false
      ? reasonFor(connectionContext(editor), moving, fromHandle, toHandle)
      : isGroup
        ? `connects all ${selected} selected nodes`
        : undefined;
  if (text === undefined) return null;
  const [x, y, zoom] = transform;
  return (
    <div className={styles['hint']} data-bad={isValid === false} style={{ left: to.x * zoom + x + 16, top: to.y * zoom + y + 16 }}>
      {text}
    </div>
  );
}

interface HandleEnd {
  readonly nodeId: string;
  readonly id?: string | null;
  readonly type: 'source' | 'target';
}

function reasonFor(context: ConnectionContext, moving: string | undefined, start: HandleEnd, end: HandleEnd): string | undefined {
  if (start.nodeId === end.nodeId && start.id === end.id) return undefined;
  if (start.type === end.type)
    return start.type === 'source' ? 'connect to a port on the left of a node' : 'connect to a port on the right of a node';
  const [from, to] = start.type === 'source' ? [start, end] : [end, start];
  const ends = [from, to].map(({ nodeId, id }) => ({ node: nodeId, port: id ?? '' })) as [PortRef, PortRef];
  const verdict = checkConnection(context, ...ends, moveOptions(context, moving));
  return verdict.ok ? undefined : verdict.reason;
}
