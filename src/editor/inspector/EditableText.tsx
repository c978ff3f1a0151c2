/** Text that reads as text and becomes a field when it is clicked or focused; leaving it is one undo step, Escape takes it back. */
import { useState, type KeyboardEvent } from 'react';
import classes from './Inspector.module.css';

export interface EditableTextProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly maxLength: number;
  readonly isHeading?: boolean;
  readonly isParagraph?: boolean;
  /** Every line is an item. */
  readonly isList?: boolean;
  onChange(text: string): void;
}

export function EditableText({
  label,
  value,
  placeholder,
  maxLength,
  isHeading = false,
  isParagraph = false,
  isList = false,
  onChange,
}: EditableTextProps) {
  const [draft, setDraft] = useState<string>();
  const finish = () => {
    if (draft !== undefined && draft.trim() !== value) onChange(draft.trim());
    setDraft(undefined);
  };
  const keyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      setDraft(undefined);
      // after the draft is gone, so that leaving does not keep it
      queueMicrotask(() => (event.target as HTMLElement).blur());
    }
    if (event.key === 'Enter' && !isParagraph) (event.target as HTMLElement).blur();
  };
  const shared = {
    'aria-label': label,
    'data-heading': isHeading || undefined,
    'data-list': isList || undefined,
    value: draft ?? value,
    placeholder,
    maxLength,
    onFocus: () => setDraft(value),
    onBlur: finish,
    onKeyDown: keyDown,
  };
  return isParagraph ? (
    <textarea {...shared} className={classes['editable']} rows={2} onChange={(event) => setDraft(event.currentTarget.value)} />
  ) : (
    <input
      {...shared}
      className={classes['editable']}
      type="text"
      autoComplete="off"
      onChange={(event) => setDraft(event.currentTarget.value)}
    />
  );
}
