/** All ways to open a drawing. Each gives it an id of its own, tells the keeper, then the editor, then the address. */
import { atPresent, emptyDocument, hasErrors, type GraphDocument, type Diagnostic } from '../../graph/index.ts';
import { isCancelled, patiently } from './patience.ts';
import { mayLeave } from '../transport/leaving.ts';
import type { Desk } from '../shell/desk.tsx';
import { drawingHash } from '../share/routes.ts';
import { firstDrawing } from './first-drawing.ts';
import { releaseWhenSmall } from './hold.ts';

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
export async function openFirst(desk: Desk, address: Address): Promise<void> {
  if (await openAsNew(desk, { document: firstDrawing, save: 'now', address })) desk.editor.select(['unit']);
}
export const openCopy = (desk: Desk, document: GraphDocument): Promise<boolean> =>
  openAsNew(desk, { document, save: 'now', address: 'push' });

/** Text from a file, a drop or the clipboard. False when the person stays, or when it is no drawing; then a dialog says why. */
export async function openText(desk: Desk, text: string, name: string): Promise<boolean> {
  const loaded = await patiently(name, (signal) => desk.reader.readDrawing(text, signal));
  if (!loaded.ok && isCancelled(loaded.diagnostics)) return false;
  if (!loaded.ok || hasErrors(loaded.diagnostics)) {
    refuse(desk, `${name} could not be opened`, loaded.diagnostics);
    return false;
  }
  const isFile = name.endsWith('.json');
  return openAsNew(desk, { document: loaded.document, save: 'now', address: 'push', ...(isFile ? { fileName: name } : {}) });
}

/** A drawing that is kept here. False when it is not; true also when the person stays with what is open. */
export async function openKept(desk: Desk, id: string, address: Address): Promise<boolean> {
  const { editor, keeper, kinds, store, ui } = desk;
  await keeper.flush();
  const kept = await store.read(id);
  if (!kept) return false;
  if (!(await mayLeave(desk))) return true;
  await keeper.flush();
  const document = atPresent(kept.document, kinds); // an older program may have kept it
  keeper.opening(id, document, { kept });
  ui.setState({ fileName: undefined, copyOf: undefined, ready: true, dialog: undefined });
  editor.open(id, document);
  goTo(drawingHash(id), address);
  ui.say(`Opened ${kept.title}`);
  return true;
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
