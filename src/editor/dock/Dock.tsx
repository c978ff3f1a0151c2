/** The dock under the canvas: the probes and claims of the drawing. A drawing without either has no dock. */
import { useState } from 'react';
import { useEditorState } from '../state/context.tsx';
import { Claims } from './Claims.tsx';
import classes from './Dock.module.css';
import { Probes } from './Probes.tsx';

/** Whether there is anything to dock. */
export const useHasDock = (): boolean =>
  useEditorState(
    ({
      history: {
        document: { probes, claims },
      },
    }) => claims.length > 0 || Object.keys(probes).length > 0,
  );

export function Dock() {
  const hasProbes = useEditorState(({ history: { document } }) => Object.keys(document.probes).length > 0);
  const hasClaims = useEditorState(({ history: { document } }) => document.claims.length > 0);
  const [editing, setEditing] = useState<number>();
  if (!hasProbes && !hasClaims) return null;
  return (
    <section className={classes['dock']} aria-label="Probes and claims">
      {hasProbes && <Probes onClaim={setEditing} />}
      {hasClaims && <Claims editing={editing} onEdit={setEditing} />}
    </section>
  );
}
