/** A pasted text as cells: by tabs, semicolons, commas or spaces, with quoted cells as RFC 4180 has them. */
import { dsvFormat } from 'd3';

export type Separator = '\t' | ';' | ',' | ' ';

export interface Cells {
  readonly separator: Separator;
  /** Without empty rows, and without what is empty at the end of every row. */
  readonly rows: readonly (readonly string[])[];
}

export function cellsOf(text: string): Cells {
  const lines = text.replaceAll(/\r\n?|[\u2028\u2029]/g, '\n').replaceAll(/([\t;,]) +"/g, '$1"');
  const separator = separatorOf(lines);
  const rows = separator === ' ' ? bySpaces(lines) : dsvFormat(separator).parseRows(lines);
  const full = rows.map((row) => row.map((cell) => cell.trim())).filter((row) => row.some((cell) => cell !== ''));
  return { separator, rows: withoutTail(full) };
}

const bySpaces = (lines: string): readonly (readonly string[])[] =>
  lines.split('\n').map((line) => line.replaceAll('"', '').trim().split(/\s+/));

/** Tabs come from spreadsheets, semicolons where the comma is a decimal sign; `0,5 1,25` has spaces between its numbers. */
function separatorOf(text: string): Separator {
  const unquoted = text
    .split('"')
    .filter((_, i) => i % 2 === 0)
    .join('');
  if (unquoted.includes('\t')) return '\t';
  if (unquoted.includes(';')) return ';';
  return unquoted.includes(',') && !/\d,\d+ +[-+−–\d]/.test(unquoted) ? ',' : ' ';
}

/** A separator at the end of every line makes no column. */
function withoutTail(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const width = rows.reduce((most, row) => Math.max(most, row.findLastIndex((cell) => cell !== '') + 1), 0);
  return rows.map((row) => row.slice(0, width));
}
