/** Connecting without a pointer: every node that could take the connection, and why the others cannot. */
import { Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { kinds } from '../../../nodes/kinds.ts';
import { useAfterMount } from '../shell/Late.tsx';
import { useEditor, useEditorState } from '../state/context.tsx';
import type { Editor } from '../state/editor.ts';
import { useCanvasState, useCanvasStore, type CanvasState } from './canvasStore.tsx';
import styles from './ConnectDialog.module.css';
import { moveEnd, moveOptions } from './connect.ts';
import type { Pair } from './pair.ts';
import { checkConnection, mainOut, type Verdict } from './connection.ts';
import { connectionContext } from './context.ts';
import { knownNode, nameOf, titleOf } from './nodes.ts';
import { belowNode, say } from './saying.ts';
import { connectOrAsk } from './useConnecting.ts';

const MOST = 200;

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

interface Target {
  readonly key: string;
  readonly title: string;
  readonly pairs: readonly Pair[];
  /** Why not; undefined when it can be. */
  readonly reason: string | undefined;
  readonly note: string;
}

function targetsOf(editor: Editor, { nodes, edge }: Asked): readonly Target[] {
  const context = connectionContext(editor);
  const moved = edge === undefined ? undefined : context.document.edges[edge]?.from;
  const starts = moved ? [moved] : nodes.flatMap((id) => mainOut(context, id) ?? []);
  const options = moveOptions(context, edge);
  return Object.entries(context.document.nodes).flatMap(([id, node]): Target[] => {
    const known = knownNode(node, kinds);
    const ports = known?.ports.filter(({ direction }) => direction === 'in') ?? [];
    return ports.map(({ name, title }) => {
      const to = { node: id, port: name };
      const verdicts = starts.map((from) => ({ from, verdict: checkConnection(context, from, to, options) }));
      const pairs = verdicts.filter(({ verdict }) => verdict.ok).map(({ from }) => ({ from, to }));
      const refused = verdicts.find(({ verdict }) => !verdict.ok)?.verdict;
      const reason = starts.length === 0 ? 'what is selected sends nothing' : refused && !refused.ok ? refused.reason : undefined;
      return {
        key: `${id} ${name}`,
        title: `${nameOf(context.document, id)} · ${title}`,
        pairs,
        reason: pairs.length > 0 ? undefined : reason,
        note: noteOf(verdicts[0]?.verdict, titleOf(node, kinds)),
      };
    });
  });
}

function noteOf(verdict: Verdict | undefined, kind: string): string {
  if (!verdict?.ok) return kind;
  return `${kind}, by ${verdict.edgeType}${verdict.replaces === undefined ? '' : ', replaces what is there'}`;
}

function Targets({ asked, onDone }: { readonly asked: Asked; readonly onDone: () => void }) {
  const editor = useEditor();
  const canvas = useCanvasStore();
  const [wanted, setWanted] = useState('');
  const all = targetsOf(editor, asked).filter(({ title, note }) => `${title} ${note}`.toLowerCase().includes(wanted.toLowerCase()));
  const possible = all.filter(({ reason }) => reason === undefined).slice(0, MOST);
  const impossible = all.filter(({ reason }) => reason !== undefined).slice(0, MOST);
  const pick = ({ pairs }: Target) => {
    onDone();
    const [pair] = pairs;
    if (asked.edge === undefined) connectOrAsk(editor, canvas, pairs);
    else if (pair) say(canvas, moveEnd(editor, connectionContext(editor), asked.edge, pair), belowNode(pair.to.node));
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
        {possible.map((target) => (
          <li key={target.key}>
            <button type="button" className={styles['target']} onClick={() => pick(target)}>
              <span>{target.title}</span>
              <span className={styles['note']}>{target.note}</span>
            </button>
          </li>
        ))}
        {impossible.map((target) => (
          <li key={target.key} className={styles['impossible']}>
            <span>{target.title}</span>
            <span className={styles['note']}>{target.reason}</span>
          </li>
        ))}
      </ul>
      {all.length === 0 ? <p className={styles['none']}>No node takes a connection here.</p> : null}
    </>
  );
}
