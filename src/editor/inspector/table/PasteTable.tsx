/** Where numbers are pasted as text: what will happen is said before it does, and what is wrong stays to be corrected. */
import { useId, useState } from 'react';
import { ClipboardPaste } from 'lucide-react';
import { counted } from '../words.ts';
import { parseTable } from './parseTable.ts';
import classes from './table.module.css';

type Rows = readonly (readonly number[])[];

/** What fits where numbers are pasted. */
export interface PasteRules {
  /** What is there now. */
  readonly columns: number;
  /** The width may not change. */
  readonly fixedColumns?: boolean;
  /** The height may not change either. */
  readonly fixedRows?: number;
  /** Names in the last column become targets. */
  readonly takesClasses?: boolean;
  /** What the parameter says of such numbers. */
  problemOf?(rows: Rows): string | undefined;
}

export interface PasteTableProps extends PasteRules {
  /** `targets`: how many columns at the end were made of names. */
  onTake(rows: Rows, targets?: number): void;
}

interface Outcome {
  readonly rows: Rows | undefined;
  readonly targets?: number | undefined;
  readonly words: string;
}

/** Why numbers do not fit; undefined when they do. */
export function misfitOf(rows: Rows, { columns, fixedColumns = false, fixedRows, problemOf }: PasteRules): string | undefined {
  const width = rows[0]?.length ?? 0;
  if (fixedColumns && width !== columns) return `Needs ${counted(columns, 'column')}, these have ${width}.`;
  if (fixedRows !== undefined && rows.length !== fixedRows) return `Needs ${counted(fixedRows, 'row')}, these are ${rows.length}.`;
  return problemOf?.(rows);
}

/** The rows that a text gives, or what is wrong with them here. */
export function outcomeOf(text: string, rules: PasteRules): Outcome {
  const parsed = parseTable(text, rules.takesClasses);
  if (!parsed.ok) return { rows: undefined, words: text === '' ? 'TSV, CSV, NumPy or numbers with spaces.' : parsed.problem };
  const { rows, header, notes, targets } = parsed;
  const misfit = misfitOf(rows, rules);
  if (misfit !== undefined) return { rows: undefined, words: misfit };
  const width = rows[0]?.length ?? 0;
  const resize = width === rules.columns ? '' : `; the size becomes ${width}`;
  const names = header === undefined ? '' : `; without the names ${header}`;
  return { rows, targets, words: [`${counted(rows.length, 'row')} of ${counted(width, 'number')}${resize}${names}.`, ...notes].join(' ') };
}

export function PasteTable(props: PasteTableProps) {
  const [text, setText] = useState<string>();
  const outcomeId = useId();
  if (text === undefined)
    return (
      <button type="button" className={classes['tool']} onClick={() => setText('')}>
        <ClipboardPaste size={14} aria-hidden />
        Paste numbers
      </button>
    );
  const { rows, targets, words } = outcomeOf(text, props);
  const isWrong = text !== '' && rows === undefined;
  return (
    <div className={classes['paste']}>
      <textarea
        className={classes['text']}
        aria-label="Numbers to paste"
        aria-describedby={outcomeId}
        aria-invalid={isWrong}
        placeholder={'Cells of a spreadsheet, or\nnp.array([[1, 2], [3, 4]])'}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p id={outcomeId} className={classes['outcome']} data-bad={isWrong || undefined} aria-live="polite">
        {words}
      </p>
      <div className={classes['tools']}>
        <button
          type="button"
          className={classes['tool']}
          disabled={rows === undefined}
          onClick={() => {
            if (rows) props.onTake(rows, targets);
            setText(undefined);
          }}
        >
          Use these numbers
        </button>
        <button type="button" className={classes['tool']} onClick={() => setText(undefined)}>
          Close
        </button>
      </div>
    </div>
  );
}
