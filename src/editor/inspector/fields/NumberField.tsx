/**
 * A number that is typed: every valid state is live, Enter or leaving the field makes it one undo step, Escape takes it back. A text
 * that is no number takes back what its beginning has done (2 of 2*3), and is said to.
 */
import { useId, useState, type KeyboardEvent } from 'react';
import { formatExact } from '../../kit/index.ts';
import { shortNumber } from '../words.ts';
import { isTooLarge, parseTyped } from '../table/numberText.ts';
import classes from './fields.module.css';

export interface NumberFieldProps {
  readonly label: string;
  /** Undefined where several values are shown at once. */
  readonly value: number | undefined;
  readonly integer?: boolean;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly unit?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly disabled?: boolean;
  /** What the drawing says of this value. */
  readonly problem?: string | undefined;
  onChange(value: number): void;
  onEnd(): void;
  onCancel(): void;
}

/** What is wrong with a text as this number; undefined when nothing is. */
export function numberProblem(
  text: string,
  { integer = false, minimum, maximum }: Pick<NumberFieldProps, 'integer' | 'minimum' | 'maximum'>,
): string | undefined {
  const value = parseTyped(text);
  if (isTooLarge(text)) return 'Too large: at most 3.4·10³⁸ can be computed with.';
  if (value === undefined) return text.trim() === '' ? 'Type a number.' : `“${text.trim()}” is not a number.`;
  if (integer && !Number.isInteger(value)) return 'Needs a whole number.';
  if (minimum !== undefined && value < minimum) return `Must be at least ${numberText(minimum)}.`;
  return maximum !== undefined && value > maximum ? `Must be at most ${shortNumber(maximum)}.` : undefined;
}

const STEP = 0.1;
const FINE = 0.01;

/** What an arrow key makes of a number; undefined for other keys. */
function turned({ key, shiftKey }: KeyboardEvent, value: number, integer: boolean): number | undefined {
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return undefined;
  const step = integer ? 1 : shiftKey ? FINE : STEP;
  return Number((value + (key === 'ArrowUp' ? step : -step)).toFixed(10));
}

const TINY = 0.5e-4;

/** What four decimals would show as 0 is written out: 1e−8. */
const numberText = (value: number): string => (value !== 0 && Math.abs(value) < TINY ? formatExact(value) : shortNumber(value));
const written = (value: number | undefined): string => (value === undefined ? '' : numberText(value));

const staying = ({ value, unit }: NumberFieldProps): string =>
  value === undefined ? '' : ` It stays ${numberText(value)}${unit === undefined ? '' : ` ${unit}`}.`;

export function NumberField(props: NumberFieldProps) {
  const { label, value, integer = false, unit, describedBy, disabled = false, onChange, onEnd, onCancel } = props;
  const [draft, setDraft] = useState<string>();
  const errorId = useId();
  const wrong = draft === undefined ? undefined : numberProblem(draft, props);
  const problem = draft === undefined ? props.problem : wrong && `${wrong}${staying(props)}`;
  const edit = (text: string) => {
    setDraft(text);
    const next = parseTyped(text);
    if (next === undefined || numberProblem(text, props) !== undefined) onCancel();
    else if (next !== value) onChange(next);
  };
  const finish = () => {
    if (wrong === undefined) setDraft(undefined);
    onEnd();
  };
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') finish();
    if (event.key === 'Escape' && draft !== undefined) {
      event.stopPropagation();
      setDraft(undefined);
      onCancel();
    }
    const next = turned(event, value ?? 0, integer);
    if (next === undefined) return;
    event.preventDefault();
    if (numberProblem(String(next), props) === undefined) edit(formatExact(next));
  };
  return (
    <span className={classes['number']}>
      <span className={classes['box']} data-invalid={problem !== undefined || undefined}>
        <input
          className={classes['input']}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          aria-label={label}
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? describedBy : errorId}
          disabled={disabled}
          {...(value === undefined ? { placeholder: 'several' } : { title: formatExact(value) })}
          value={draft ?? written(value)}
          onChange={(event) => edit(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={finish}
          onKeyDown={keyDown}
        />
        {unit !== undefined && <span className={classes['unit']}>{unit}</span>}
      </span>
      {problem !== undefined && (
        <span id={errorId} className={classes['problem']} role="alert">
          {problem}
        </span>
      )}
    </span>
  );
}
