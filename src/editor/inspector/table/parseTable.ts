/** Numbers from the clipboard: a spreadsheet's cells (TSV or CSV), NumPy's `np.array([[1, 2], [3, 4]])`, or what NumPy prints. */

import { cellsOf } from './cells.ts';
import { classesOf, type Classes } from './classes.ts';
import { parseNumber, readingOf } from './numberText.ts';

export type Parsed =
  | {
      readonly ok: true;
      readonly rows: readonly (readonly number[])[];
      /** Names of columns that were left out. */
      readonly header?: string;
      /** How something was read that can be read in several ways. */
      readonly notes: readonly string[];
      /** How many columns at the end were made of names. */
      readonly targets?: number;
    }
  | { readonly ok: false; readonly problem: string };

const refuse = (problem: string): Parsed => ({ ok: false, problem });

/** `takesClasses`: names in the last column become numbers. */
export function parseTable(text: string, takesClasses = false): Parsed {
  if (text.trim() === '') return refuse('There is nothing here yet: paste numbers.');
  const inner = withoutCall(text);
  const parsed = isLists(inner) ? parseLists(inner) : parseLines(inner, takesClasses);
  return parsed.ok ? checkWidths(parsed) : parsed;
}

/** `x = np.array([1, 2], dtype=float)` without what surrounds the lists. */
function withoutCall(text: string): string {
  const value = text.replace(/^\s*[A-Za-z_]\w*\s*=\s*/, '');
  const call = /^\s*(?:[A-Za-z_]\w*\.)?(?:array|tensor|asarray)\s*\(/.exec(value);
  if (!call) return value;
  return value.slice(call[0].length).replace(/,?\s*(?:dtype\s*=\s*[\w.']+\s*)?\)\s*;?\s*$/, '');
}

/** Brackets, but not those of a unit in the name of a column: `mass [kg]`. */
const isLists = (text: string): boolean => /^\s*\[/.test(text) || (/[[\]]/.test(text) && !/\p{L}/u.test(text));

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
    return rows.length === 1 ? { ok: true, rows, notes: [] } : refuse('These are several lists: put them into one more pair of brackets.');
  return outer.length > 0 ? refuse('Some numbers stand between the rows.') : { ok: true, rows: inner, notes: [] };
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

function parseLines(text: string, takesClasses: boolean): Parsed {
  const { separator, rows } = cellsOf(text);
  const reading = readingOf(rows.flat(), separator === ',');
  if (typeof reading === 'string') return refuse(reading);
  const { read, note } = reading;
  const header = headerOf(rows, read);
  const data = header ? rows.slice(1) : rows;
  const classes = takesClasses ? lastNames(data, read) : undefined;
  if (typeof classes === 'string') return refuse(classes);
  const numbers = numbersOf(classes ? data.map((row) => row.slice(0, -1)) : data, read);
  if (typeof numbers === 'string') return refuse(numbers);
  const named = header ? { header: header.join(', ') } : {};
  const notes = [note, classes?.note].filter((each) => each !== undefined);
  if (!classes) return { ok: true, rows: numbers, notes, ...named };
  const { codes } = classes;
  return { ok: true, rows: numbers.map((row, r) => [...row, ...(codes[r] ?? [])]), notes, ...named, targets: codes[0]?.length ?? 0 };
}

/** The numbers of all cells, or what is wrong with the first that holds none. */
function numbersOf(rows: Rows, read: Read): readonly (readonly number[])[] | string {
  const numbers: number[][] = [];
  for (const [r, row] of rows.entries()) {
    const values = row.map(read);
    const odd = values.indexOf(undefined);
    if (odd !== -1) return oddCell(r, odd, row[odd] ?? '');
    numbers.push(values as number[]);
  }
  return numbers;
}

type Read = (cell: string) => number | undefined;
type Rows = readonly (readonly string[])[];

const oddCell = (row: number, column: number, cell: string): string =>
  `Row ${row + 1}, column ${column + 1}: ${cell === '' ? 'there is no number' : `“${cell}” is not a number`}.`;

const isName = (cell: string | undefined, read: Read): boolean => cell !== undefined && cell !== '' && read(cell) === undefined;

/** The first row, when a number stands below one of its names, and they are most of it: `x, y, 2020`, but not `1, two, 3`. */
function headerOf([first, second]: Rows, read: Read): readonly string[] | undefined {
  if (!first || !second) return undefined;
  const names = first.filter((cell) => isName(cell, read)).length;
  const others = first.filter((cell) => cell !== '').length - names;
  const isAbove = first.some((cell, i) => isName(cell, read) && read(second[i] ?? '') !== undefined);
  return isAbove && (names > others || (names === others && isName(first[0], read))) ? first : undefined;
}

/** The last column as classes, where that holds nothing but names. */
function lastNames(rows: Rows, read: Read): Classes | string | undefined {
  const last = rows.map((row) => row.at(-1));
  const hasNumbers = rows.every((row) => row.length > 1);
  return hasNumbers && last.every((cell) => isName(cell, read)) ? classesOf(last as readonly string[]) : undefined;
}

function checkWidths(parsed: Extract<Parsed, { ok: true }>): Parsed {
  const [first = []] = parsed.rows;
  if (first.length === 0) return refuse('The first row is empty.');
  const odd = parsed.rows.findIndex((row) => row.length !== first.length);
  const other = parsed.rows[odd];
  return other ? refuse(`Row ${odd + 1} has ${other.length}, row 1 has ${first.length}: every row needs as many numbers.`) : parsed;
}
