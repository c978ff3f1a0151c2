/** The name by which claims, the command line and the file know the experiment. */
import { useState } from 'react';
import { renameExperiment } from '../../graph/index.ts';
import { Field } from '../inspector/fields/Field.tsx';
import fieldClasses from '../inspector/fields/fields.module.css';
import { useEditor } from '../state/context.tsx';
import classes from './ExperimentPanel.module.css';
import { useExperiment } from './useExperiment.ts';

const NAME = /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/;

export function NameField() {
  const editor = useEditor();
  const { name, document } = useExperiment('name');
  const [draft, setDraft] = useState<string>();
  const problem = draft === undefined || draft === name ? undefined : nameProblem(draft, document.experiments);
  const finish = () => {
    if (draft !== undefined && draft !== name && problem === undefined) editor.run(renameExperiment, { name, to: draft });
    setDraft(undefined);
  };
  return (
    <Field title="Name" description="Claims and the command line call it by this name; claims follow when it changes." problem={problem}>
      <input
        className={`${fieldClasses['text']} ${classes['name']}`}
        aria-label="Name of the experiment"
        aria-invalid={problem !== undefined}
        spellCheck={false}
        autoComplete="off"
        maxLength={64}
        value={draft ?? name}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.key === 'Enter') finish();
          if (event.key !== 'Escape' || draft === undefined) return;
          event.stopPropagation();
          setDraft(undefined);
        }}
      />
    </Field>
  );
}

function nameProblem(name: string, taken: Readonly<Record<string, unknown>>): string | undefined {
  if (Object.hasOwn(taken, name)) return `Another experiment is called ${name}.`;
  return NAME.test(name) ? undefined : 'A name starts with a letter and has letters, digits and . _ - only.';
}
