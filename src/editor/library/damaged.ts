/** Drawings that were kept and cannot be opened: said, left as they are, and to be had as a file. */
import { fileSave } from 'browser-fs-access';
import type { Diagnostic } from '../../graph/index.ts';
import type { Desk } from '../shell/desk.tsx';
import { toast } from '../shell/toast.ts';
import { plainName } from './fileName.ts';
import { jsonOf } from './plain.ts';
import type { Damaged, Summary } from './record.ts';
import { troubleOf } from './troubles.ts';

/** Reasons that are given for each of several. */
const MOST = 3;

const STAYS = 'Nothing was deleted. What is left can be saved as a file, and stays in this browser until you delete it.';

export function sayDamaged({ ui }: Pick<Desk, 'ui'>, damaged: readonly Damaged[]): void {
  const [first] = damaged;
  if (!first) return;
  const isOne = damaged.length === 1;
  const title = isOne ? `“${first.title}” could not be opened` : `${damaged.length} drawings could not be opened`;
  const reasons = isOne ? first.diagnostics : damaged.flatMap((each) => each.diagnostics.slice(0, MOST).map((one) => named(each, one)));
  const diagnostics: readonly Diagnostic[] = [{ code: 'set-aside', severity: 'warning', message: STAYS, at: null }, ...reasons];
  ui.setState({ problems: { title, diagnostics, left: damaged.filter(({ raw }) => raw !== undefined) } });
  ui.say(title);
}

const named = ({ title }: Damaged, diagnostic: Diagnostic): Diagnostic => ({ ...diagnostic, message: `“${title}”: ${diagnostic.message}` });

/** The browser does not give the record. */
export const unreadable = ({ title }: Summary, error: unknown): Damaged => ({
  is: 'damaged',
  title,
  diagnostics: [{ code: 'unread', severity: 'error', message: `It cannot be read: ${troubleOf(error).message}.`, at: null }],
  raw: undefined,
});

/** The drawings of this browser could not be read at all. */
export function sayUnread({ ui }: Pick<Desk, 'ui'>, error: unknown): void {
  const title = 'The drawings of this browser could not be read';
  const why = troubleOf(error).message;
  const message = `${why.charAt(0).toUpperCase()}${why.slice(1)}. They are not lost: load this page again to try once more.`;
  ui.setState({ problems: { title, diagnostics: [{ code: 'unread', severity: 'error', message, at: null }] } });
  ui.say(title);
}

/** What this browser kept had gone while the drawing was open. */
export function sayVanished({ ui }: Pick<Desk, 'ui'>): void {
  const message = 'The browser had cleared what it kept here. The open drawing is kept again; others may be gone. Save a file to be safe.';
  ui.say(message);
  toast({ message, bad: true });
}

/** As JSON, whatever it is; several as a list. */
export async function saveLeft({ ui }: Pick<Desk, 'ui'>, damaged: readonly Pick<Damaged, 'title' | 'raw'>[]): Promise<void> {
  const [first] = damaged;
  if (!first) return;
  const records = damaged.map(({ raw }) => jsonOf(raw));
  const blob = new Blob([JSON.stringify(damaged.length === 1 ? records[0] : records)], { type: 'application/json' });
  const fileName = damaged.length === 1 ? `${plainName(first.title)}.damaged.json` : 'drawings.damaged.json';
  try {
    await fileSave(blob, { fileName, extensions: ['.json'], mimeTypes: ['application/json'] });
    ui.say(`Saved ${fileName}`);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) toast({ message: troubleOf(error).message, bad: true });
  }
}
