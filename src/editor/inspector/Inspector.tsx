/** The inspector: what is selected, or the drawing when nothing is. */
import { VisuallyHidden } from '@mantine/core';
import { useDeferredValue, type KeyboardEvent } from 'react';
import { focusCanvas } from '../flow/focusCanvas.ts';
import { InTurn } from '../kit/index.ts';
import { useEditor, useEditorState } from '../state/context.tsx';
import { DocumentPanel } from './document/DocumentPanel.tsx';
import { EdgePanel } from './edge/EdgePanel.tsx';
import { showing } from './focusInspector.ts';
import classes from './Inspector.module.css';
import { NodePanel } from './NodePanel.tsx';
import { RowStepper } from './RowStepper.tsx';
import { SeveralPanel } from './several/SeveralPanel.tsx';

/** `onLeave`: Escape was pressed, and the focus goes back to the drawing. */
export function Inspector({ onLeave }: { readonly onLeave?: () => void }) {
  const editor = useEditor();
  // a click on the canvas answers first, what it explains follows
  const selection = useDeferredValue(useEditorState((state) => state.selection));
  const drawing = useEditorState((state) => state.drawing);
  const { nodes, edges } = useEditorState(({ history }) => history.document);
  const ids = [...selection].filter((id) => nodes[id] ?? edges[id]);
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
    <section className={classes['panel']} aria-label="Inspector" data-showing={showing(selection)} tabIndex={-1} onKeyDown={leave}>
      <VisuallyHidden component="h2">Inspector</VisuallyHidden>
      <RowStepper />
      {first === undefined ? (
        <InTurn key={drawing}>
          <DocumentPanel />
        </InTurn>
      ) : ids.length > 1 ? (
        <SeveralPanel key={ids.join(' ')} ids={ids} />
      ) : nodes[first] ? (
        <NodePanel key={first} id={first} />
      ) : (
        <EdgePanel key={first} id={first} />
      )}
    </section>
  );
}
