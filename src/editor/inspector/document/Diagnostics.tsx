/** What is wrong with the drawing: a sentence each, the way to the place, and the way out where there is one. */
import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { Diagnostic } from '../../../graph/index.ts';
import { useCapped } from '../../kit/index.ts';
import { useEditor, useEditorState } from '../../state/context.tsx';
import classes from '../Inspector.module.css';
import { reveal } from '../reveal.ts';

const MOST = 20;
const NOTHING: readonly Diagnostic[] = [];

/** Of one node or edge, or of the whole drawing. */
export function Diagnostics({ owner }: { readonly owner?: string }) {
  const all = useEditorState((state) => state.runtime.diagnostics);
  const shown = owner === undefined ? all : all.filter(({ at }) => at?.owner === owner);
  const list = shown.length === 0 ? NOTHING : shown;
  const { shown: first, more } = useCapped(list, MOST);
  if (list.length === 0) return null;
  return (
    <ul className={classes['diagnostics']} aria-label="What is wrong">
      {first.map((diagnostic) => (
        <Item
          key={`${diagnostic.at?.owner} ${diagnostic.at?.field} ${diagnostic.message}`}
          diagnostic={diagnostic}
          isHere={owner !== undefined}
        />
      ))}
      {more && <li>{more}</li>}
    </ul>
  );
}

function Item({ diagnostic: { severity, message, at, fix }, isHere }: { readonly diagnostic: Diagnostic; readonly isHere: boolean }) {
  const editor = useEditor();
  const place = useEditorState(({ history: { document } }) =>
    at && (document.nodes[at.owner] || document.edges[at.owner]) ? at.owner : undefined,
  );
  const Icon = severity === 'error' ? CircleAlert : TriangleAlert;
  return (
    <li data-severity={severity}>
      <Icon size={15} aria-label={severity} />
      <div>
        <p>{message}</p>
        {((place !== undefined && !isHere) || fix) && (
          <p className={classes['ways']}>
            {place !== undefined && !isHere && (
              <button type="button" onClick={() => reveal(editor, place)}>
                Show {place}
              </button>
            )}
            {fix && (
              <button type="button" onClick={() => editor.applyFix(fix)}>
                {fix.label}
              </button>
            )}
          </p>
        )}
      </div>
    </li>
  );
}
