/** The inspector: what is selected, or the drawing when nothing is. */
import { VisuallyHidden } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { focusCanvas } from '../flow/focusCanvas.ts';
import { useEditor, useEditorState } from '../state/context.tsx';
import { DocumentPanel } from './document/DocumentPanel.tsx';
import { EdgePanel } from './edge/EdgePanel.tsx';
import classes from './Inspector.module.css';
import { NodePanel } from './NodePanel.tsx';
import { RowStepper } from './RowStepper.tsx';
import { SeveralPanel } from './several/SeveralPanel.tsx';

/** `onLeave`: Escape was pressed, and the focus goes back to the drawing. */
export function Inspector({ onLeave }: { readonly onLeave?: () => void }) {
  const editor = useEditor();
  const selection = useEditorState((state) => state.selection);
  const drawing = useEditorState((state) => state.drawing);
  const isNode = useEditorState(({ selection: [first = ''], history: { document } }) => first in document.nodes);
  const ids = [...selection];
  const [first] = ids;
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    onLeave?.();
    focusCanvas(editor);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves it from anywhere inside
    <section className={classes['panel']} aria-label="Inspector" tabIndex={-1} onKeyDown={leave}>
      <VisuallyHidden component="h2">Inspector</VisuallyHidden>
      <RowStepper />
      {first === undefined ? (
        <DocumentPanel key={drawing} />
      ) : ids.length > 1 ? (
        <SeveralPanel key={ids.join(' ')} ids={ids} />
      ) : isNode ? (
        <NodePanel key={first} id={first} />
      ) : (
        <EdgePanel key={first} id={first} />
      )}
    </section>
  );
}
