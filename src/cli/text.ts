/** Text for people: colours, numbers, and columns that line up. */
import type { Io } from './io.ts';

const CODES = { bold: [1, 22], dim: [2, 22], red: [31, 39], green: [32, 39], yellow: [33, 39] } as const;
export type Ink = { readonly [C in keyof typeof CODES]: (text: string) => string };

/** Colours on a terminal that wants them (https://no-color.org); elsewhere the text as it is. */
export function inkFor({ env, isTTY }: Io, stream: 'stdout' | 'stderr'): Ink {
  const wanted = isTTY[stream] && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  const paint = ([on, off]: readonly [number, number]) =>
    wanted ? (text: string) => `\u001B[${on}m${text}\u001B[${off}m` : (text: string) => text;
  return { bold: paint(CODES.bold), dim: paint(CODES.dim), red: paint(CODES.red), green: paint(CODES.green), yellow: paint(CODES.yellow) };
}

/** Control characters and changes of direction out of strangers' text, so that it can neither move the cursor nor fake a line. */
export const plain = (text: string): string =>
  text.replaceAll(/[\t\r\n]+/g, ' ').replaceAll(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu, '�');

const DIGITS = 6;
/** Six significant digits: what float32 is good for. */
export const showNumber = (x: number): string => (Number.isFinite(x) ? String(Number(x.toPrecision(DIGITS))) : String(x));

const SHOWN = 8;
/** One number, or a list; a long list is shortened and counted. */
export function showVector(values: readonly number[], shown: number = SHOWN): string {
  const [first] = values;
  if (first !== undefined && values.length === 1) return showNumber(first);
  if (values.length <= shown) return `[${values.map(showNumber).join(' ')}]`;
  const last = values.at(-1) ?? NaN;
  return `[${values
    .slice(0, shown - 2)
    .map(showNumber)
    .join(' ')} … ${showNumber(last)}] (${values.length})`;
}

export const shorten = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}…` : text);

export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

const letters = new Intl.Segmenter();
const width = (text: string): number => (/^[ -~]*$/.test(text) ? text.length : [...letters.segment(text)].length);

/** Of a list that may be too long for the arguments of `Math.max`. */
const largest = (sizes: readonly number[]): number => sizes.reduce((most, size) => Math.max(most, size), 0);

/** Cells of each column padded to the same width; numbers stand point below point. The last column carries no trailing spaces. */
export function align(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const length = largest(rows.map((row) => row.length));
  const columns = Array.from({ length }, (_, c) => pointBelowPoint(rows.map((row) => row[c] ?? '')));
  const widths = columns.map((cells) => largest(cells.map(width)));
  return rows.map((_, r) => columns.map((cells, c) => (cells[r] ?? '').padEnd(c === length - 1 ? 0 : (widths[c] ?? 0) + 2)));
}

const NUMBER = /^(-?[\d,]+)([.e].*)?$/;
function pointBelowPoint(cells: readonly string[]): readonly string[] {
  const before = largest(cells.map((cell) => NUMBER.exec(cell)?.[1]?.length ?? 0));
  return cells.map((cell) => {
    const whole = NUMBER.exec(cell)?.[1];
    return whole === undefined ? cell : ' '.repeat(before - whole.length) + cell;
  });
}
