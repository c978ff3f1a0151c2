/** The name above a node; a double click or F2 turns it into a field. */
import type { KeyboardEvent } from 'react';
import { limits, rename } from '../../graph/index.ts';
import { useEditor } from '../state/context.tsx';
import { useCanvasState, useCanvasStore } from './canvasStore.tsx';
import styles from './NodeFrame.module.css';
import type { NodeData } from './projection.ts';

export function NodeLabel({ id, data }: { readonly id: string; readonly data: NodeData }) {
  const canvas = useCanvasStore();
  const isRenaming = useCanvasState(({ renaming }) => renaming === id);
  if (isRenaming) return <NameField id={id} name={data.hasLabel ? data.name : ''} />;
  if (data.type === 'note' && !data.hasLabel) return null;
  return (
    <div className={styles['label']} onDoubleClick={() => canvas.setState({ renaming: id })}>
      {data.name}
    </div>
  );
}

function NameField({ id, name }: { readonly id: string; readonly name: string }) {
  const editor = useEditor();
  const canvas = useCanvasStore();
  const close = (label: string | undefined) => {
    if (canvas.getState().renaming !== id) return;
    canvas.setState({ renaming: undefined });
    if (label !== undefined && label !== name) editor.run(rename, { node: id, label });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.key === 'Enter') close(event.currentTarget.value.trim());
    if (event.key === 'Escape') close(undefined);
    if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.closest<HTMLElement>('.react-flow__node')?.focus();
  };
  return (
    <input
      ref={(field) => field?.select()}
      className={`${styles['rename']} nodrag nopan`}
      aria-label="Name of the node"
      defaultValue={name}
      maxLength={limits.labelLength}
      onKeyDown={onKeyDown}
      onBlur={(event) => close(event.currentTarget.value.trim())}
    />
  );
}
