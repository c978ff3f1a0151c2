/** What comes from the browser's database is checked as a file is: an older program, another page or a fault may have written it. */
import { isJsonObject } from '../../base/index.ts';
import { limits, loadDocument, type Diagnostic, type GraphDocument, type Kinds } from '../../graph/index.ts';
import { jsonOf, strangeIn } from './plain.ts';

export interface Summary {
  readonly id: string;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly updated: number;
}

export interface Drawing extends Summary {
  /** Counts the saves; who saves on top of another count than he read has missed what another tab wrote. */
  readonly saves: number;
  readonly document: GraphDocument;
}

/** A record that cannot be opened. It stays where it is, as it is. */
export interface Damaged {
  readonly is: 'damaged';
  readonly title: string;
  readonly diagnostics: readonly Diagnostic[];
  /** All that is left of it. */
  readonly raw: unknown;
}

export type Kept = { readonly is: 'sound'; readonly drawing: Drawing } | Damaged;

/** The last moment that a date can name; ms. */
const END_OF_TIME = 8.64e15;
const UNTITLED = 'Untitled';

const field = (record: unknown, name: string): unknown => (isJsonObject(record) && Object.hasOwn(record, name) ? record[name] : undefined);

export const isMoment = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= END_OF_TIME;
const titleOf = (record: unknown): string | undefined => {
  const title = field(record, 'title');
  return typeof title === 'string' && title.trim() !== '' ? title.slice(0, limits.labelLength) : undefined;
};

/** How often a record was saved; 0 where it does not say. */
export function savesOf(record: unknown): number {
  const saves = field(record, 'saves');
  return Number.isSafeInteger(saves) && (saves as number) > 0 ? (saves as number) : 0;
}

export function summaryOf(record: unknown, id: string): Summary {
  const updated = field(record, 'updated');
  return { id, title: titleOf(record) ?? UNTITLED, updated: isMoment(updated) ? updated : 0 };
}

/** Only the drawing itself has to be sound; what is wrong beside it is put right. */
export function keptOf(record: unknown, id: string, kinds: Kinds): Kept {
  const summary = summaryOf(record, id);
  const checked = documentOf(field(record, 'document'), kinds);
  if ('diagnostics' in checked)
    return { is: 'damaged', title: titleOf(record) ?? titleOf(field(record, 'document')) ?? UNTITLED, ...checked, raw: record };
  const { document } = checked;
  return { is: 'sound', drawing: { ...summary, title: titleOf(record) ?? document.title, saves: savesOf(record), document } };
}

export function documentOf(
  kept: unknown,
  kinds: Kinds,
): { readonly document: GraphDocument } | { readonly diagnostics: readonly Diagnostic[] } {
  const strange = strangeIn(kept);
  if (strange !== undefined)
    return { diagnostics: [{ code: 'not-json', severity: 'error', message: `What is kept is no drawing: it has ${strange}.`, at: null }] };
  const loaded = loadDocument(jsonOf(kept), kinds);
  return loaded.ok ? { document: loaded.document } : { diagnostics: loaded.diagnostics };
}
