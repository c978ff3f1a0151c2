/** A line or a paragraph of plain text; typing is one undo step. */
import type { KeyboardEvent } from 'react';
import classes from './fields.module.css';
import type { ControlProps } from './control.ts';

export function TextControl({ meta, value, onChange, onEnd, onCancel }: ControlProps<string>) {
  const keyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onCancel();
  };
  return (
    <textarea
      className={classes['text']}
      aria-label={meta.title}
      rows={3}
      placeholder={value === undefined ? 'several' : undefined}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={onEnd}
      onKeyDown={keyDown}
    />
  );
}
