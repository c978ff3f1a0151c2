/** Patterns drawn as text: # is +1, a dot is −1, an empty line stands between two patterns. */
import { useState } from 'react';
import type { ControlProps } from './control.ts';
import classes from './fields.module.css';

type Drawings = readonly (readonly string[])[];

export const drawingsText = (drawings: Drawings): string => drawings.map((rows) => rows.join('\n')).join('\n\n');

/** The patterns of a text, or what is wrong with it. */
export function parseDrawings(text: string): Drawings | string {
  const odd = /[^#.\s]/.exec(text)?.[0];
  if (odd !== undefined) return `“${odd}” is neither # nor a dot.`;
  return text
    .split(/\n\s*\n/)
    .map((block) =>
      block
        .split('\n')
        .map((row) => row.trim())
        .filter((row) => row !== ''),
    )
    .filter((rows) => rows.length > 0);
}

export function DrawingsControl({ meta, value, onChange, onEnd, onCancel }: ControlProps) {
  const [draft, setDraft] = useState<string>();
  const parsed = draft === undefined ? undefined : parseDrawings(draft);
  const edit = (text: string) => {
    setDraft(text);
    const next = parseDrawings(text);
    if (typeof next !== 'string') onChange(next);
  };
  return (
    <>
      <textarea
        className={`${classes['text']} ${classes['drawing']}`}
        aria-label={meta.title}
        aria-invalid={typeof parsed === 'string'}
        rows={8}
        spellCheck={false}
        placeholder={'.#.\n###\n.#.'}
        value={draft ?? drawingsText((value ?? []) as Drawings)}
        onChange={(event) => edit(event.currentTarget.value)}
        onBlur={() => {
          if (typeof parsed !== 'string') setDraft(undefined);
          onEnd();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          setDraft(undefined);
          onCancel();
        }}
      />
      {typeof parsed === 'string' && (
        <span className={classes['problem']} role="alert">
          {parsed}
        </span>
      )}
    </>
  );
}
