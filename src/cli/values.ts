/** Values after a run, node by node, as a table: a line per value, a column per row of the batch, outputs last. */
import type { Rows } from '../compiler/index.ts';
import { completed, type GraphDocument, type Kinds } from '../graph/index.ts';
import { align, plain, shorten, showVector, type Ink } from './text.ts';

export interface NodeValues {
  readonly id: string;
  readonly label: string | undefined;
  readonly kind: string;
  /** Computed, and read by no other node. */
  readonly isOutput: boolean;
  readonly observed: readonly { readonly what: string; readonly title: string; readonly rows: Rows }[];
}

/** In the document's order, outputs last; nodes that show nothing (notes) are left out. */
export function valuesByNode(document: GraphDocument, kinds: Kinds, values: ReadonlyMap<string, Rows>): readonly NodeValues[] {
  const isRead = new Set(Object.values(document.edges).map(({ from }) => from.node));
  const nodes = Object.entries(document.nodes).flatMap(([id, { type, label, params }]): readonly NodeValues[] => {
    const kind = kinds.nodes.get(type);
    if (!kind) return [];
    const observed = kind.observed(completed(kind.params, params)).flatMap(({ name, title }) => {
      const rows = values.get(`${id}.${name}`);
      return rows ? [{ what: name, title, rows }] : [];
    });
    return observed.length === 0 ? [] : [{ id, label, kind: type, isOutput: !isRead.has(id) && kind.group !== 'Inputs', observed }];
  });
  return [...nodes.filter(({ isOutput }) => !isOutput), ...nodes.filter(({ isOutput }) => isOutput)];
}

/** Rows as lists of numbers; of a long batch the first ones. */
export function lists({ rows, values }: Rows, most = rows): readonly (readonly number[])[] {
  const width = values.length / rows;
  return Array.from({ length: Math.min(rows, most) }, (_, row) => Array.from(values.subarray(row * width, (row + 1) * width)));
}

/** Rows of a batch that get a column: as many as fit, but a truth table of two inputs always. */
const MOST_ROWS = 8;
const FEWEST_ROWS = 4;
/** Elements of a vector that are shown: alone on its line, or beside others. */
const ALONE = 8;
const BESIDE = 4;
const LABEL = 24;

export function valueTable(nodes: readonly NodeValues[], batch: number, columns: number, ink: Ink): readonly string[] {
  const marks = nodes.flatMap(({ isOutput, observed }) => observed.map(() => isOutput));
  const [head = '', ...body] = fitting(nodes, batch, columns);
  const legend = marks.includes(true) ? [ink.dim('→ outputs: nodes that no other node reads')] : [];
  return [ink.dim(head), ...body.map((line, i) => (marks[i] ? ink.bold(line) : line)), ...legend];
}

function fitting(nodes: readonly NodeValues[], batch: number, columns: number): readonly string[] {
  for (let shown = Math.min(batch, MOST_ROWS); ; shown--) {
    const lines = tableOf(nodes, batch, shown);
    if (shown <= FEWEST_ROWS || lines.every((line) => line.length <= columns)) return lines;
  }
}

function tableOf(nodes: readonly NodeValues[], batch: number, shown: number): readonly string[] {
  const headings = batch === 1 ? [] : Array.from({ length: shown }, (_, row) => `row ${row}`);
  const header = ['', 'node', 'value', ...headings, ...(batch > shown ? [`… (${batch} rows)`] : [])];
  const cells = nodes.flatMap((node) => node.observed.map((_, i) => cellsOf(node, i, shown)));
  return align([header, ...cells]).map((row) => row.join('').trimEnd());
}

function cellsOf({ id, label, isOutput, observed }: NodeValues, i: number, shown: number): readonly string[] {
  const { title = '', rows = { rows: 1, values: new Float64Array() } } = observed[i] ?? {};
  const name = label === undefined || label === id ? id : `${id} ${shorten(plain(label), LABEL)}`;
  const own = lists(rows, shown).map((row) => showVector(row, shown === 1 ? ALONE : BESIDE));
  // what does not depend on any input has one row, which holds for all
  const cells = own.length === 1 ? Array.from({ length: shown }, () => own[0] ?? '') : own;
  return [i === 0 && isOutput ? '→' : '', i === 0 ? name : '', title, ...cells];
}
