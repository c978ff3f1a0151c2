/** The chosen experiment: what it is called, what it does and how long, and what its verb asks for. Beside the drawing, not over it. */
import { CloseButton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { limits, setExperiment, verbs, type Verb } from '../../graph/index.ts';
import { Field } from '../inspector/fields/Field.tsx';
import { EditableText } from '../inspector/EditableText.tsx';
import { useEditor, useEditorState } from '../state/context.tsx';
import { useDesk, useUi } from '../shell/desk.tsx';
import classes from './ExperimentPanel.module.css';
import { titleOf, verbSummaries, verbTitles, withVerb } from './experiments.ts';
import { Choice, NumberOf } from './fields.tsx';
import { Ways } from './Ways.tsx';
import { NameField } from './NameField.tsx';
import { TrainFields } from './TrainFields.tsx';
import { UntilFields } from './UntilFields.tsx';
import { useExperiment } from './useExperiment.ts';
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
        <Overrides />
        <section className={classes['part']}>
          <h3>In the file</h3>
          <NameField />
        </section>
      </div>
      <Ways />
    </section>
  );
}

/** Into the panel when it opens, and back to where it was when it closes. */
function useFocusInside(panel: React.RefObject<HTMLElement | null>, onClose: () => void): void {
  useEffect(() => {
    const before = globalThis.document.activeElement;
    panel.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [panel]);
  useEffect(() => {
    const element = panel.current;
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault(); // the selection stays
      onClose();
    };
    element?.addEventListener('keydown', leave);
    return () => element?.removeEventListener('keydown', leave);
  }, [panel, onClose]);
}

/** Longest that `limits.advances` steps can be is said by the compiler; here only what is never right. */
const lengths: { readonly [V in Verb]: Omit<Parameters<typeof NumberOf>[0], 'field' | 'title'> } = {
  forward: { usual: 1, unit: 'passes', description: 'How many passes the command line and claims compute.', integer: true, minimum: 1 },
  train: { usual: 100, unit: 'epochs', description: 'How often every example is visited.', integer: true, minimum: 1 },
  simulate: { usual: 100, unit: 'ms', description: 'How much time is simulated.', minimum: 0.001 },
  retrieve: { usual: 20, unit: 'sweeps', description: 'How often every unit is updated.', integer: true, minimum: 1 },
};

function Course() {
  const { document, experiment } = useExperiment('length');
  const { settings } = document;
  return (
    <>
      <NumberOf field="length" title="Length" maximum={limits.advances} {...lengths[experiment.verb]} />
      {experiment.verb === 'simulate' && (
        <NumberOf
          field="dt"
          title="Step"
          symbol="\Delta t"
          unit="ms"
          description="Time of one step. Smaller is more accurate and slower; left out, it is that of the drawing."
          usual={settings.dt}
          minimum={0.000001}
          maximum={1000}
        />
      )}
      <NumberOf
        field="seed"
        title="Seed"
        description="Everything random follows from this number; left out, it is that of the drawing."
        usual={settings.seed}
        integer
        minimum={0}
        maximum={2 ** 32 - 1}
      />
    </>
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

/** What it sets besides, which is said but not changed here. */
function Overrides() {
  const { experiment } = useExperiment('set');
  const paths = [...Object.keys(experiment.set ?? {}), ...Object.keys(experiment.inputs ?? {}).map((id) => `${id}.rows`)];
  if (paths.length === 0) return null;
  return (
    <section className={classes['part']}>
      <h3>Sets</h3>
      <Field title="Parameters" description="While this experiment is chosen, these have values of their own." wide>
        <p className={classes['note']}>{paths.join(', ')}</p>
      </Field>
    </section>
  );
}
