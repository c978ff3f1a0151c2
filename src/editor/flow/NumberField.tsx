/** A small field for typing one number on the canvas; what is no number is said to be none, and changes nothing. */
import { useEffect, useId, useRef, useState, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import { numberProblem } from '../inspector/fields/NumberField.tsx';
import { parseTyped } from '../inspector/table/numberText.ts';
import { formatExact } from '../kit/index.ts';
import styles from './NumberField.module.css';

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly style: CSSProperties;
  /** Arrow keys: what they make of the number is to be seen at once. */
  readonly onTurn?: (value: number) => void;
  /** Undefined: leave it as it was. `byKey`: the focus is still here. */
  readonly onClose: (value: number | undefined, byKey: boolean) => void;
  /** Beside the field. */
  readonly children?: ReactNode;
}

const STEPS: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
const STEP = 0.1;
const FINE = 0.01;

export function NumberField({ label, value, style, onTurn, onClose, children }: NumberFieldProps) {
  const [problem, setProblem] = useState<string>();
  const problemId = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  useEffect(() => {
    // it may be turned by other means while it is open
    if (input.current && parseTyped(input.current.value) !== value) input.current.value = formatExact(value);
  }, [value]);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const field = event.currentTarget;
    event.stopPropagation();
    const turn = STEPS[event.key];
    if (event.key === 'Escape') onClose(undefined, true);
    else if (event.key === 'Enter') {
      const wrong = numberProblem(field.value, {});
      if (wrong === undefined) onClose(parseTyped(field.value), true);
      else setProblem(`${wrong} It stays ${formatExact(value)}.`);
    } else if (turn !== undefined && onTurn) {
      event.preventDefault();
      const next = Number(((parseTyped(field.value) ?? value) + turn * (event.shiftKey ? FINE : STEP)).toFixed(6));
      field.value = formatExact(next);
      setProblem(undefined);
      onTurn(next);
    }
  };
  return (
    <div className={`${styles['root']} nopan nodrag`} style={style}>
      <input
        ref={input}
        className={styles['field']}
        aria-label={label}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : problemId}
        inputMode="decimal"
        autoComplete="off"
        defaultValue={formatExact(value)}
        onChange={() => setProblem(undefined)}
        onKeyDown={onKeyDown}
        onBlur={(event) => onClose(parseTyped(event.currentTarget.value), false)}
      />
      {children}
      {problem !== undefined && (
        <span id={problemId} role="alert" className={styles['problem']}>
          {problem}
        </span>
      )}
    </div>
  );
}
