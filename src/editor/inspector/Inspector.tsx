/** The inspector: what is selected, or the drawing when nothing is. */
import { VisuallyHidden } from '@mantine/core';
import { useEditorState } from '../state/context.tsx';
import { DocumentPanel } from './document/DocumentPanel.tsx';
import { EdgePanel } from './edge/EdgePanel.tsx';
import classes from './Inspector.module.css';
import { NodePanel } from './NodePanel.tsx';
import { RowStepper } from './RowStepper.tsx';
import { SeveralPanel } from './several/SeveralPanel.tsx';

export function Inspector() {
  const selection = useEditorState((state) => state.selection);
  const drawing = useEditorState((state) => state.drawing);
  const isNode = useEditorState(({ selection: [first = ''], history: { document } }) => first in document.nodes);
  const ids = [...selection];
  const [first] = ids;
  return (
    <section className={classes['panel']} aria-label="Inspector">
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
