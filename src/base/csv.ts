/** Tables of numbers as text (RFC 4180): a point for decimals, a comma between cells, every digit that float64 has. */

export interface Table {
  readonly names: readonly string[];
  readonly rows: Iterable<readonly (number | string)[]>;
}

/** Lines end as the RFC and spreadsheets have it; tools of a shell take `\n`. */
export function csvOf({ names, rows }: Table, end: '\r\n' | '\n' = '\r\n'): string {
  const lines = [lineOf(names)];
  for (const row of rows) lines.push(lineOf(row));
  return `${lines.join(end)}${end}`;
}

const lineOf = (cells: readonly (number | string)[]): string => cells.map(cell).join(',');

function cell(value: number | string): string {
  const words = String(value);
  return /[",\n\r]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}

/** Which of many: rows and elements count from 0, as in documents and in JSON. */
export function nameOfPart(
  name: string,
  { row, element }: { readonly row?: number | undefined; readonly element?: number | undefined },
): string {
  return [name, ...(row === undefined ? [] : [`row ${row}`]), ...(element === undefined ? [] : [`[${element}]`])].join(' ');
}

/** Numbers that were seen together, at some places of an axis. */
export interface Series {
  readonly names: readonly string[];
  readonly at: ArrayLike<number>;
  /** Column `k` at the `i`-th place. */
  value(i: number, k: number): number;
}

/** A row for every place that any of them saw, with empty cells where one of them did not. `place` gives the cells that say where. */
export function joined(places: readonly string[], series: readonly Series[], place: (at: number) => readonly number[]): Table {
  const found = series.map(({ at }) => new Map(Array.from(at, (x, i) => [x, i])));
  const all = [...new Set(found.flatMap((one) => [...one.keys()]))].toSorted((a, b) => a - b);
  return {
    names: [...places, ...series.flatMap(({ names }) => names)],
    rows: all.map((at) => [
      ...place(at),
      ...series.flatMap(({ names, value }, s) => {
        const i = found[s]?.get(at);
        return names.map((_, k) => (i === undefined ? '' : value(i, k)));
      }),
    ]),
  };
}
