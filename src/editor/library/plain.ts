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

type Shape = 'list' | 'object' | 'leaf';
const typeOf = (value: object): string => Object.prototype.toString.call(value).slice('[object '.length, -1);

function shapeOf(value: unknown): Shape {
  if (Array.isArray(value)) return 'list';
  return typeof value === 'object' && value !== null && typeOf(value) === 'Object' ? 'object' : 'leaf';
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
    if (typeof item === 'string') return item.length + 3;
    if (typeof item === 'number') return Number.isFinite(item) ? 2 : odd(`a number that is none (${item})`);
    if (item === undefined || item === null || typeof item === 'boolean') return 2;
    if (typeof item !== 'object') return odd(`a ${typeof item}`);
    const known = sizes.get(item);
    if (known !== undefined) return known;
    if (depth > DEEPEST) return odd('more levels than any drawing may have');
    const shape = shapeOf(item);
    if (shape === 'leaf') return odd(`a ${typeOf(item)}`);
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
    if (typeof item === 'number') return Number.isFinite(item) ? item : String(item);
    if (typeof item === 'string' || typeof item === 'boolean' || item === null || item === undefined) return item;
    if (typeof item !== 'object') return String(item);
    if (depth > DEEPEST || (once && seen.has(item))) return '…';
    seen.add(item);
    const shape = shapeOf(item);
    if (shape === 'leaf') return `[${typeOf(item)}]`;
    if (Array.isArray(item) && !hasGaps(item)) return item.map((own) => copy(own, depth + 1) ?? null);
    const entries = Object.entries(item).flatMap(([key, own]): readonly (readonly [string, Json])[] => {
      const json = copy(own, depth + 1);
      return json === undefined ? [] : [[key, json]]; // a file leaves it out, too
    });
    return shape === 'list' ? entries.map(([, json]) => json) : Object.fromEntries(entries);
  };
  return copy(value, 0);
}
