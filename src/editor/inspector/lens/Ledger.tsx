/* oxlint-disable react/no-array-index-key -- a column of a table has no other identity than its place */
/** A small table of numbers with a bar at the end of each line: how a value comes about, term by term. */
import type { ReactNode } from 'react';
import classes from './lens.module.css';

export interface LedgerRow {
  readonly key: string | number;
  readonly name: ReactNode;
  readonly cells: readonly ReactNode[];
  /** From −1 to 1; left out where there is nothing to compare. */
  readonly bar?: number | undefined;
  readonly isCurrent?: boolean;
  readonly note?: string | undefined;
}

export interface LedgerProps {
  readonly caption: string;
  /** Titles of the name and of every cell. */
  readonly head: readonly ReactNode[];
  readonly rows: readonly LedgerRow[];
  /** What is not shown, as one line. */
  readonly rest?: { readonly name: string; readonly value: string } | undefined;
  readonly total?: { readonly name: string; readonly value: string };
}

/** A cell with nothing in it. */
const GAP = '\u00A0';

export function Ledger({ caption, head: [nameTitle, ...titles], rows, rest, total }: LedgerProps) {
  const hasBars = rows.some(({ bar }) => bar !== undefined);
  return (
    <table className={classes['ledger']}>
      <caption className={classes['hidden']}>{caption}</caption>
      <thead>
        <tr>
          {nameTitle === undefined ? <td>{GAP}</td> : <th scope="col">{nameTitle}</th>}
          {titles.map((title, i) =>
            title === undefined ? (
              <td key={i}>{GAP}</td>
            ) : (
              <th key={i} scope="col" className={classes['figure']}>
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
            {cells.map((cell, i) => (
              <td key={i} className={classes['figure']}>
                {cell}
              </td>
            ))}
            {hasBars && <td className={classes['barCell']}>{bar !== undefined && <Bar share={bar} />}</td>}
          </tr>
        ))}
        {rest && (
          <tr>
            <th scope="row" colSpan={titles.length}>
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
            <td colSpan={titles.length} className={classes['figure']}>
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
