/** The lenses of softmax, one-hot and maxout: every value that competes, and what becomes of it. */
import { Formula, formatNumber } from '../../kit/index.ts';
import { decimalsFor, shortNumber } from '../words.ts';
import { texNumber } from './arithmetic.ts';
import { maxoutCode, oneHotCode, softmaxCode } from './code.ts';
import { CodePanel } from './CodePanel.tsx';
import { Ledger, type LedgerColumn } from './Ledger.tsx';
import classes from './lens.module.css';
import { piecesOf, sharesOf, winnerOf } from './measures.ts';

const EXPONENTIAL = (
  <span>
    <i>e</i>
    <sup>z−max</sup>
  </span>
);
const SHARES: readonly LedgerColumn[] = [
  { key: 'z', title: <i>z</i> },
  { key: 'exponential', title: EXPONENTIAL },
  { key: 'y', title: <i>y</i> },
];
const COMPETITION: readonly LedgerColumn[] = [
  { key: 'z', title: <i>z</i> },
  { key: 'y', title: <i>y</i> },
];
const PIECES: readonly LedgerColumn[] = [{ key: 'n', title: <i>n</i> }, { key: 'winner' }];

export interface VectorLensProps {
  /** What arrives, and what its elements are called. */
  readonly values: readonly number[];
  readonly names: readonly string[];
  readonly cell: number;
}

const MOST = 40;

/** Indices in order, or the largest first where there are too many. */
function shownOf(values: readonly number[]): readonly number[] {
  const all = values.map((_, i) => i);
  return values.length <= MOST ? all : all.toSorted((a, b) => (values[b] ?? 0) - (values[a] ?? 0)).slice(0, MOST);
}

const rest = (count: number) => count > MOST && <p className={classes['quiet']}>and {count - MOST} smaller ones.</p>;

export function SoftmaxLens({ values, names, cell }: VectorLensProps) {
  const shares = sharesOf(values);
  const own = shares[cell];
  const largest = Math.max(...values);
  const decimals = decimalsFor(values);
  return (
    <>
      <section className={classes['section']} aria-label="Softmax">
        <div className={classes['equation']}>
          <Formula
            tex={`y_i = \\dfrac{e^{z_i}}{\\sum_j e^{z_j}}${own === undefined ? '' : ` = \\dfrac{${texNumber(own.exponential)}}{${texNumber(shares.reduce((sum, { exponential }) => sum + exponential, 0))}} = \\mathbf{${texNumber(own.share)}}`}`}
          />
        </div>
        <Ledger
          caption="Shares of the softmax"
          columns={SHARES}
          rows={shownOf(values).map((i) => ({
            key: i,
            name: names[i] ?? `z ${i + 1}`,
            cells: [formatNumber(values[i], decimals), formatNumber(shares[i]?.exponential, 4), formatNumber(shares[i]?.share, 4)],
            bar: shares[i]?.share,
            isCurrent: i === cell,
          }))}
          total={{
            name: 'sum',
            value: formatNumber(
              shares.reduce((sum, { share }) => sum + share, 0),
              4,
            ),
          }}
        />
        {rest(values.length)}
        <p className={classes['quiet']}>
          The largest z, {shortNumber(largest)}, is subtracted first: the shares stay the same and nothing overflows.
        </p>
      </section>
      <CodePanel styles={['numpy']} titles={{ numpy: 'NumPy' }} code={{ numpy: softmaxCode(values) }} />
    </>
  );
}

export function OneHotLens({ values, names, cell }: VectorLensProps) {
  const { index, ties } = winnerOf(values);
  const decimals = decimalsFor(values);
  return (
    <>
      <section className={classes['section']} aria-label="One-hot">
        <div className={classes['equation']}>
          <Formula tex={`y_i = \\begin{cases} 1 & i = \\arg\\max_j z_j = ${index + 1} \\\\ 0 & \\text{else} \\end{cases}`} />
        </div>
        <Ledger
          caption="Values that compete"
          columns={COMPETITION}
          rows={shownOf(values).map((i) => ({
            key: i,
            name: i === index ? `${names[i] ?? i + 1} wins` : (names[i] ?? String(i + 1)),
            cells: [formatNumber(values[i], decimals), i === index ? '1' : '0'],
            isCurrent: i === cell,
          }))}
        />
        {rest(values.length)}
        <p className={classes['quiet']}>
          {ties === 0
            ? 'Of equal largest values the first would win, as in NumPy.'
            : `${ties + 1} values are equally large: the first wins, as in NumPy.`}
        </p>
      </section>
      <CodePanel styles={['numpy']} titles={{ numpy: 'NumPy' }} code={{ numpy: oneHotCode(values) }} />
    </>
  );
}

export function MaxoutLens({ values, names, cell, pieces }: VectorLensProps & { readonly pieces: number }) {
  const width = values.length / pieces;
  const { pieces: own, winner } = piecesOf(values, pieces, cell);
  const decimals = decimalsFor(own);
  return (
    <>
      <section className={classes['section']} aria-label="Maxout">
        <div className={classes['equation']}>
          <Formula
            tex={`a = \\max(${own.length <= 4 ? own.map(texNumber).join(',\\,') : `${texNumber(own[0])},\\,\\ldots,\\,${texNumber(own.at(-1))}`}) = \\mathbf{${texNumber(own[winner])}}`}
          />
        </div>
        <Ledger
          caption="Pieces that compete"
          of="piece"
          columns={PIECES}
          rows={own.map((value, k) => ({
            key: k,
            name: names[k * width + cell] ?? `piece ${k + 1}`,
            cells: [formatNumber(value, decimals), k === winner ? 'wins' : ''],
            isCurrent: k === winner,
          }))}
        />
        <p className={classes['quiet']}>The slope goes to the piece that wins: the others learn nothing from this case.</p>
      </section>
      <CodePanel styles={['numpy']} titles={{ numpy: 'NumPy' }} code={{ numpy: maxoutCode(values, pieces) }} />
    </>
  );
}
