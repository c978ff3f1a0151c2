/** Several things at once: how many of which kind, what they have in common, and what can be done with them. */
import { present } from '../../../base/index.ts';
import { removeElements } from '../../../graph/index.ts';
import { kinds } from '../../../../nodes/kinds.ts';
import { useEditor, useEditorState } from '../../state/context.tsx';
import { ParamFields } from '../fields/ParamFields.tsx';
import classes from '../Inspector.module.css';
import { byKind, commonParams } from './common.ts';

export function SeveralPanel({ ids }: { readonly ids: readonly string[] }) {
  const editor = useEditor();
  const document = useEditorState((state) => state.history.document);
  const groups = byKind(document, kinds, ids);
  const names = commonParams(groups);
  const kind = groups[0]?.kind;
  return (
    <>
      <header className={classes['header']}>
        <h2 style={{ flex: 1, margin: 0, fontSize: 15, fontWeight: 650 }}>{ids.length} selected</h2>
      </header>
      <ul className={classes['several']}>
        {groups.map(({ title, ids: own }) => (
          <li key={title}>
            <span>{title}</span>
            <span>{own.length}</span>
          </li>
        ))}
      </ul>
      {names.length > 0 && (
        <section className={classes['section']}>
          <h3>In common</h3>
          <ParamFields kind={present(kind, 'kind')} owners={ids} names={names} />
        </section>
      )}
      <section className={classes['section']}>
        <p className={classes['ways']}>
          <button type="button" onClick={() => editor.run(removeElements, { ids })}>
            Delete {ids.length}
          </button>
        </p>
        <p className={classes['note']}>
          <kbd className={classes['kbd']}>Delete</kbd> removes them, <kbd className={classes['kbd']}>Ctrl D</kbd> makes a copy beside them.
        </p>
      </section>
    </>
  );
}
