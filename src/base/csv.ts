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

/** Numbers that were seen together, at some places of an axis, in ascending order. */
export interface Series {
  readonly names: readonly string[];
  readonly length: number;
  /** The `i`-th place. */
  at(i: number): number;
  /** Column `k` at the `i`-th place. */
  value(i: number, k: number): number;
}

/** A row for every place that any of them saw, with empty cells where one of them did not. `place` gives the cells that say where. */
export function joined(places: readonly string[], series: readonly Series[], place: (at: number) => readonly number[]): Table {
  return { names: [...places, ...series.flatMap(({ names }) => names)], rows: merged(series, place) };
}

/** Goes through all series at once, so that nothing but the text grows with a long run. */
function* merged(series: readonly Series[], place: (at: number) => readonly number[]): Generator<readonly (number | string)[]> {
  const next = series.map(() => 0);
  const placeOf = (s: number): number => {
    const [one, i] = [series[s] as Series, next[s] as number];
    return i < one.length ? one.at(i) : Infinity;
  };
  for (;;) {
    const at = series.reduce((first, _, s) => Math.min(first, placeOf(s)), Infinity);
    if (at === Infinity) return;
    const cells = series.flatMap(({ names, value }, s): readonly (number | string)[] => {
      if (placeOf(s) !== at) return names.map(() => '');
      const i = next[s] as number;
      next[s] = i + 1;
      return names.map((_, k) => value(i, k));
    });
    yield [...place(at), ...cells];
  }
}
