/** One number of a table: typed text is live while it is a number, and takes back what it did when it is none; arrow keys walk to the next cell. */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { formatExact } from '../../kit/index.ts';
import { shortNumber } from '../words.ts';
import { numberProblem } from '../fields/NumberField.tsx';
import { parseTyped } from './numberText.ts';
import classes from './table.module.css';

export type CellMove = readonly [down: number, right: number];
export type CellBounds = Parameters<typeof numberProblem>[1];

interface GridCellProps {
  readonly label: string;
  readonly value: number;
  readonly bounds: CellBounds;
  readonly readOnly: boolean;
  readonly column: number;
  readonly left: number;
  readonly width: number;
  readonly isWanted: boolean;
  onReached(): void;
  onMove(move: CellMove): void;
  onChange(value: number): void;
  onEnd(): void;
  onCancel(): void;
}

export function GridCell({
  label,
  value,
  bounds,
  readOnly,
  column,
  left,
  width,
  isWanted,
  onReached,
  onMove,
  onChange,
  onEnd,
  onCancel,
}: GridCellProps) {
  const input = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState<string>();
  const problem = draft === undefined ? undefined : numberProblem(draft, bounds);
  const isWrong = problem !== undefined;
  useEffect(() => {
    if (!isWanted) return;
    input.current?.focus({ preventScroll: true });
    onReached();
  }, [isWanted, onReached]);
  const finish = () => {
    if (!isWrong) setDraft(undefined);
    onEnd();
  };
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { selectionStart, selectionEnd, value: text } = event.currentTarget;
    const isAll = selectionStart === 0 && selectionEnd === text.length;
    const moves: Readonly<Record<string, CellMove | undefined>> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      Enter: [1, 0],
      ArrowLeft: isAll || selectionEnd === 0 ? [0, -1] : undefined,
      ArrowRight: isAll || selectionStart === text.length ? [0, 1] : undefined,
    };
    const move = moves[event.key];
    if (move) {
      event.preventDefault();
      finish();
      onMove(move);
    } else if (event.key === 'Escape' && draft !== undefined) {
      event.stopPropagation();
      setDraft(undefined);
      onCancel();
    }
  };
  const edit = (text: string) => {
    setDraft(text);
    const next = parseTyped(text);
    if (next === undefined || numberProblem(text, bounds) !== undefined) onCancel();
    else if (next !== value) onChange(next);
  };
  return (
    <td className={classes['cell']} aria-colindex={column + 2} style={{ left, width }} data-sign={value < 0 ? 'negative' : undefined}>
      <input
        ref={input}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        readOnly={readOnly}
        aria-label={label}
        aria-invalid={isWrong}
        {...(Number.isNaN(value) ? { placeholder: '·' } : {})}
        title={isWrong ? `${problem} It stays ${shortNumber(value)}.` : Number.isNaN(value) ? 'no number here' : formatExact(value)}
        value={draft ?? (Number.isNaN(value) ? '' : shortNumber(value))}
        onChange={(event) => edit(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={finish}
        onKeyDown={keyDown}
      />
    </td>
  );
}
