/** The terms of a net input: from, a, w, a·w and a bar; then the bias and the sum. */
import { useState } from 'react';
import { formatNumber, formatSigned } from '../../kit/index.ts';
import { useEditor } from '../../state/context.tsx';
import { decimalsFor, elementName, shortNumber } from '../words.ts';
import { Ledger, type LedgerRow } from './Ledger.tsx';
import classes from './lens.module.css';
import type { Scene } from './scene.ts';
import { largestFirst, type NetInput, type Term } from './terms.ts';

const MANY = 40;
const FEW = 12;
const PAGE = 50;

export function TermTable({ scene, net }: { readonly scene: Scene; readonly net: NetInput }) {
  const editor = useEditor();
  const [bySize, setBySize] = useState(false);
  const [page, setPage] = useState<number>();
  const isLong = net.terms.length > MANY;
  const ordered = bySize || (isLong && page === undefined) ? largestFirst(net.terms) : net.terms;
  const shown = !isLong ? ordered : page === undefined ? ordered.slice(0, FEW) : ordered.slice(page * PAGE, (page + 1) * PAGE);
  const rest = isLong && page === undefined ? ordered.slice(FEW) : [];
  const largest = Math.max(...shown.map(({ product }) => Math.abs(product ?? 0)), Math.abs(net.bias ?? 0)) || 1;
  const decimals = {
    a: decimalsFor(shown.map(({ a }) => a), 1),
    w: decimalsFor(shown.map(({ w }) => w)),
    product: decimalsFor([...shown.map(({ product }) => product), net.bias, net.sum]),
  };
  const row = (term: Term): LedgerRow => {
    const name = elementName(scene.document, term.from, term.element, term.of);
    return {
      key: `${term.edge} ${term.element}`,
      note: term.delay > 0 ? `${name}, ${term.delay} ${term.delay === 1 ? 'step' : 'steps'} ago` : name,
      name: (
        <button type="button" className={classes['from']} aria-label={`Select the ${term.wire ? 'wire' : 'weight'} from ${name}`} onClick={() => editor.select([term.edge], term.element)}>
          {name}
          {term.delay > 0 && <span className={classes['delay']}>t−{term.delay}</span>}
        </button>
      ),
      cells: [formatNumber(term.a, decimals.a), term.wire ? 'wire' : formatSigned(term.w, decimals.w), term.product === undefined ? '–' : formatSigned(term.product, decimals.product)],
      bar: term.product === undefined ? undefined : term.product / largest,
    };
  };
  const bias: LedgerRow[] = net.bias === undefined ? [] : [{ key: 'β', name: 'bias β', cells: ['', '', formatSigned(net.bias, decimals.product)], bar: net.bias / largest }];
  const restSum = rest.reduce<number | undefined>((sum, { product }) => (sum === undefined || product === undefined ? undefined : sum + product), 0);
  return (
    <>
      <Ledger
        caption="Terms of the net input"
        head={['from', <i key="a">a</i>, <i key="w">w</i>, <i key="aw">a·w</i>]}
        rows={[...shown.map(row), ...bias]}
        more={
          rest.length > 0 && (
            <tr>
              <th scope="row" colSpan={3}>
                and {rest.length} more, together
              </th>
              <td className={classes['figure']}>{restSum === undefined ? '–' : formatSigned(restSum, decimals.product)}</td>
              <td />
            </tr>
          )
        }
        total={{ name: 'net input', value: formatNumber(net.sum, decimals.product) }}
      />
      {(net.terms.length > 2 || isLong) && (
        <div className={classes['order']}>
          {page === undefined ? (
            !isLong && (
              <button type="button" aria-pressed={bySize} onClick={() => setBySize(!bySize)}>
                {bySize ? 'As drawn' : 'Largest first'}
              </button>
            )
          ) : (
            <>
              <button type="button" disabled={page === 0} onClick={() => setPage(page - 1)}>
                Previous {PAGE}
              </button>
              <button type="button" disabled={(page + 1) * PAGE >= net.terms.length} onClick={() => setPage(page + 1)}>
                Next {PAGE}
              </button>
            </>
          )}
          {isLong && (
            <button type="button" onClick={() => setPage(page === undefined ? 0 : undefined)}>
              {page === undefined ? `See all ${shortNumber(net.terms.length)}` : 'Only the largest'}
            </button>
          )}
        </div>
      )}
    </>
  );
}
