/** The chosen experiment: what it is called, what it does and how long, and what its verb asks for. Beside the drawing, not over it. */
import { CloseButton } from '@mantine/core';
import { useRef } from 'react';
import { limits, setExperiment, verbs, type Verb } from '../../graph/index.ts';
import { EditableText } from '../inspector/EditableText.tsx';
import { useEditor, useEditorState } from '../state/context.tsx';
import { useDesk, useUi } from '../shell/desk.tsx';
import classes from './ExperimentPanel.module.css';
import { titleOf, verbSummaries, verbTitles, withVerb } from './experiments.ts';
import { Choice } from './fields.tsx';
import { Ways } from './Ways.tsx';
import { NameField } from './NameField.tsx';
import { Course } from './Course.tsx';
import { SetFields } from './SetFields.tsx';
import { TrainFields } from './TrainFields.tsx';
import { UntilFields } from './UntilFields.tsx';
import { useExperiment } from './useExperiment.ts';
import { useFocusInside, useRoom } from './usePanel.ts';
import { VaryFields } from './VaryFields.tsx';

export function ExperimentPanel() {
  const { ui } = useDesk();
  const isOpen = useUi(({ dialog }) => dialog === 'experiment');
  const name = useEditorState((state) => state.experiment);
  return isOpen ? <Panel key={name} onClose={() => ui.open(undefined)} /> : null;
}

function Panel({ onClose }: { readonly onClose: () => void }) {
  const editor = useEditor();
  const panel = useRef<HTMLElement>(null);
  const { name, experiment, document, set, end } = useExperiment('title');
  useRoom(panel);
  useFocusInside(panel, onClose);
  return (
    <section ref={panel} className={classes['root']} aria-label={`Experiment ${titleOf(document, name)}`} tabIndex={-1}>
      <header className={classes['head']}>
        <EditableText
          label="Title of the experiment"
          value={experiment.title ?? ''}
          placeholder={titleOf(document, name)}
          maxLength={limits.labelLength}
          isHeading
          onChange={(title) => (set({ title: title === '' ? undefined : title }), end())}
        />
        <CloseButton size={28} aria-label="Close the experiment" onClick={onClose} />
      </header>
      <div className={classes['body']}>
        <Problems name={name} />
        <Choice
          title="Does"
          description={verbSummaries[experiment.verb]}
          value={experiment.verb}
          options={verbs.map((verb) => ({ value: verb, title: verbTitles[verb].toLowerCase() }))}
          onChange={(verb) => editor.run(setExperiment, { name, experiment: withVerb(document, experiment, verb as Verb) })}
        />
        <Course />
        {experiment.verb === 'train' && <TrainFields />}
        <VaryFields />
        <UntilFields />
        <SetFields />
        <section className={classes['part']}>
          <h3>In the file</h3>
          <NameField />
        </section>
      </div>
      <Ways />
    </section>
  );
}

/** What the compiler says of this experiment. */
function Problems({ name }: { readonly name: string }) {
  const diagnostics = useEditorState(({ runtime }) => runtime.diagnostics);
  const own = diagnostics.filter(({ at }) => at?.owner === name || at?.field?.startsWith(`experiments.${name}.`));
  return own.map(({ message }) => (
    <p key={message} className={classes['problem']} role="alert">
      {message}
    </p>
  ));
}
