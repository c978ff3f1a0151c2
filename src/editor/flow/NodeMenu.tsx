/** What can be done with a node. */
import { Menu } from '@mantine/core';
import { kinds } from '../../../nodes/kinds.ts';
import { fold, partsOf, removeElements, showParts, type Observed } from '../../graph/index.ts';
import { train } from '../experiments/training.ts';
import { formatNumber } from '../kit/index.ts';
import { PictureItems } from '../panels/PictureItems.tsx';
import { useEditor, useEditorState } from '../state/context.tsx';
import styles from './Canvas.module.css';
import { useCanvasStore, type MenuState } from './canvasStore.tsx';
import { duplicateSelection } from './clipboard.ts';
import { claim, claimable, observedOf, probe } from './measure.ts';

type NodeMenuState = Extract<MenuState, { readonly on: 'node' }>;

export function NodeMenu({ menu: { node, what, cell } }: { readonly menu: NodeMenuState }) {
  const editor = useEditor();
  const canvas = useCanvasStore();
  const document = useEditorState(({ history }) => history.document);
  const selection = useEditorState((state) => state.selection);
  const [main, ...others] = observedOf(editor, kinds, node, what);
  const type = document.nodes[node]?.type;
  const ids = selection.has(node) ? [...selection] : [node];
  return (
    <>
      {main ? <Measures node={node} observed={main} cell={cell} /> : null}
      {others.length > 0 ? (
        <Menu.Sub>
          <Menu.Sub.Target>
            <Menu.Sub.Item>Other values</Menu.Sub.Item>
          </Menu.Sub.Target>
          <Menu.Sub.Dropdown>
            {others.map((observed) => (
              <Measures key={observed.name} node={node} observed={observed} cell={undefined} />
            ))}
          </Menu.Sub.Dropdown>
        </Menu.Sub>
      ) : null}
      {main ? <Menu.Divider /> : null}
      <PictureItems owner={node} />
      {type === 'unit' ? <Menu.Item onClick={() => editor.run(showParts, { node })}>Show parts</Menu.Item> : null}
      {type === 'dataset' ? <Menu.Item onClick={() => train(editor, node)}>Train the network on this</Menu.Item> : null}
      {partsOf(document, node) ? <Menu.Item onClick={() => editor.run(fold, { node })}>Fold into a unit</Menu.Item> : null}
      <Menu.Item rightSection="C" onClick={() => canvas.setState({ connecting: { nodes: ids.filter((id) => document.nodes[id]) } })}>
        Connect to…
      </Menu.Item>
      <Menu.Item rightSection="F2" onClick={() => requestAnimationFrame(() => canvas.setState({ renaming: node }))}>
        Rename
      </Menu.Item>
      <Menu.Item rightSection="Ctrl D" onClick={() => duplicateSelection(editor, kinds)}>
        Duplicate
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item className={styles['danger'] ?? ''} rightSection="Del" onClick={() => editor.run(removeElements, { ids })}>
        Delete{ids.length > 1 ? ` ${ids.length} elements` : ''}
      </Menu.Item>
    </>
  );
}

function Measures({ node, observed, cell }: { readonly node: string; readonly observed: Observed; readonly cell: number | undefined }) {
  const editor = useEditor();
  const present = claimable(editor, node, observed.name, cell);
  const shown =
    present === undefined
      ? ''
      : present.values.length === 1
        ? ` = ${formatNumber(present.values[0], 4)}`
        : `, ${present.values.length} numbers`;
  return (
    <>
      <Menu.Item onClick={() => probe(editor, node, observed.name)}>Probe {observed.title}</Menu.Item>
      <Menu.Item disabled={!present} onClick={() => present && claim(editor, node, observed, present)}>
        Claim {observed.title}
        {shown}
      </Menu.Item>
    </>
  );
}
