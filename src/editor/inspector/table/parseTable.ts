/** Numbers from the clipboard: a spreadsheet's cells (TSV or CSV), NumPy's `np.array([[1, 2], [3, 4]])`, or what NumPy prints. */

export type Parsed =
  | { readonly ok: true; readonly rows: readonly (readonly number[])[]; readonly header?: string }
  | { readonly ok: false; readonly problem: string };

const refuse = (problem: string): Parsed => ({ ok: false, problem });

export function parseTable(text: string): Parsed {
  const trimmed = text.trim();
  if (trimmed === '') return refuse('There is nothing here yet: paste numbers.');
  const inner = withoutCall(trimmed);
  const parsed = inner.includes('[') || inner.includes(']') ? parseLists(inner) : parseLines(inner);
  return parsed.ok ? checkWidths(parsed) : parsed;
}

/** `x = np.array([1, 2], dtype=float)` without what surrounds the lists. */
function withoutCall(text: string): string {
  const value = text.replace(/^[A-Za-z_]\w*\s*=\s*/, '');
  const call = /^(?:[A-Za-z_]\w*\.)?(?:array|tensor|asarray)\s*\(/.exec(value);
  if (!call) return value;
  return value.slice(call[0].length).replace(/,?\s*(?:dtype\s*=\s*[\w.']+\s*)?\)\s*;?\s*$/, '');
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

const plainOf = (text: string): string => text.trim().replaceAll(/[−–]/g, '-');

/** A number as people write it, with either minus sign; undefined when it is not one, or more than float32 holds. */
export function parseNumber(text: string): number | undefined {
  const plain = plainOf(text);
  return NUMBER.test(plain) && Number.isFinite(Math.fround(Number(plain))) ? Number(plain) : undefined;
}

/** A number, but one that would be infinite where it is computed. */
export const isTooLarge = (text: string): boolean => NUMBER.test(plainOf(text)) && parseNumber(text) === undefined;

/** One number in a field, where a single comma is a decimal sign. */
export const parseTyped = (text: string): number | undefined =>
  parseNumber(/^[^,]*,\d+$/.test(text.trim()) ? text.replace(',', '.') : text);

interface Lists {
  readonly rows: number[][];
  depth: number;
  deepest: number;
}

/** Nested lists with commas or, as NumPy prints them, with spaces. */
function parseLists(text: string): Parsed {
  const lists: Lists = { rows: [], depth: 0, deepest: 0 };
  for (const [token] of text.matchAll(/[[\],]|[^\s[\],]+/g)) {
    const problem = takeToken(lists, token);
    if (problem !== undefined) return refuse(problem);
  }
  const { rows, depth, deepest } = lists;
  if (depth > 0) return refuse('A ] is missing at the end.');
  const [outer = [], ...inner] = rows;
  if (deepest === 1)
    return rows.length === 1 ? { ok: true, rows } : refuse('These are several lists: put them into one more pair of brackets.');
  return outer.length > 0 ? refuse('Some numbers stand between the rows.') : { ok: true, rows: inner };
}

function takeToken(lists: Lists, token: string): string | undefined {
  if (token === ',') return undefined;
  if (token === ']') return --lists.depth < 0 ? 'There is a ] too many.' : undefined;
  if (token === '[') {
    lists.deepest = Math.max(lists.deepest, ++lists.depth);
    lists.rows.push([]);
    return lists.depth > 2 ? 'This array has more than two dimensions; rows and columns are all that fits here.' : undefined;
  }
  const value = parseNumber(token);
  if (value === undefined) return `“${token}” is not a number.`;
  if (lists.depth === 0) return `${token} stands outside the brackets.`;
  lists.rows.at(-1)?.push(value);
  return undefined;
}

function parseLines(text: string): Parsed {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const separator = separatorOf(lines);
  const cells = lines.map((line) =>
    line
      .trim()
      .split(separator)
      .map((cell) => cell.trim().replaceAll('"', '')),
  );
  const [first = [], ...rest] = cells;
  const isHeader = rest.length > 0 && first.every((cell) => readCell(cell, separator) === undefined);
  const rows: number[][] = [];
  for (const [r, line] of (isHeader ? rest : cells).entries()) {
    const row: number[] = [];
    for (const [c, cell] of line.entries()) {
      const value = readCell(cell, separator);
      if (value === undefined)
        return refuse(`Row ${r + 1}, column ${c + 1}: ${cell === '' ? 'there is no number' : `“${cell}” is not a number`}.`);
      row.push(value);
    }
    rows.push(row);
  }
  return { ok: true, rows, ...(isHeader ? { header: first.join(', ') } : {}) };
}

/** Tabs come from spreadsheets, semicolons where the comma is a decimal sign. */
function separatorOf(lines: readonly string[]): string | RegExp {
  if (lines.some((line) => line.includes('\t'))) return '\t';
  if (lines.some((line) => line.includes(';'))) return ';';
  return lines.some((line) => line.includes(',')) ? ',' : /\s+/;
}

const readCell = (cell: string, separator: string | RegExp): number | undefined =>
  separator === ',' ? parseNumber(cell) : parseTyped(cell);

function checkWidths(parsed: Extract<Parsed, { ok: true }>): Parsed {
  const [first = []] = parsed.rows;
  if (first.length === 0) return refuse('The first row is empty.');
  const odd = parsed.rows.findIndex((row) => row.length !== first.length);
  const other = parsed.rows[odd];
  return other ? refuse(`Row ${odd + 1} has ${other.length}, row 1 has ${first.length}: every row needs as many numbers.`) : parsed;
}
