/** The dock under the canvas: the pictures and claims of the drawing. A drawing without either has no dock. */
import { useState } from 'react';
import { InTurn } from '../kit/index.ts';
import { PanelRow } from '../panels/PanelRow.tsx';
import { usePanels } from '../panels/usePanels.ts';
import { useEditorState } from '../state/context.tsx';
import { Claims } from './Claims.tsx';
import classes from './Dock.module.css';

/** Whether there is anything to dock. Closed pictures wait there, too. */
export function useHasDock(): boolean {
  const { open, closed } = usePanels();
  return useEditorState(({ history }) => history.document.claims.length > 0) || open.length > 0 || closed.length > 0;
}

export function Dock() {
  const { open, closed } = usePanels();
  const hasClaims = useEditorState(({ history: { document } }) => document.claims.length > 0);
  const drawing = useEditorState((state) => state.drawing);
  const [editing, setEditing] = useState<number>();
  const hasPictures = open.length > 0 || closed.length > 0;
  if (!hasPictures && !hasClaims) return null;
  return (
    <section className={classes['dock']} data-both={(hasPictures && hasClaims) || undefined} aria-label="Pictures and claims">
      {hasPictures && (
        <InTurn key={`pictures ${drawing}`}>
          <PanelRow onClaim={setEditing} />
        </InTurn>
      )}
      {hasClaims && (
        <InTurn key={`claims ${drawing}`}>
          <Claims editing={editing} onEdit={setEditing} />
        </InTurn>
      )}
    </section>
  );
}
