/** Claims: what is said of this drawing, whether it holds, and why it should. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Check, Ellipsis, Pencil, Trash2, X } from 'lucide-react';
import { kinds } from '../../../nodes/kinds.ts';
import { removeClaim } from '../../graph/index.ts';
import { sizeTable } from '../flow/nodes.ts';
import fieldClasses from '../inspector/fields/fields.module.css';
import { reveal } from '../inspector/reveal.ts';
import { useCapped, useGradually } from '../kit/index.ts';
import { useEditor, useEditorState } from '../state/context.tsx';
import { ClaimForm } from './ClaimForm.tsx';
import classes from './Dock.module.css';
import { expectationWords, judgedClaims, listed, measureWords, tally, type ClaimState, type JudgedClaim } from './words.ts';

const SIGNS: { readonly [K in ClaimState]: { readonly Icon: typeof Check; readonly words: string } } = {
  holds: { Icon: Check, words: 'holds' },
  fails: { Icon: X, words: 'fails' },
  pending: { Icon: Ellipsis, words: 'not checked yet' },
};

const PORTION = 4;
const MOST = 60;

interface ClaimsProps {
  /** The claim that is being changed, by its place. */
  readonly editing: number | undefined;
  onEdit(index: number | undefined): void;
}

export function Claims({ editing, onEdit }: ClaimsProps) {
  const claims = useEditorState((state) => state.history.document.claims);
  const results = useEditorState((state) => state.claims);
  const drawing = useEditorState((state) => state.drawing);
  const judged = judgedClaims(claims, results);
  const { shown, more } = useCapped(judged, MOST);
  const drawn = useGradually(shown, drawing, PORTION);
  return (
    <section className={classes['column']} aria-label="Claims">
      <header className={classes['head']}>
        <h2>Claims</h2>
        {judged.some(({ state }) => state === 'fails') && <Changed />}
        <output>{tally(judged)}</output>
        {claims.length > 0 && <CheckButton isPending={judged.some(({ state }) => state === 'pending')} />}
      </header>
      <ul className={classes['list']}>
        {drawn.map((claim) => (
          <li key={claim.index} className={classes['claim']} data-state={claim.state}>
            {editing === claim.index ? (
              <ClaimForm claim={claim.claim} index={claim.index} onClose={() => onEdit(undefined)} />
            ) : (
              <ClaimRow judged={claim} onEdit={() => onEdit(claim.index)} />
            )}
          </li>
        ))}
        {more && <li>{more}</li>}
      </ul>
    </section>
  );
}

/** A claim that speaks of what the reader has changed fails with good reason. */
function Changed() {
  const isChanged = useEditorState(({ history }) => history.past.length > 0);
  return isChanged && <span className={classes['changed']}>you have changed this drawing</span>;
}

/** Checks what takes longer than is done unasked; while it runs, says how far it is and gives it up. */
function CheckButton({ isPending }: { readonly isPending: boolean }) {
  const editor = useEditor();
  const checking = useEditorState((state) => state.checking);
  const title = useEditorState(({ history, checking: at }) => at && (history.document.experiments[at.experiment]?.title ?? at.experiment));
  if (!checking)
    return isPending ? (
      <Button size="compact-xs" variant="default" onClick={() => editor.send({ type: 'check' })}>
        Check
      </Button>
    ) : undefined;
  return (
    <>
      <progress className={classes['progress']} max={checking.total} value={checking.done} aria-label={`Checking “${title}”`} />
      <Button size="compact-xs" variant="default" onClick={() => editor.send({ type: 'stop-check' })}>
        Cancel
      </Button>
    </>
  );
}

function ClaimRow({ judged: { index, claim, state, result }, onEdit }: { readonly judged: JudgedClaim; onEdit(): void }) {
  const editor = useEditor();
  const document = useEditorState(({ history }) => history.document);
  const experiment = useEditorState((now) => now.experiment);
  const sizes = useEditorState(({ runtime }) => sizeTable(runtime.observables));
  const [isOpen, setOpen] = useState(false);
  const { Icon, words } = SIGNS[state];
  const said = `${measureWords(document, kinds, claim.measure, sizes)} ${expectationWords(document, kinds, claim, sizes)}`;
  const node = document.probes[claim.measure.probe]?.target.node;
  const elsewhere = claim.experiment === experiment ? '' : `In “${document.experiments[claim.experiment]?.title ?? claim.experiment}”. `;
  const found = result?.problem ?? (result ? `got ${listed(result.got)}` : words);
  const jump = () => {
    if (node !== undefined) reveal(editor, node);
    setOpen(!isOpen);
  };
  return (
    <>
      <Icon className={classes['sign']} size={15} aria-hidden />
      <button
        type="button"
        className={classes['said']}
        aria-expanded={isOpen}
        title={`${said}: ${words}, ${found}. ${elsewhere}${claim.because}`}
        onClick={jump}
      >
        <span className={classes['hidden']}>{words}: </span>
        <span className={classes['statement']}>{said}</span>
        {state === 'fails' && <span className={classes['found']}>{found}</span>}
        <span className={classes['because']}>
          {elsewhere}
          {claim.because}
        </span>
      </button>
      <span className={classes['ways']}>
        <button type="button" className={fieldClasses['small']} aria-label={`Change the claim: ${said}`} title="Change" onClick={onEdit}>
          <Pencil size={13} aria-hidden />
        </button>
        <button
          type="button"
          className={fieldClasses['small']}
          aria-label={`Remove the claim: ${said}`}
          title="Remove"
          onClick={() => editor.run(removeClaim, { index })}
        >
          <Trash2 size={13} aria-hidden />
        </button>
      </span>
      {isOpen && (
        <p className={classes['more']}>
          Expected: {expectationWords(document, kinds, claim, sizes)}
          {'tolerance' in claim.is ? ` ± ${claim.is.tolerance}` : ''}; {found}. {elsewhere}
          {claim.because}
        </p>
      )}
    </>
  );
}
