/** What the picture of a single value shows of all cases. */
import { kinds } from '../../../../nodes/kinds.ts';
import type { GraphDocument, PortRef } from '../../../graph/index.ts';
import { casesOf, curveThrough, jumpIn, singleInput, truthTable } from '../../inspector/lens/cases.ts';
import type { LiveStore } from '../../kit/index.ts';
import { tickText } from '../plot/axes.ts';
import type { Cases } from './paintValue.ts';

/** Undefined for what has one case, or several values in each. */
export function casesOver(live: Pick<LiveStore, 'readRows'>, document: GraphDocument, target: PortRef, row: number): Cases | undefined {
  const { node: id, port } = target;
  const own = live.readRows(id, port);
  if (!own || own.rows < 2 || own.values.length !== own.rows) return undefined;
  const read = (node: string, what: string) => live.readRows(node, what);
  const sizeOf = (node: string, what: string) => {
    const part = live.readRows(node, what);
    return part && part.values.length / part.rows;
  };
  const input = singleInput({ document, sizeOf }, id);
  const cases = casesOf(read, own, { id, cell: 0, input });
  const table = truthTable({ document, sizeOf }, read, id, own.rows);
  return {
    cases,
    curve: curveThrough(cases, input && jumpIn(document, kinds, target)),
    present: Math.min(row, own.rows - 1),
    names: table?.rows.map((values) => values.map((value) => tickText(value)).join(' ')),
  };
}
