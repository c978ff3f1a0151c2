/** Where numbers are pasted as text: what will happen is said before it does, and what is wrong stays to be corrected. */
import { useId, useState } from 'react';
import { ClipboardPaste } from 'lucide-react';
import { counted } from '../words.ts';
import { parseTable } from './parseTable.ts';
import classes from './table.module.css';

export interface PasteTableProps {
  /** What is there now. */
  readonly columns: number;
  /** The width may not change. */
  readonly fixedColumns?: boolean;
  /** The height may not change either. */
  readonly fixedRows?: number;
  onTake(rows: readonly (readonly number[])[]): void;
}

interface Outcome {
  readonly rows: readonly (readonly number[])[] | undefined;
  readonly words: string;
}

/** The rows that a text gives, or what is wrong with them here. */
export function outcomeOf(text: string, { columns, fixedColumns = false, fixedRows }: Omit<PasteTableProps, 'onTake'>): Outcome {
  const parsed = parseTable(text);
  if (!parsed.ok) return { rows: undefined, words: text === '' ? 'TSV, CSV, NumPy or numbers with spaces.' : parsed.problem };
  const { rows, header } = parsed;
  const width = rows[0]?.length ?? 0;
  if (fixedColumns && width !== columns) return { rows: undefined, words: `Needs ${counted(columns, 'column')}, these have ${width}.` };
  if (fixedRows !== undefined && rows.length !== fixedRows)
    return { rows: undefined, words: `Needs ${counted(fixedRows, 'row')}, these are ${rows.length}.` };
  const resize = width === columns ? '' : `; the size becomes ${width}`;
  const names = header === undefined ? '' : `; without the names ${header}`;
  return { rows, words: `${counted(rows.length, 'row')} of ${counted(width, 'number')}${resize}${names}.` };
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
  const { rows, words } = outcomeOf(text, props);
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
            if (rows) props.onTake(rows);
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
