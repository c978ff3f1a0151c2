/** A small table of numbers with a bar at the end of each line: how a value comes about, term by term. */
import type { ReactNode } from 'react';
import classes from './lens.module.css';

export interface LedgerColumn {
  readonly key: string;
  /** A column whose cells speak for themselves has none. */
  readonly title?: ReactNode;
}

export interface LedgerRow {
  readonly key: string | number;
  readonly name: ReactNode;
  /** One for each column. */
  readonly cells: readonly ReactNode[];
  /** From −1 to 1; left out where there is nothing to compare. */
  readonly bar?: number | undefined;
  readonly isCurrent?: boolean;
  readonly note?: string | undefined;
}

export interface LedgerProps {
  readonly caption: string;
  /** Title of the names. */
  readonly of?: string;
  readonly columns: readonly LedgerColumn[];
  readonly rows: readonly LedgerRow[];
  /** What is not shown, as one line. */
  readonly rest?: { readonly name: string; readonly value: string } | undefined;
  readonly total?: { readonly name: string; readonly value: string };
}

/** A cell with nothing in it. */
const GAP = '\u00A0';

export function Ledger({ caption, of, columns, rows, rest, total }: LedgerProps) {
  const hasBars = rows.some(({ bar }) => bar !== undefined);
  return (
    <table className={classes['ledger']}>
      <caption className={classes['hidden']}>{caption}</caption>
      <thead>
        <tr>
          {of === undefined ? <td>{GAP}</td> : <th scope="col">{of}</th>}
          {columns.map(({ key, title }) =>
            title === undefined ? (
              <td key={key}>{GAP}</td>
            ) : (
              <th key={key} scope="col" className={classes['figure']}>
                {title}
              </th>
            ),
          )}
          {hasBars && <td>{GAP}</td>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, cells, bar, isCurrent, note }) => (
          <tr key={key} data-current={isCurrent || undefined}>
            <th scope="row" title={note}>
              {name}
            </th>
            {columns.map((column, i) => (
              <td key={column.key} className={classes['figure']}>
                {cells[i]}
              </td>
            ))}
            {hasBars && <td className={classes['barCell']}>{bar !== undefined && <Bar share={bar} />}</td>}
          </tr>
        ))}
        {rest && (
          <tr>
            <th scope="row" colSpan={columns.length}>
              {rest.name}
            </th>
            <td className={classes['figure']}>{rest.value}</td>
            {hasBars && <td>{GAP}</td>}
          </tr>
        )}
      </tbody>
      {total && (
        <tfoot>
          <tr>
            <th scope="row">{total.name}</th>
            <td colSpan={columns.length} className={classes['figure']}>
              {total.value}
            </td>
            {hasBars && <td>{GAP}</td>}
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function Bar({ share }: { readonly share: number }) {
  return (
    <span
      aria-hidden
      className={classes['bar']}
      data-sign={share < 0 ? 'negative' : 'positive'}
      style={{ width: `${Math.abs(share) * 100}%` }}
    />
  );
}
