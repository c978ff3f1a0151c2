/** Changes a claim: of what, in which experiment, what is expected, how closely, and why. Nothing is kept until it is complete. */
import { useState, type FormEvent } from 'react';
import { kinds } from '../../../nodes/kinds.ts';
import { setClaim, type Claim, type Measure } from '../../graph/index.ts';
import { quantityOf } from '../panels/quantities.ts';
import { useEditor, useEditorState } from '../state/context.tsx';
import { claimOf, draftOf, relations, UNKNOWN, type ClaimDraft, type Elements } from './claimDraft.ts';
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
  const elements = useElements(claim.measure.probe);
  const [draft, setDraft] = useState(() => draftOf(claim, elements));
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
      <Subject draft={draft} change={change} probe={claim.measure.probe} elements={elements} />
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

function useElements(probe: string): Elements {
  const target = useEditorState(({ history }) => history.document.probes[probe]?.target);
  const count = useEditorState(
    ({ runtime }) => runtime.observables.find(({ owner, what }) => owner === target?.node && what === target.port)?.count ?? UNKNOWN.count,
  );
  const arePatterns = useEditorState(({ history }) => target !== undefined && quantityOf(history.document, target).isPerPattern);
  return { count, arePatterns };
}

/** What is measured, and where. */
function Subject({ draft, change, probe, elements }: PartProps & { readonly probe: string; readonly elements: Elements }) {
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
      {(elements.count !== 1 || draft.element !== '') && (
        <Small
          label={elements.arePatterns ? 'Pattern, from 0' : 'Element'}
          hint={elements.arePatterns ? 'The first pattern is pattern 0, as in the overlaps.' : 'The first element is element 1.'}
          placeholder="all"
          value={draft.element}
          onChange={(element) => change({ element })}
        />
      )}
      {(hasCases || draft.row !== '') && (
        <Small label="Case" hint="The first case is case 1." placeholder="1" value={draft.row} onChange={(row) => change({ row })} />
      )}
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

function Small({ label, hint, placeholder, value, onChange }: FieldProps & { readonly hint: string; readonly placeholder: string }) {
  return (
    <label className={classes['small']} title={hint}>
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
