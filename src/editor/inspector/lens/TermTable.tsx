/** The terms of a net input: from, a, w, a·w and a bar; then the bias and the sum. */
import { useState } from 'react';
import { formatNumber, formatSigned } from '../../kit/index.ts';
import { useEditor } from '../../state/context.tsx';
import { counted, decimalsFor, elementName, grouped } from '../words.ts';
import { Ledger, type LedgerColumn, type LedgerRow } from './Ledger.tsx';
import classes from './lens.module.css';
import type { Scene } from './scene.ts';
import { largestFirst, type NetInput, type Term } from './terms.ts';

const MANY = 40;
const FEW = 12;
const PAGE = 50;
const COLUMNS: readonly LedgerColumn[] = [
  { key: 'a', title: <i>a</i> },
  { key: 'w', title: <i>w</i> },
  { key: 'product', title: <i>a·w</i> },
];

/** What of a long sum is shown: all as drawn or by size, the largest few, or one page of all. */
type Shown = 'drawn' | 'largest' | number;

function select(terms: readonly Term[], shown: Shown): { readonly terms: readonly Term[]; readonly rest: readonly Term[] } {
  if (terms.length <= MANY) return { terms: shown === 'largest' ? largestFirst(terms) : terms, rest: [] };
  if (typeof shown === 'number') return { terms: terms.slice(shown * PAGE, (shown + 1) * PAGE), rest: [] };
  const ordered = largestFirst(terms);
  return { terms: ordered.slice(0, FEW), rest: ordered.slice(FEW) };
}

export function TermTable({ scene, net }: { readonly scene: Scene; readonly net: NetInput }) {
  const [shown, setShown] = useState<Shown>('drawn');
  const { terms, rest } = select(net.terms, shown);
  const largest = Math.max(...terms.map(({ product }) => Math.abs(product ?? 0)), Math.abs(net.bias ?? 0)) || 1;
  const decimals = {
    a: decimalsFor(
      terms.map(({ a }) => a),
      1,
    ),
    w: decimalsFor(terms.map(({ w }) => w)),
    product: decimalsFor([...terms.map(({ product }) => product), net.bias, net.sum]),
  };
  // a bias of its own that is 0 says nothing beside a bias node
  const hasNode = net.bias === 0 && net.terms.some(({ from }) => scene.document.nodes[from]?.type === 'bias');
  const bias: LedgerRow[] =
    net.bias === undefined || hasNode
      ? []
      : [{ key: 'β', name: 'own bias β', cells: ['', '', formatSigned(net.bias, decimals.product)], bar: net.bias / largest }];
  return (
    <>
      <Ledger
        caption="Terms of the net input"
        of="from"
        columns={COLUMNS}
        rows={[...terms.map((term) => rowOf(scene, term, decimals, largest)), ...bias]}
        rest={rest.length === 0 ? undefined : { name: `and ${rest.length} more, together`, value: signed(totalOf(rest), decimals.product) }}
        total={{ name: 'net input', value: formatNumber(net.sum, decimals.product) }}
      />
      <Order count={net.terms.length} shown={shown} onShow={setShown} />
    </>
  );
}

interface Decimals {
  readonly a: number;
  readonly w: number;
  readonly product: number;
}

const signed = (value: number | undefined, decimals: number): string => (value === undefined ? '–' : formatSigned(value, decimals));

const totalOf = (terms: readonly Term[]): number | undefined =>
  terms.reduce<number | undefined>((sum, { product }) => (sum === undefined || product === undefined ? undefined : sum + product), 0);

function rowOf({ document }: Scene, term: Term, decimals: Decimals, largest: number): LedgerRow {
  const name = elementName(document, term.from, term.element, term.of);
  return {
    key: `${term.edge} ${term.element}`,
    note: term.delay > 0 ? `${name}, ${counted(term.delay, 'step')} ago` : name,
    name: <FromButton term={term} name={name} />,
    cells: [
      formatNumber(term.a, decimals.a),
      term.wire ? 'wire' : formatSigned(term.w, decimals.w),
      signed(term.product, decimals.product),
    ],
    bar: term.product === undefined ? undefined : term.product / largest,
  };
}

function FromButton({ term: { edge, element, wire, delay }, name }: { readonly term: Term; readonly name: string }) {
  const editor = useEditor();
  return (
    <button
      type="button"
      className={classes['from']}
      aria-label={`Select the ${wire ? 'wire' : 'weight'} from ${name}`}
      onClick={() => editor.select([edge], element)}
    >
      {name}
      {delay > 0 && <span className={classes['delay']}>t−{delay}</span>}
    </button>
  );
}

interface OrderProps {
  readonly count: number;
  readonly shown: Shown;
  onShow(shown: Shown): void;
}

function Order({ count, shown, onShow }: OrderProps) {
  if (count <= 2) return null;
  if (count <= MANY)
    return (
      <div className={classes['order']}>
        <button type="button" aria-pressed={shown === 'largest'} onClick={() => onShow(shown === 'largest' ? 'drawn' : 'largest')}>
          {shown === 'largest' ? 'As drawn' : 'Largest first'}
        </button>
      </div>
    );
  if (typeof shown !== 'number')
    return (
      <div className={classes['order']}>
        <button type="button" onClick={() => onShow(0)}>
          See all {grouped(count)}
        </button>
      </div>
    );
  return (
    <div className={classes['order']}>
      <button type="button" disabled={shown === 0} onClick={() => onShow(shown - 1)}>
        Previous {PAGE}
      </button>
      <button type="button" disabled={(shown + 1) * PAGE >= count} onClick={() => onShow(shown + 1)}>
        Next {PAGE}
      </button>
      <button type="button" onClick={() => onShow('largest')}>
        Only the largest
      </button>
    </div>
  );
}
