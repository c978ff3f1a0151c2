/** All ways to open a drawing. Each gives it an id of its own, tells the keeper, then the editor, then the address. */
import { atPresent, emptyDocument, hasErrors, type GraphDocument, type Diagnostic } from '../../graph/index.ts';
import { isCancelled, patiently } from './patience.ts';
import { mayLeave } from '../transport/leaving.ts';
import type { Desk } from '../shell/desk.tsx';
import { toast } from '../shell/toast.ts';
import { drawingHash } from '../share/routes.ts';
import { firstDrawing } from './first-drawing.ts';
import { releaseWhenSmall } from './hold.ts';
import { sayDamaged, sayUnread, unreadable } from './damaged.ts';
import { documentOf, type Damaged } from './record.ts';
import type { Version } from './records.ts';

/** Whether the address keeps its entry in the browser's history, gets another one, or is right already. */
export type Address = 'push' | 'replace' | 'keep';

interface Opening {
  readonly document: GraphDocument;
  readonly save: 'now' | 'when-changed';
  readonly address: Address;
  readonly held?: boolean;
  readonly fileName?: string;
  readonly experiment?: string | undefined;
}

/** False when the person stays with what is open: a training has found weights that are not kept. */
async function openAsNew(desk: Desk, { document: given, save, address, held = false, fileName, experiment }: Opening): Promise<boolean> {
  const { editor, keeper, kinds, ui } = desk;
  if (!(await mayLeave(desk))) return false;
  await keeper.flush();
  const id = newId();
  const document = atPresent(given, kinds);
  keeper.opening(id, document, { save });
  ui.setState({ fileName, copyOf: address === 'keep' ? location.hash : undefined, ready: true, dialog: undefined });
  editor.open(id, document, { held, experiment });
  goTo(drawingHash(id), address);
  ui.say(`Opened ${document.title}`);
  return true;
}

export const openNew = (desk: Desk): Promise<boolean> => openAsNew(desk, { document: emptyDocument(), save: 'now', address: 'push' });
/** With its unit selected, so that the inspector shows why it computes what it does. */
export async function openFirst(desk: Desk, address: Address, save: Opening['save'] = 'now'): Promise<void> {
  if (await openAsNew(desk, { document: firstDrawing, save, address })) desk.editor.select(['unit']);
}
export const openCopy = (desk: Desk, document: GraphDocument): Promise<boolean> =>
  openAsNew(desk, { document, save: 'now', address: 'push' });

/** A file, or text from a drop or the clipboard. False when the person stays, or when it is no drawing; then a dialog says why. */
export async function openText(desk: Desk, source: string | Uint8Array, name: string): Promise<boolean> {
  const loaded = await patiently(name, (signal) => desk.reader.readDrawing(source, signal));
  if (!loaded.ok && isCancelled(loaded.diagnostics)) return false;
  if (!loaded.ok || hasErrors(loaded.diagnostics)) {
    refuse(desk, `${name} could not be opened`, loaded.diagnostics);
    return false;
  }
  const isFile = name.endsWith('.json');
  if (!(await openAsNew(desk, { document: loaded.document, save: 'now', address: 'push', ...(isFile ? { fileName: name } : {}) })))
    return false;
  const missing = loaded.diagnostics.filter(({ code }) => code === 'unreadable-text'); // the runtime sees nothing of the text
  if (missing.length > 0) desk.ui.setState({ problems: { title: `${name} is open, with letters missing`, diagnostics: missing } });
  return true;
}

/** `done` also when the person stays with what is open. */
export type KeptOpening = { readonly is: 'done' } | { readonly is: 'missing' } | Damaged;

