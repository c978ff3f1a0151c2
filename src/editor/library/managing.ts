/** Renaming and deleting drawings that are not open. */
import type { Desk } from '../shell/desk.tsx';
import { toast } from '../shell/toast.ts';
import { forgetLearnt } from '../transport/leaving.ts';
import { openFirst, openKept } from './openings.ts';
import type { Drawing } from './store.ts';

export async function renameDrawing({ store }: Desk, drawing: Drawing, title: string): Promise<void> {
  const { id, saves, document } = drawing;
  const versions = await store.versions(id);
  const outcome = await store.save({ ...drawing, title, saves: saves + 1, document: { ...document, title } }, saves, versions);
  if (outcome === 'conflict') toast({ message: 'It was changed in another tab and is not renamed', bad: true });
}

/** With a way back. What is open gives way to the drawing before it. */
export async function removeDrawing(desk: Desk, id: string): Promise<void> {
  const { editor, store, ui } = desk;
  const [drawing, versions] = await Promise.all([store.read(id), store.versions(id)]);
  if (!drawing) return;
  if (editor.store.getState().drawing === id) {
    forgetLearnt(desk);
    const next = (await store.list()).find((other) => other.id !== id);
    if (!next || !(await openKept(desk, next.id, 'replace'))) await openFirst(desk, 'replace');
    ui.open('drawings');
  }
  await store.remove(id);
  const bringBack = () => void store.save(drawing, 0, versions).then(() => ui.say(`${drawing.title} is back`));
  ui.say(`Deleted ${drawing.title}`);
  toast({ message: `Deleted ${drawing.title}`, way: { label: 'Undo', run: bringBack } });
}
