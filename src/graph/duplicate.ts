/** Keys that stand twice in one object of a JSON text: `JSON.parse` takes the last of them without a word. */

export interface Duplicate {
  readonly key: string;
  /** Of the object that holds it, from the outermost. */
  readonly path: readonly string[];
  /** Lines of the first two, counted from 1. */
  readonly lines: readonly [number, number];
}

/** The first key that stands twice in a text that is valid JSON; `value` is what the text was parsed to. Linear in the text. */
export function duplicateKey(text: string, value: unknown): Duplicate | undefined {
  return keysWritten(text) === keysRead(value) ? undefined : findDuplicate(text);
}

/** The place after the quote that ends the string which begins at `start`. */
function afterString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return end + 1;
  }
}

const SPACE = /\s*/y;

function isKey(text: string, after: number): boolean {
  if (text[after] === ':') return true;
  SPACE.lastIndex = after;
  SPACE.test(text);
  return text[SPACE.lastIndex] === ':';
}

function keysWritten(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at)) {
    at = afterString(text, at);
    if (isKey(text, at)) count++;
  }
  return count;
}

function keysRead(value: unknown): number {
  const pending: unknown[] = [value];
  let count = 0;
  for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
    if (typeof item !== 'object' || item === null) continue;
    const children = Object.values(item);
    if (!Array.isArray(item)) count += children.length;
    for (const child of children) if (typeof child === 'object' && child !== null) pending.push(child);
  }
  return count;
}

/** An object or a list that is not closed yet. */
interface Open {
  /** Where each key stands; undefined for a list. */
  readonly keys: Map<string, number> | undefined;
  /** Key or index of what is read now. */
  at: string | number;
}

function findDuplicate(text: string): Duplicate | undefined {
  const open: Open[] = [];
  for (let i = 0; i < text.length;) {
    if (text[i] !== '"') {
      step(open, text[i++]);
      continue;
    }
    const end = afterString(text, i);
    const inner = open.at(-1);
    if (inner?.keys && isKey(text, end)) {
      const key = JSON.parse(text.slice(i, end)) as string;
      const first = inner.keys.get(key);
      const path = open.slice(0, -1).map(({ at }) => String(at));
      if (first !== undefined) return { key, path, lines: [lineOf(text, first), lineOf(text, i)] };
      inner.keys.set(key, i);
      inner.at = key;
    }
    i = end;
  }
  return undefined;
}

/** A sign outside of strings. */
function step(open: Open[], sign: string | undefined): void {
  const inner = open.at(-1);
  if (sign === '{') open.push({ keys: new Map(), at: '' });
  else if (sign === '[') open.push({ keys: undefined, at: 0 });
  else if (sign === '}' || sign === ']') open.pop();
  else if (sign === ',' && typeof inner?.at === 'number') inner.at++;
}

const lineOf = (text: string, at: number): number => text.slice(0, at).split(/\r\n|\r|\n/).length;
