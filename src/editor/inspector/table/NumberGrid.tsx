/** A table of numbers to type in. Only the cells in view are drawn, so that it may be as long and as wide as it likes. */
import { useLayoutEffect, useRef, useState, type ClipboardEvent } from 'react';
import { parseTyped } from './numberText.ts';
import { parseTable } from './parseTable.ts';
import { GridCell, type CellBounds, type CellMove } from './GridCell.tsx';
import classes from './table.module.css';

export interface NumberGridProps {
  readonly label: string;
  readonly rows: number;
  readonly columns: number;
  readonly valueAt: (row: number, column: number) => number;
  readonly rowName: (row: number) => string;
  readonly columnName: (column: number) => string;
  /** Drawn as the one that is shown elsewhere. */
  readonly currentRow?: number | undefined;
  readonly readOnly?: boolean;
  readonly onRow?: (row: number) => void;
  onCell(row: number, column: number, value: number): void;
  onEnd(): void;
  onCancel(): void;
  /** Bounds of every number. */
  readonly bounds?: CellBounds;
  readonly takesClasses?: boolean;
  /** Several numbers were pasted into a cell. Gives a sentence when they do not fit. */
  onPaste?(rows: readonly (readonly number[])[], targets?: number): string | void;
}

const ROW = 26;
const NARROWEST = 58;
const LETTER = 7;
const MOST_ROWS_IN_VIEW = 8;
const SPARE = 2;
const LEAST_HEAD = 40;
const MOST_HEAD = 96;

const UNBOUNDED: CellBounds = {};

interface Place {
  readonly row: number;
  readonly column: number;
}

export function NumberGrid(props: NumberGridProps) {
  const { label, rows, columns, rowName, columnName, currentRow, onRow, onPaste, bounds = UNBOUNDED } = props;
  const box = useRef<HTMLDivElement>(null);
  const [scrolled, setScrolled] = useState({ top: 0, left: 0, width: 276 });
  const [wanted, setWanted] = useState<Place>();
  const [said, setSaid] = useState<{ readonly words: string; readonly isBad: boolean }>();
  const head = Math.min(MOST_HEAD, Math.max(LEAST_HEAD, Math.max(rowName(0).length, rowName(rows - 1).length) * LETTER + 16));
  const wide = Math.max(NARROWEST, (scrolled.width - head) / columns);
  useLayoutEffect(() => setScrolled((now) => ({ ...now, width: box.current?.clientWidth ?? now.width })), []);
  const height = Math.min(rows, MOST_ROWS_IN_VIEW) * ROW;
  const visibleRows = between(Math.floor(scrolled.top / ROW) - SPARE, Math.ceil((scrolled.top + height) / ROW) + SPARE, rows);
  const visibleColumns = between(
    Math.floor(scrolled.left / wide) - SPARE,
    Math.ceil((scrolled.left + scrolled.width - head) / wide) + SPARE,
    columns,
  );
  const move = ({ row, column }: Place) => {
    if (row < 0 || row >= rows || column < 0 || column >= columns) return;
    const element = box.current;
    if (element) {
      element.scrollTop = Math.min(Math.max(element.scrollTop, (row + 1) * ROW - height), row * ROW);
      element.scrollLeft = Math.min(Math.max(element.scrollLeft, (column + 1) * wide + head - element.clientWidth), column * wide);
    }
    setWanted({ row, column });
  };
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text');
    if (!onPaste || props.readOnly || parseTyped(text) !== undefined || !/\S[\s,;]+\S/.test(text)) return; // one number goes into the cell
    event.preventDefault();
    const parsed = parseTable(text, props.takesClasses);
    const problem = parsed.ok ? onPaste(parsed.rows, parsed.targets) : parsed.problem;
    const notes = parsed.ok ? parsed.notes.join(' ') : '';
    setSaid(problem === undefined ? { words: notes, isBad: false } : { words: problem, isBad: true });
  };
  const total = head + columns * wide;
  return (
    <>
      <div
        ref={box}
        className={classes['box']}
        style={{ height: height + ROW + (total > scrolled.width + 1 ? 12 : 2) }}
        onPaste={paste}
        onScroll={({ currentTarget: { scrollTop, scrollLeft, clientWidth } }) =>
          setScrolled({ top: scrollTop, left: scrollLeft, width: clientWidth })
        }
      >
        <table className={classes['grid']} aria-label={label} aria-rowcount={rows + 1} aria-colcount={columns + 1}>
          <thead style={{ width: total, height: ROW }}>
            <tr aria-rowindex={1}>
              <th className={classes['corner']} scope="col" aria-colindex={1} style={{ width: head }}>
                <span className={classes['hidden']}>{label}</span>
              </th>
              {visibleColumns.map((column) => (
                <th
                  key={column}
                  className={classes['columnName']}
                  scope="col"
                  aria-colindex={column + 2}
                  style={{ left: head + column * wide, width: wide }}
                >
                  {columnName(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody style={{ width: total, height: rows * ROW }}>
            {visibleRows.map((row) => (
              <tr key={row} aria-rowindex={row + 2} data-current={row === currentRow || undefined} style={{ top: row * ROW, height: ROW }}>
                <th className={classes['rowName']} scope="row" aria-colindex={1} style={{ width: head }} title={rowName(row)}>
                  {onRow ? (
                    <button
                      type="button"
                      aria-label={`Show case ${rowName(row)}`}
                      aria-pressed={row === currentRow}
                      onClick={() => onRow(row)}
                    >
                      {rowName(row)}
                    </button>
                  ) : (
                    rowName(row)
                  )}
                </th>
                {visibleColumns.map((column) => (
                  <GridCell
                    key={column}
                    label={`${rowName(row)}, ${columnName(column)}`}
                    value={props.valueAt(row, column)}
                    bounds={bounds}
                    readOnly={props.readOnly ?? false}
                    column={column}
                    left={head + column * wide}
                    width={wide}
                    isWanted={wanted?.row === row && wanted.column === column}
                    onReached={() => setWanted(undefined)}
                    onMove={([down, right]: CellMove) => move({ row: row + down, column: column + right })}
                    onChange={(value) => props.onCell(row, column, value)}
                    onEnd={props.onEnd}
                    onCancel={props.onCancel}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={classes['outcome']} data-bad={said?.isBad || undefined} aria-live="polite">
        {said?.words}
      </p>
    </>
  );
}

function between(first: number, last: number, count: number): readonly number[] {
  const start = Math.max(0, first);
  return Array.from({ length: Math.max(0, Math.min(count, last) - start) }, (_, i) => start + i);
}
