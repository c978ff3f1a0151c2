/** Values after a run, node by node, as a table: a line per value, a column per row of the batch, outputs last. */
import type { Rows } from '../compiler/index.ts';
import type { GraphDocument, Kinds } from '../graph/index.ts';
import { align, plain, showVector, type Ink } from './text.ts';

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
  const titles = new Map(
    [...kinds.nodes].map(([type, kind]) => [type, new Map(kind.observed({}).map(({ name, title }) => [name, title]))]),
  );
  const nodes = Object.entries(document.nodes).flatMap(([id, { type, label }]): readonly NodeValues[] => {
    const observed = [...(titles.get(type) ?? [])].flatMap(([what, title]) => {
      const rows = values.get(`${id}.${what}`);
      return rows ? [{ what, title, rows }] : [];
    });
    const isOutput = !isRead.has(id) && kinds.nodes.get(type)?.group !== 'Inputs';
    return observed.length === 0 ? [] : [{ id, label, kind: type, isOutput, observed }];
  });
  return [...nodes.filter(({ isOutput }) => !isOutput), ...nodes.filter(({ isOutput }) => isOutput)];
}

/** Rows as lists of numbers. */
export function lists({ rows, values }: Rows): readonly (readonly number[])[] {
  const width = values.length / rows;
  return Array.from({ length: rows }, (_, row) => Array.from(values.subarray(row * width, (row + 1) * width)));
}

/** Rows of a batch that get a column. */
const COLUMNS = 8;
const WIDE = 8;
const NARROW = 4;

export function valueTable(nodes: readonly NodeValues[], ink: Ink): readonly string[] {
  const batch = Math.max(1, ...nodes.flatMap(({ observed }) => observed.map(({ rows }) => rows.rows)));
  const shown = Math.min(batch, COLUMNS);
  const rest = batch > shown ? [`… (${batch} rows)`] : [];
  const header = ['', 'node', 'value', ...(batch === 1 ? [''] : Array.from({ length: shown }, (_, row) => `row ${row}`)), ...rest];
  const lines = nodes.flatMap(({ id, label, isOutput, observed }) =>
    observed.map(({ title, rows }, i) => {
      const cells = lists({
        rows: Math.min(rows.rows, shown),
        values: rows.values.subarray(0, (rows.values.length / rows.rows) * Math.min(rows.rows, shown)),
      });
      const name = label === undefined || label === id ? id : `${id} ${plain(label)}`;
      return {
        isOutput,
        cells: [
          i === 0 && isOutput ? '→' : '',
          i === 0 ? name : '',
          title,
          ...cells.map((row) => showVector(row, batch === 1 ? WIDE : NARROW)),
        ],
      };
    }),
  );
  const [head = [], ...body] = align([header, ...lines.map(({ cells }) => cells)]).map((cells) => cells.join('').trimEnd());
  return [
    ink.dim(String(head)),
    ...body.map((line, i) => (lines[i]?.isOutput ? ink.bold(line) : line)),
    ...(nodes.some(({ isOutput }) => isOutput) ? [ink.dim('→ outputs: nodes that no other node reads')] : []),
  ];
}
