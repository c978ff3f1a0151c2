/** Any node on the canvas: its label, rings and ports around what its kind draws. */
import type { NodeProps } from '@xyflow/react';
import { CircleAlert } from 'lucide-react';
import { Tooltip, VisuallyHidden } from '@mantine/core';
import { memo, useCallback } from 'react';
import { views } from '../../../nodes/views.ts';
import { fillOf, useRepainted, useScheme, useTurn, type LiveValues } from '../kit/index.ts';
import { useEditor, useEditorState } from '../state/context.tsx';
import { useCanvasState } from './canvasStore.tsx';
import styles from './NodeFrame.module.css';
import { InputField } from './InputField.tsx';
import { NodeLabel } from './NodeLabel.tsx';
import { NoteField } from './NoteField.tsx';
import { PortMarks, Ports } from './Ports.tsx';
import { problemOf } from './problems.ts';
import type { CanvasNode, NodeData } from './projection.ts';

export const NodeFrame = memo(function NodeFrame({
  id,
  data,
  selected,
  positionAbsoluteX: x,
  positionAbsoluteY: y,
}: NodeProps<CanvasNode>) {
  const far = useCanvasState((state) => state.far);
  const shape = views.get(data.type)?.shape(data.elements) ?? 'card';
  const problem = useEditorState(({ runtime }) => problemOf(runtime.diagnostics, id));
  const ring = problem?.severity === 'error' ? 'error' : selected ? 'selected' : 'none';
  return (
    <div className={styles['frame']} data-shape={shape} data-ring={ring} data-selected={selected}>
      {far ? <FarNode id={id} data={data} /> : <NearNode id={id} data={data} />}
      {data.type === 'input' ? <InputField id={id} name={data.name} corner={{ x, y }} /> : null}
    </div>
  );
});

interface Inside {
  readonly id: string;
  readonly data: NodeData;
}

/** Drawn in its turn, so that the page stays responsive however many nodes come at once; the ports at once, since edges end there. */
const NearNode = memo(function NearNode({ id, data }: Inside) {
  const isItsTurn = useTurn();
  return (
    <>
      {isItsTurn && <NodeContent id={id} data={data} />}
      <Ports node={id} ports={data.ports} />
    </>
  );
});

function NodeContent({ id, data }: Inside) {
  const isWriting = useCanvasState(({ writing }) => writing === id);
  return (
    <>
      {isWriting ? <NoteField id={id} text={data.params['text'] as string} /> : <NodeBody id={id} data={data} />}
      <NodeLabel id={id} data={data} />
      <Signs id={id} hasTwoBiases={data.hasTwoBiases} />
    </>
  );
}

/** Faded while its value is not computed. */
function NodeBody({ id, data }: Inside) {
  const editor = useEditor();
  const view = views.get(data.type);
  const what = view?.main?.what;
  const paint = useCallback(
    (body: HTMLDivElement, live: LiveValues) =>
      void (body.dataset['faded'] = String(what !== undefined && live.read(id, what) === undefined)),
    [id, what],
  );
  const body = useRepainted(paint);
  const onCell = useCallback((node: string, cell: number) => editor.select([node], cell), [editor]);
  const cell = useEditorState(({ selection, cell: chosen }) =>
    data.elements > 1 && selection.size === 1 && selection.has(id) ? chosen : undefined,
  );
  return (
    <div ref={body} className={styles['body']} data-body>
      {view ? (
        <view.Component id={id} name={data.name} params={data.params} elements={data.elements} cell={cell} onCell={onCell} />
      ) : (
        <Placeholder type={data.type} />
      )}
    </div>
  );
}

function Placeholder({ type }: { readonly type: string }) {
  return (
    <div className={styles['placeholder']}>
      <b>{type}</b>
      <span>This kind is not known here. It is kept as it is and takes no part.</span>
    </div>
  );
}

/** From afar: colour alone. */
const FarNode = memo(function FarNode({ id, data }: Inside) {
  const scheme = useScheme();
  const main = views.get(data.type)?.main;
  const limit = main?.limit(data.params) ?? Infinity;
  const paint = useCallback(
    (body: HTMLDivElement, live: LiveValues) => {
      const value = main ? live.read(id, main.what)?.[0] : undefined;
      body.style.background = fillOf(value ?? 0, limit, scheme).fill;
    },
    [id, main, limit, scheme],
  );
  const body = useRepainted(paint);
  return (
    <>
      <div ref={body} className={styles['far']} data-body />
      <PortMarks ports={data.ports} />
    </>
  );
});

function Signs({ id, hasTwoBiases }: { readonly id: string; readonly hasTwoBiases: boolean }) {
  const problem = useEditorState(({ runtime }) => problemOf(runtime.diagnostics, id));
  const isDragged = useCanvasState(({ dragged }) => dragged !== undefined);
  if (!problem && !hasTwoBiases) return null;
  return (
    <>
      {problem ? (
        <Tooltip label={problem.message} disabled={isDragged} multiline maw={300} withArrow>
          <span className={styles['problem']} data-severity={problem.severity}>
            <CircleAlert size={16} aria-hidden="true" />
            <VisuallyHidden>{problem.message}</VisuallyHidden>
          </span>
        </Tooltip>
      ) : null}
      {hasTwoBiases ? (
        <Tooltip
          label="The unit’s own bias β and the weight from the bias node both add to its net input."
          disabled={isDragged}
          multiline
          maw={260}
          withArrow
        >
          <span className={styles['doubled']}>two biases add</span>
        </Tooltip>
      ) : null}
    </>
  );
}
