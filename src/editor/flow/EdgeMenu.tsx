/** What can be done with an edge. */
import { Menu } from '@mantine/core';
import { kinds } from '../../../nodes/kinds.ts';
import { removeElements, setParams, withShared } from '../../graph/index.ts';
import { PictureItems } from '../panels/PictureItems.tsx';
import { useEditor, useEditorState } from '../state/context.tsx';
import styles from './Canvas.module.css';
import { useCanvasStore } from './canvasStore.tsx';
import { useIsTrained } from './liveWeight.ts';
import { probe } from './measure.ts';

/** Connections whose weights are kept step by step; more are seen in the picture of the weights. */
const MOST_PROBED = 1_024;

const DELAYS = [0, 1, 2, 3];

export function EdgeMenu({ edge }: { readonly edge: string }) {
  const editor = useEditor();
  const canvas = useCanvasStore();
  const drawn = useEditorState(({ history }) => withShared(history.document).edges[edge]);
  const kind = drawn && kinds.edges.get(drawn.type);
  if (!drawn) return null;
  const delay = Number(drawn.params['delay'] ?? 0);
  const weight = drawn.params['weight'] ?? 1;
  const set = (name: string, value: number, label: string) => editor.run(setParams, { changes: [{ owner: edge, name, value }], label });
  return (
    <>
      {kind?.weighted && typeof weight === 'number' ? (
        <>
          <Menu.Item onClick={() => requestAnimationFrame(() => canvas.setState({ typing: edge }))}>Set the weight…</Menu.Item>
          <Menu.Item disabled={weight === 0} onClick={() => set('weight', -weight, 'Change the sign of a weight')}>
            Change its sign
          </Menu.Item>
          <Menu.Divider />
        </>
      ) : null}
      <ProbeItem edge={edge} isOne={typeof weight === 'number'} />
      <PictureItems owner={edge} />
      {kind && 'delay' in kind.params.properties ? (
        <>
          <Menu.Label>Arrives</Menu.Label>
          {DELAYS.map((steps) => (
            <Menu.Item
              key={steps}
              role="menuitemradio"
              aria-checked={steps === delay}
              rightSection={steps === delay ? '✓' : null}
              onClick={() => set('delay', steps, 'Set the delay')}
            >
              {steps === 0 ? 'at once' : `${steps} step${steps === 1 ? '' : 's'} later`}
            </Menu.Item>
          ))}
          <Menu.Divider />
        </>
      ) : null}
      <Menu.Item onClick={() => canvas.setState({ connecting: { nodes: [drawn.from.node], edge } })}>Lead it to…</Menu.Item>
      <Menu.Item className={styles['danger'] ?? ''} rightSection="Del" onClick={() => editor.run(removeElements, { ids: [edge] })}>
        Delete
      </Menu.Item>
    </>
  );
}

/** Where a training moves the weight. */
function ProbeItem({ edge, isOne }: { readonly edge: string; readonly isOne: boolean }) {
  const editor = useEditor();
  const isTrained = useIsTrained();
  const count = editor.live.read(edge, 'weight')?.length;
  if (!isTrained || count === undefined || count > MOST_PROBED) return null;
  return (
    <>
      <Menu.Item onClick={() => probe(editor, edge, 'weight')}>Probe its {isOne ? 'weight' : 'weights'}</Menu.Item>
      <Menu.Divider />
    </>
  );
}
