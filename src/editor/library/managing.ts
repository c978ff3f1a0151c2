/** Renaming and deleting drawings that are not open. */
import type { Desk } from '../shell/desk.tsx';
import { toast } from '../shell/toast.ts';
import { forgetLearnt } from '../transport/leaving.ts';
import { openFirst, openKept } from './openings.ts';
import type { Drawing, Summary } from './store.ts';
import { troubleOf } from './troubles.ts';

const NO_CHANGE = { add: [], remove: [] };

export async function renameDrawing({ store }: Desk, drawing: Drawing, title: string): Promise<void> {
  const { saves, document } = drawing;
  const outcome = await store.save({ ...drawing, title, saves: saves + 1, document: { ...document, title } }, saves, NO_CHANGE);
  if (outcome !== 'saved') toast({ message: 'It was changed in another tab and is not renamed', bad: true });
}

/** With a way back. What is open gives way to the drawing before it. */
export async function removeDrawing(desk: Desk, { id, title }: Summary): Promise<void> {
  const { editor, keeper, store, ui } = desk;
  if (editor.store.getState().drawing === id) {
    forgetLearnt(desk);
    await openNext(desk, id);
    ui.open('drawings');
  }
  const putBack = await store.remove(id);
  keeper.deleted(id);
  const bringBack = () =>
    void putBack().then(
      () => ui.say(`${title} is back`),
      (error: unknown) => toast({ message: `${title} could not be brought back: ${troubleOf(error).message}.`, bad: true }),
    );
  ui.say(`Deleted ${title}`);
  toast({ message: `Deleted ${title}`, way: { label: 'Undo', run: bringBack } });
}

async function openNext(desk: Desk, than: string): Promise<void> {
  for (const { id } of await desk.store.list()) if (id !== than && (await openKept(desk, id, 'replace')).is === 'done') return;
  await openFirst(desk, 'replace');
}
