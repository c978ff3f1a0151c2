/** Changes a claim: what is expected, how closely, and why. Nothing is kept until it is complete. */
import { useState, type FormEvent } from 'react';
import { kinds } from '../../../nodes/kinds.ts';
import { setClaim, type Claim } from '../../graph/index.ts';
import { parseNumber, parseTable, parseTyped } from '../inspector/table/parseTable.ts';
import { useEditor, useEditorState } from '../state/context.tsx';
import classes from './Dock.module.css';
import { probeWords } from './words.ts';

const relations = { equals: 'is', atLeast: 'is at least', atMost: 'is at most', sameAs: 'is the same as' } as const;
type Relation = keyof typeof relations;

interface Draft {
  readonly relation: Relation;
  readonly value: string;
  readonly tolerance: string;
  readonly other: string;
  readonly because: string;
}

function draftOf({ is, because, measure }: Claim): Draft {
  const empty = { value: '', tolerance: '0.00001', other: measure.probe, because };
  if ('atLeast' in is) return { ...empty, relation: 'atLeast', value: String(is.atLeast) };
  if ('atMost' in is) return { ...empty, relation: 'atMost', value: String(is.atMost) };
  if ('sameAs' in is) return { ...empty, relation: 'sameAs', other: is.sameAs.probe, tolerance: String(is.tolerance) };
  return {
    ...empty,
    relation: 'equals',
    value: typeof is.equals === 'number' ? String(is.equals) : is.equals.join(', '),
    tolerance: String(is.tolerance),
  };
}

type Reading = (draft: Omit<Draft, 'because'>, before: Claim) => Claim['is'] | string;

const toleranceOf = (text: string): number | undefined => {
  const value = parseTyped(text);
  return value !== undefined && value >= 0 ? value : undefined;
};
const LOOSE = 'The tolerance must be a number of at least 0.';
const BOUND = 'The bound must be a number.';

const readings: { readonly [K in Relation]: Reading } = {
  atLeast({ value }) {
    const bound = parseTyped(value);
    return bound === undefined ? BOUND : { atLeast: bound };
  },
  atMost({ value }) {
    const bound = parseTyped(value);
    return bound === undefined ? BOUND : { atMost: bound };
  },
  sameAs({ tolerance: text, other }, { is, measure: { reduce } }) {
    const tolerance = toleranceOf(text);
    return tolerance === undefined ? LOOSE : { sameAs: { ...('sameAs' in is ? is.sameAs : { reduce }), probe: other }, tolerance };
  },
  equals({ value, tolerance: text }) {
    const tolerance = toleranceOf(text);
    if (tolerance === undefined) return LOOSE;
    const single = parseNumber(value);
    if (single !== undefined) return { equals: single, tolerance };
    const list = parseTable(value);
    return list.ok ? { equals: list.rows.flat(), tolerance } : list.problem;
  },
};

/** The expectation that a draft says, or what is wrong with it. */
export const expectationOf: Reading = (draft, before) => readings[draft.relation](draft, before);

export function ClaimForm({ claim, index, onClose }: { readonly claim: Claim; readonly index: number; onClose(): void }) {
  const editor = useEditor();
  const document = useEditorState((state) => state.history.document);
  const [draft, setDraft] = useState(() => draftOf(claim));
  const is = expectationOf(draft, claim);
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typeof is === 'string') return;
    editor.run(setClaim, { index, claim: { ...claim, is, because: draft.because } });
    onClose();
  };
  return (
    <form className={classes['form']} onSubmit={submit}>
      <span className={classes['subject']}>{probeWords(document, kinds, claim.measure.probe)}</span>
      <select
        aria-label="Expectation"
        value={draft.relation}
        onChange={(event) => change({ relation: event.currentTarget.value as Relation })}
      >
        {Object.entries(relations).map(([name, title]) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </select>
      {draft.relation === 'sameAs' ? (
        <select aria-label="The other probe" value={draft.other} onChange={(event) => change({ other: event.currentTarget.value })}>
          {Object.keys(document.probes).map((probe) => (
            <option key={probe} value={probe}>
              {probeWords(document, kinds, probe)}
            </option>
          ))}
        </select>
      ) : (
        <input aria-label="Value" value={draft.value} onChange={(event) => change({ value: event.currentTarget.value })} />
      )}
      {(draft.relation === 'equals' || draft.relation === 'sameAs') && (
        <label className={classes['tolerance']}>
          ±
          <input aria-label="Tolerance" value={draft.tolerance} onChange={(event) => change({ tolerance: event.currentTarget.value })} />
        </label>
      )}
      <input
        className={classes['why']}
        aria-label="Why it should hold"
        placeholder="Why should it hold?"
        value={draft.because}
        onChange={(event) => change({ because: event.currentTarget.value })}
      />
      <span className={classes['buttons']}>
        <button type="submit" disabled={typeof is === 'string'}>
          Keep
        </button>
        <button type="button" onClick={onClose}>
          Close
        </button>
      </span>
      {typeof is === 'string' && (
        <p className={classes['wrong']} role="alert">
          {is}
        </p>
      )}
    </form>
  );
}
