/** Connecting without a pointer: every node that could take the connection, and why the others cannot. */
import { Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCapped } from '../kit/index.ts';
import { useAfterMount } from '../shell/Late.tsx';
import { useEditor, useEditorState } from '../state/context.tsx';
import { useCanvasState, useCanvasStore, type CanvasState } from './canvasStore.tsx';
import styles from './ConnectDialog.module.css';
import { moveEnd, moveOptions } from './connect.ts';
import { connectionContext } from './context.ts';
import { nameOf } from './nodes.ts';
import { belowNode, say } from './saying.ts';
import { targetsOf, type Target } from './targets.ts';
import { connectOrAsk } from './useConnecting.ts';

const MOST = 100;

export function ConnectDialog() {
  const canvas = useCanvasStore();
  const asked = useCanvasState(({ connecting }) => connecting);
  const close = () => canvas.setState({ connecting: undefined });
  const name = useEditorState(({ history }) =>
    asked?.nodes.length === 1 ? nameOf(history.document, asked.nodes[0] ?? '') : `${asked?.nodes.length ?? 0} nodes`,
  );
  const title = asked?.edge === undefined ? `Connect ${name} to…` : `Lead this edge from ${name} to…`;
  return (
    <Modal opened={useAfterMount(asked !== undefined)} onClose={close} title={title} size="md" transitionProps={{ duration: 0 }}>
      {asked ? <Targets asked={asked} onDone={close} /> : null}
    </Modal>
  );
}

type Asked = NonNullable<CanvasState['connecting']>;

function Targets({ asked, onDone }: { readonly asked: Asked; readonly onDone: () => void }) {
  const editor = useEditor();
  const canvas = useCanvasStore();
  const context = connectionContext(editor);
  const [wanted, setWanted] = useState('');
  const all = targetsOf(context, asked, moveOptions(context, asked.edge)).filter(({ title, note }) =>
    `${title} ${note}`.toLowerCase().includes(wanted.toLowerCase()),
  );
  const possible = all.filter(({ reason }) => reason === undefined);
  const { shown, more } = useCapped([...possible, ...all.filter(({ reason }) => reason !== undefined)], MOST);
  const pick = ({ pairs }: Target) => {
    onDone();
    const [pair] = pairs;
    if (asked.edge === undefined) connectOrAsk(editor, canvas, pairs);
    else if (pair) say(canvas, moveEnd(editor, context, asked.edge, pair), belowNode(pair.to.node));
  };
  return (
    <>
      <TextInput
        data-autofocus
        aria-label="Find a node"
        placeholder="Find a node"
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && possible[0] && pick(possible[0])}
      />
      <ul className={styles['list']} aria-label="Possible targets">
        {shown.map((target, i) => (
          <TargetItem key={target.key} target={target} isNext={i === 0} onPick={() => pick(target)} />
        ))}
        {more && <li>{more}</li>}
      </ul>
      {all.length === 0 ? <p className={styles['none']}>No node takes a connection here.</p> : null}
    </>
  );
}

interface TargetItemProps {
  readonly target: Target;
  /** What Enter takes. */
  readonly isNext: boolean;
  readonly onPick: () => void;
}

function TargetItem({ target: { title, note, reason }, isNext, onPick }: TargetItemProps) {
  if (reason !== undefined)
    return (
      <li className={styles['impossible']}>
        <span>{title}</span>
        <span className={styles['note']}>{reason}</span>
      </li>
    );
  return (
    <li>
      <button type="button" className={styles['target']} data-next={isNext || undefined} onClick={onPick}>
        <span>{title}</span>
        <span className={styles['note']}>{note}</span>
      </button>
    </li>
  );
}
