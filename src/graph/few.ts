/** What is cheap to say of a document that is too large, or wrong in too many places. */
import { isJsonObject, type JsonObject } from '../base/index.ts';
import { error, type Diagnostic } from './diagnostic.ts';
import { limits } from './limits.ts';

const COUNTED = ['nodes', 'edges', 'tensors', 'probes', 'experiments'] as const;

/** Lists with more entries than a document may have: they are counted before any of them is read. */
export function tooMany(value: JsonObject): readonly Diagnostic[] {
  return COUNTED.flatMap((field) => {
    const items = value[field];
    const count = isJsonObject(items) ? Object.keys(items).length : 0;
    if (count <= limits[field]) return [];
    const message = `document: '${field}' has too many entries: ${limits[field]} at the most`;
    return [error('invalid-maxProperties', { owner: 'document', field }, message)];
  });
}

/** Nobody reads more, and a page that shows a hundred thousand answers no more. */
const SAID = 100;

/** The first diagnostics, and how many there are beyond them. */
export function few(all: readonly Diagnostic[]): readonly Diagnostic[] {
  if (all.length <= SAID) return all;
  const rest = all.length - SAID;
  return [...all.slice(0, SAID), { ...(all[SAID] as Diagnostic), at: null, message: `… and ${rest} more of this kind or another.` }];
}
