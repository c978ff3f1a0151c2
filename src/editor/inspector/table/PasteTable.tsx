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

export function PasteTable({ columns, fixedColumns = false, fixedRows, onTake }: PasteTableProps) {
  const [text, setText] = useState<string>();
  const outcomeId = useId();
  if (text === undefined)
    return (
      <button type="button" className={classes['tool']} onClick={() => setText('')}>
        <ClipboardPaste size={14} aria-hidden />
        Paste numbers
      </button>
    );
  const parsed = parseTable(text);
  const width = parsed.ok ? (parsed.rows[0]?.length ?? 0) : 0;
  const misfit = !parsed.ok
    ? parsed.problem
    : fixedColumns && width !== columns
      ? `Needs ${counted(columns, 'column')}, these have ${width}.`
      : fixedRows !== undefined && parsed.rows.length !== fixedRows
        ? `Needs ${counted(fixedRows, 'row')}, these are ${parsed.rows.length}.`
        : undefined;
  const said = parsed.ok ? `${counted(parsed.rows.length, 'row')} of ${counted(width, 'number')}${width === columns ? '' : `; the size becomes ${width}`}${parsed.header === undefined ? '' : `; without the names ${parsed.header}`}.` : '';
  return (
    <div className={classes['paste']}>
      <textarea
        className={classes['text']}
        aria-label="Numbers to paste"
        aria-describedby={outcomeId}
        aria-invalid={text !== '' && misfit !== undefined}
        placeholder={'Cells of a spreadsheet, or\nnp.array([[1, 2], [3, 4]])'}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p id={outcomeId} className={classes['outcome']} data-bad={(text !== '' && misfit !== undefined) || undefined} aria-live="polite">
        {text === '' ? 'TSV, CSV, NumPy or numbers with spaces.' : (misfit ?? said)}
      </p>
      <div className={classes['tools']}>
        <button
          type="button"
          className={classes['tool']}
          disabled={!parsed.ok || misfit !== undefined}
          onClick={() => {
            if (parsed.ok) onTake(parsed.rows);
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