/** A drawing that is kept here. Rejects when the store cannot be read. */
export async function openKept(desk: Desk, id: string, address: Address): Promise<KeptOpening> {
  const { editor, keeper, store, ui } = desk;
  await keeper.flush();
  const found = await store.read(id);
  if (!found) return { is: 'missing' };
  if (found.is === 'damaged') return found;
  if (!(await mayLeave(desk))) return { is: 'done' };
  await keeper.flush();
  const { drawing: kept } = found;
  const { document } = kept;
  keeper.opening(id, document, { kept });
  ui.setState({ fileName: undefined, copyOf: undefined, ready: true, dialog: undefined });
  editor.open(id, document);
  goTo(drawingHash(id), address);
  ui.say(`Opened ${kept.title}`);
  return { is: 'done' };
}

/** An earlier version opens as a drawing of its own, so that nothing is lost. */
export async function openVersion(desk: Desk, { document: kept }: Version, when: string): Promise<void> {
  const checked = documentOf(kept, desk.kinds);
  if ('document' in checked) await openCopy(desk, { ...checked.document, title: `${checked.document.title} (${when})` });
  else sayDamaged(desk, [{ is: 'damaged', title: `Version of ${when}`, ...checked, raw: kept }]);
}

/** As `openKept`, because a person asks: what stands in the way is said. */
export async function openAsked(desk: Desk, id: string, address: Address): Promise<void> {
  try {
    const outcome = await openKept(desk, id, address);
    if (outcome.is === 'damaged') sayDamaged(desk, [outcome]);
    if (outcome.is === 'missing') toast({ message: 'This browser does not keep that drawing any more.', bad: true });
  } catch (error) {
    sayUnread(desk, error);
  }
}

/** The drawing that was worked on last; of those that cannot be opened it says so, and takes the next. On a first visit the first one. */
export async function openHome(desk: Desk, address: Address): Promise<void> {
  const damaged: Damaged[] = [];
  try {
    for (const summary of await desk.store.list()) {
      const outcome = await openKept(desk, summary.id, address).catch((error: unknown) => unreadable(summary, error));
      if (outcome.is === 'damaged') damaged.push(outcome);
      if (outcome.is === 'done') return sayDamaged(desk, damaged);
    }
    await openFirst(desk, address);
  } catch (error) {
    await openFirst(desk, 'keep', 'when-changed'); // the others are there once they can be read
    sayUnread(desk, error);
  }
  sayDamaged(desk, damaged);
}

/** A copy of a gallery document, kept once it is changed; with its first experiment where it has none of that name. */
export async function openGallery(desk: Desk, name: string, experiment?: string): Promise<boolean> {
  const entry = await desk.gallery.load(name);
  if (entry) await openAsNew(desk, { document: entry.document, save: 'when-changed', address: 'keep', experiment });
  return entry !== undefined;
}

/** What a link brought: from a stranger, so nothing large runs before the person says so. */
export async function openLink(desk: Desk, packed: string): Promise<boolean> {
  const title = 'The link could not be opened';
  const { unpackLink } = await import('../share/link.ts');
  const unpacked = unpackLink(packed);
  if (!unpacked.ok) {
    refuse(desk, title, [{ code: 'bad-link', severity: 'error', message: unpacked.problem, at: null }]);
    return false;
  }
  const loaded = await patiently('The link', (signal) => desk.reader.readDrawing(unpacked.text, signal));
  if (!loaded.ok) {
    refuse(desk, title, loaded.diagnostics);
    return false;
  }
  if (!(await mayLeave(desk))) return true;
  releaseWhenSmall(desk.editor);
  await openAsNew(desk, { document: loaded.document, save: 'when-changed', address: 'keep', held: true });
  return true;
}

export function refuse({ ui }: Desk, title: string, diagnostics: readonly Diagnostic[]): void {
  ui.setState({ problems: { title, diagnostics } });
  ui.say(title);
}

export function goTo(hash: string, address: Address): void {
  if (address === 'keep' || location.hash === hash) return;
  if (address === 'push') history.pushState(null, '', hash);
  else history.replaceState(null, '', hash);
}

export function newId(): string {
  return `d${Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(36).padStart(2, '0')).join('')}`;
}
