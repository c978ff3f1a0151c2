/** Anything that a database can hold, as the JSON that a file would have, with a word on what JSON cannot hold. */
import type { Json } from '../../base/index.ts';
import { limits } from '../../graph/index.ts';

/** What a file could not hold, as the rest of "it has …"; undefined where it is all JSON of a size that is opened. */
export function strangeIn(value: unknown): string | undefined {
  const { size, strange } = measured(value);
  return strange ?? (size > limits.documentLength ? 'more than any drawing may have' : undefined);
}

/** As JSON; what is none becomes a text. What lies in several places is written once where all of it would be too much. */
export const jsonOf = (value: unknown): Json => copied(value, measured(value).size > limits.documentLength) ?? null;

/** A little deeper than a document, which lies within its record. */
const DEEPEST = limits.nesting + 4;

const typeOf = (value: object): string => Object.prototype.toString.call(value).slice('[object '.length, -1);

/** A list or an object of JSON, with more inside. */
const isBranch = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && (Array.isArray(value) || typeOf(value) === 'Object');

/** Of what has nothing inside: characters of its text, or what is odd about it. */
function leafSize(value: unknown): number | string {
  if (typeof value === 'string') return value.length + 3;
  if (typeof value === 'number') return Number.isFinite(value) ? 2 : `a number that is none (${value})`;
  if (value === undefined || value === null || typeof value === 'boolean') return 2;
  return `a ${typeof value === 'object' ? typeOf(value) : typeof value}`;
}

function leafJson(value: unknown): Json | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'string' || typeof value === 'boolean' || value === null || value === undefined) return value;
  return `[${typeof value === 'object' ? typeOf(value) : typeof value}]`;
}

/** A list may be billions long and hold nothing: the first gap ends the search. */
function hasGaps(list: readonly unknown[]): boolean {
  for (let i = 0; i < list.length; i++) if (!(i in list)) return true;
  return false;
}

interface Measured {
  /** About the characters of its text, also of what lies in several places; infinite in a circle. */
  readonly size: number;
  readonly strange: string | undefined;
}

/** Looks at everything once, however often it is there. */
function measured(value: unknown): Measured {
  const sizes = new Map<object, number>();
  let strange: string | undefined;
  const odd = (what: string): number => {
    strange ??= what;
    return 0;
  };
  const measure = (item: unknown, depth: number): number => {
    if (!isBranch(item)) {
      const size = leafSize(item);
      return typeof size === 'number' ? size : odd(size);
    }
    const known = sizes.get(item);
    if (known !== undefined) return known;
    if (depth > DEEPEST) return odd('more levels than any drawing may have');
    if (Array.isArray(item) && hasGaps(item)) return odd('a list with gaps');
    sizes.set(item, Infinity); // until it is known: whoever comes here again goes in a circle
    let size = 2;
    if (Array.isArray(item)) for (const own of item) size += measure(own, depth + 1);
    else for (const [key, own] of Object.entries(item)) size += measure(own, depth + 1) + key.length + 3;
    sizes.set(item, size);
    return size;
  };
  return { size: measure(value, 0), strange };
}

function copied(value: unknown, once: boolean): Json | undefined {
  const seen = new Set<object>();
  const copy = (item: unknown, depth: number): Json | undefined => {
    if (!isBranch(item)) return leafJson(item);
    if (depth > DEEPEST || (once && seen.has(item))) return '…';
    seen.add(item);
    if (Array.isArray(item) && !hasGaps(item)) return item.map((own) => copy(own, depth + 1) ?? null);
    const entries = Object.entries(item).flatMap(([key, own]): readonly (readonly [string, Json])[] => {
      const json = copy(own, depth + 1);
      return json === undefined ? [] : [[key, json]]; // a file leaves it out, too
    });
    return Array.isArray(item) ? entries.map(([, json]) => json) : Object.fromEntries(entries);
  };
  return copy(value, 0);
}
