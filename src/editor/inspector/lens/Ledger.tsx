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
  readonly more?: ReactNode;
  readonly total?: { readonly name: string; readonly value: string };
}

export function Ledger({ caption, head: [nameTitle, ...titles], rows, more, total }: LedgerProps) {
  const hasBars = rows.some(({ bar }) => bar !== undefined);
  return (
    <table className={classes['ledger']}>
      <caption className={classes['hidden']}>{caption}</caption>
      <thead>
        <tr>
          {nameTitle === undefined ? <td /> : <th scope="col">{nameTitle}</th>}
          {titles.map((title, i) =>
            title === undefined ? (
              <td key={i} />
            ) : (
              <th key={i} scope="col" className={classes['figure']}>
                {title}
              </th>
            ),
          )}
          {hasBars && <td />}
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
        {more}
      </tbody>
      {total && (
        <tfoot>
          <tr>
            <th scope="row">{total.name}</th>
            <td colSpan={titles.length} className={classes['figure']}>
              {total.value}
            </td>
            {hasBars && <td />}
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function Bar({ share }: { readonly share: number }) {
  return <span aria-hidden className={classes['bar']} data-sign={share < 0 ? 'negative' : 'positive'} style={{ width: `${Math.abs(share) * 100}%` }} />;
}
