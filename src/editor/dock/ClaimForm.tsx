/** Changes a claim: of what, in which experiment, what is expected, how closely, and why. Nothing is kept until it is complete. */
import { useState, type FormEvent } from 'react';
import { kinds } from '../../../nodes/kinds.ts';
import { setClaim, type Claim, type Measure } from '../../graph/index.ts';
import { useEditor, useEditorState } from '../state/context.tsx';
import { claimOf, draftOf, relations, type ClaimDraft } from './claimDraft.ts';
import classes from './Dock.module.css';
import { probeWords } from './words.ts';

const reductions: { readonly [K in Measure['reduce']]: string } = {
  last: 'at the end',
  first: 'at the start',
  min: 'smallest',
  max: 'largest',
  mean: 'mean',
  sum: 'sum',
  count: 'count of non-zeros',
  rate: 'rate of non-zeros',
  times: 'times of non-zeros',
  distinct: 'distinct values',
};

interface PartProps {
  readonly draft: ClaimDraft;
  change(part: Partial<ClaimDraft>): void;
}

export function ClaimForm({ claim, index, onClose }: { readonly claim: Claim; readonly index: number; onClose(): void }) {
  const editor = useEditor();
  const [draft, setDraft] = useState(() => draftOf(claim));
  const elements = useElements(claim.measure.probe);
  const next = claimOf(draft, claim, elements);
  const change = (part: Partial<ClaimDraft>) => setDraft({ ...draft, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typeof next === 'string') return;
    if (JSON.stringify(next) !== JSON.stringify(claim)) editor.run(setClaim, { index, claim: next });
    onClose();
  };
  return (
    <form className={classes['form']} onSubmit={submit}>
      <Subject draft={draft} change={change} probe={claim.measure.probe} isVector={elements !== 1} />
      <Expectation draft={draft} change={change} />
      <input
        className={classes['why']}
        aria-label="Why it should hold"
        placeholder="Why should it hold?"
        value={draft.because}
        onChange={(event) => change({ because: event.currentTarget.value })}
      />
      <span className={classes['buttons']}>
        <button type="submit" disabled={typeof next === 'string'}>
          Keep
        </button>
        <button type="button" onClick={onClose}>
          Close
        </button>
      </span>
      {typeof next === 'string' && (
        <p className={classes['wrong']} role="alert">
          {next}
        </p>
      )}
    </form>
  );
}

/** How many elements a probe has; undefined while nobody knows. */
function useElements(probe: string): number | undefined {
  return useEditorState(({ history: { document }, runtime }) => {
    const target = document.probes[probe]?.target;
    return runtime.observables.find(({ owner, what }) => owner === target?.node && what === target.port)?.count;
  });
}

/** What is measured, and where. */
function Subject({ draft, change, probe, isVector }: PartProps & { readonly probe: string; readonly isVector: boolean }) {
  const document = useEditorState((state) => state.history.document);
  const hasCases = useEditorState(({ runtime }) => runtime.batch > 1);
  const experiments = Object.entries(document.experiments);
  return (
    <>
      {experiments.length > 1 && (
        <Choice
          label="Experiment"
          value={draft.experiment}
          options={experiments.map(([name, { title = name }]) => [name, title])}
          onChange={(experiment) => change({ experiment })}
        />
      )}
      <span className={classes['subject']}>{probeWords(document, kinds, probe)}</span>
      <Choice
        label="What is taken of it"
        value={draft.reduce}
        options={Object.entries(reductions)}
        onChange={(reduce) => change({ reduce: reduce as Measure['reduce'] })}
      />
      {(isVector || draft.element !== '') && (
        <Small label="Element" placeholder="all" value={draft.element} onChange={(element) => change({ element })} />
      )}
      {(hasCases || draft.row !== '') && <Small label="Case" placeholder="1" value={draft.row} onChange={(row) => change({ row })} />}
    </>
  );
}

function Expectation({ draft, change }: PartProps) {
  const document = useEditorState((state) => state.history.document);
  return (
    <>
      <Choice
        label="Expectation"
        value={draft.relation}
        options={Object.entries(relations)}
        onChange={(relation) => change({ relation: relation as ClaimDraft['relation'] })}
      />
      {draft.relation === 'sameAs' ? (
        <Choice
          label="The other probe"
          value={draft.other}
          options={Object.keys(document.probes).map((probe) => [probe, probeWords(document, kinds, probe)])}
          onChange={(other) => change({ other })}
        />
      ) : (
        <input aria-label="Value" value={draft.value} onChange={(event) => change({ value: event.currentTarget.value })} />
      )}
      {(draft.relation === 'equals' || draft.relation === 'sameAs') && (
        <label className={classes['tolerance']}>
          ±
          <input aria-label="Tolerance" value={draft.tolerance} onChange={(event) => change({ tolerance: event.currentTarget.value })} />
        </label>
      )}
    </>
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
}

function Choice({ label, value, options, onChange }: FieldProps & { readonly options: readonly (readonly [string, string])[] }) {
  return (
    <select aria-label={label} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      {options.map(([name, title]) => (
        <option key={name} value={name}>
          {title}
        </option>
      ))}
    </select>
  );
}

function Small({ label, placeholder, value, onChange }: FieldProps & { readonly placeholder: string }) {
  return (
    <label className={classes['small']}>
      {label.toLowerCase()}
      <input
        aria-label={label}
        inputMode="numeric"
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}
