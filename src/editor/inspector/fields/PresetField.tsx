/** Parameters that belong together, chosen by their name. */
import { presetOf, presetParams, setParams, type NodeKind, type Preset } from '../../../graph/index.ts';
import { kinds } from '../../../../nodes/kinds.ts';
import { useEditor, useEditorState } from '../../state/context.tsx';
import { withConsequences } from './consequences.ts';
import { Field } from './Field.tsx';
import classes from './fields.module.css';

const OWN = '';

export function PresetField({ kind, owner }: { readonly kind: NodeKind; readonly owner: string }) {
  const editor = useEditor();
  const chosen = useEditorState(({ history }) => presetOf(kind, history.document.nodes[owner]?.params ?? {}));
  const { presets } = kind;
  if (!presets) return null;
  const take = (preset: Preset) => {
    const changes = Object.entries(presetParams(kind, preset)).map(([name, value]) => ({ owner, name, value }));
    editor.run(setParams, {
      changes: withConsequences(editor.store.getState().history.document, kinds, changes),
      label: `Preset ${preset.title}`,
    });
  };
  const description = chosen === undefined ? 'The parameters below are set one by one.' : (presets[chosen]?.summary ?? '');
  return (
    <Field title="Preset" description={description}>
      <select
        className={classes['select']}
        aria-label="Preset"
        value={chosen ?? OWN}
        onChange={({ currentTarget: { value } }) => {
          const preset = presets[value];
          if (preset) take(preset);
        }}
      >
        {chosen === undefined && (
          <option value={OWN} disabled>
            none
          </option>
        )}
        {Object.entries(presets).map(([name, { title, summary }]) => (
          <option key={name} value={name} title={summary}>
            {title}
          </option>
        ))}
      </select>
    </Field>
  );
}
