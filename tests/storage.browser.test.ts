/** The browser's own database: lost, taken by a newer program, held by an older one, cleared. What is drawn is kept, or it is said that it is not. */
import { deleteDB, openDB } from 'idb';
import { afterEach, expect, test, vi } from 'vitest';
import { kinds } from '../nodes/kinds.ts';
import { describeDocument } from '../src/graph/index.ts';
import { firstDrawing } from '../src/editor/library/first-drawing.ts';
import { createIdbRecords } from '../src/editor/library/idb-records.ts';
import { createKeeper } from '../src/editor/library/keeper.ts';
import { createDrawingStore } from '../src/editor/library/store.ts';
import { createEditor } from '../src/editor/state/editor.ts';

let count = 0;
const newName = () => `test-${Date.now()}-${count++}`;
/** Long enough for a machine with other work. */
const SOON = { timeout: 20_000 };

afterEach(() => void vi.restoreAllMocks());

function opened(name: string, version?: number) {
  const records = createIdbRecords(name, version);
  const store = createDrawingStore(records, kinds);
  const editor = createEditor({ send: () => {}, onMessage: () => {} }, 'none', firstDrawing);
  const keeper = createKeeper(editor, { store, tabs: { tell: () => {}, listen: () => {} }, now: () => Date.now() });
  const vanished = vi.fn<() => void>();
  keeper.onVanished(vanished);
  const begin = (save: 'now' | 'when-changed') => {
    keeper.opening('a', firstDrawing, { save });
    editor.open('a', firstDrawing);
    return keeper.flush();
  };
  const rename = (title: string) => editor.run(describeDocument, { title });
  const state = () => keeper.state.getState();
  const titles = async () => (await store.list()).map(({ title }) => title);
  return { records, store, keeper, vanished, begin, rename, state, titles };
}

test('drawings are listed newest first, deleted and put back with their versions', async () => {
  const t = opened(newName());
  await t.begin('now');
  t.rename('Second');
  await t.keeper.flush();
  expect(await t.titles()).toEqual(['Second']);
  expect((await t.store.versions('a')).map(({ document }) => (document as { title: string }).title)).toEqual([firstDrawing.title]);
  const putBack = await t.store.remove('a');
  expect(await t.titles()).toEqual([]);
  await putBack();
  expect(await t.titles()).toEqual(['Second']);
  expect(await t.store.versions('a')).toHaveLength(1);
});

test('a drawing without its line in the list is listed, and a broken record stays as it is', async () => {
  const name = newName();
  const t = opened(name);
  await t.begin('now');
  const raw = await openDB(name, 1);
  await raw.put('drawings', { id: 'b', title: 'Broken', document: new Map([[1, 2n]]) });
  expect((await t.store.list()).map(({ id }) => id).toSorted()).toEqual(['a', 'b']);
  expect(await t.store.read('b')).toMatchObject({ is: 'damaged', title: 'Broken' });
  expect(await raw.get('drawings', 'b')).toEqual({ id: 'b', title: 'Broken', document: new Map([[1, 2n]]) });
  raw.close();
});

test('a connection that is closed from outside is opened again', async () => {
  const name = newName();
  const connections: IDBDatabase[] = [];
  const open = IDBFactory.prototype.open;
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (this: IDBFactory, ...args) {
    const request = open.apply(this, args);
    request.addEventListener('success', () => connections.push(request.result));
    return request;
  });
  const t = opened(name);
  await t.begin('now');
  connections[0]?.close();
  t.rename('After it was closed');
  await t.keeper.flush();
  expect(t.state()).toEqual({ is: 'saved' });
  expect(await t.titles()).toEqual(['After it was closed']);
  expect(connections).toHaveLength(2);
});

test('a newer program gets the database at once; what was not saved yet is saved before, and the old page says so', async () => {
  const name = newName();
  const t = opened(name);
  await t.begin('now');
  t.rename('The last change'); // not saved yet
  const newer = await openDB(name, 2);
  expect(await newer.get('drawings', 'a')).toMatchObject({ title: 'The last change' });
  await vi.waitFor(() => expect(t.state()).toEqual({ is: 'outdated' }), SOON);
  t.rename('Later');
  await t.keeper.flush();
  expect(t.state()).toEqual({ is: 'outdated' });
  await expect(t.store.list()).rejects.toThrow('newer Neuroloom');
  newer.close();
});

test('a page older than the database says that it is', async () => {
  const name = newName();
  (await openDB(name, 7)).close();
  const t = opened(name);
  await t.begin('now');
  expect(t.state()).toEqual({ is: 'outdated' });
});

test('where an older page does not let go, the new one says so, and goes on when it does', async () => {
  const name = newName();
  await opened(name).begin('now');
  const older = await openDB(name, 1); // deaf to who wants it
  const t = opened(name, 2);
  await t.begin('when-changed');
  t.rename('Meanwhile');
  await t.keeper.flush();
  expect(t.state()).toMatchObject({ is: 'failed', trouble: 'blocked', why: expect.stringContaining('another tab') });
  older.close();
  await vi.waitFor(() => expect(t.state().is).not.toBe('failed'), SOON);
});

test('storage that was cleared is not another tab: the open drawing is kept again, and it is said', async () => {
  const name = newName();
  const t = opened(name);
  await t.begin('now');
  t.rename('Mine');
  await t.keeper.flush();
  await deleteDB(name);
  await vi.waitFor(() => expect(t.vanished).toHaveBeenCalledTimes(1), SOON);
  expect(t.state()).toEqual({ is: 'saved' });
  expect(await t.titles()).toEqual(['Mine']);
  t.rename('Mine, later');
  await t.keeper.flush();
  expect(t.state()).toEqual({ is: 'saved' });
});

test('a record that is gone is kept again with the next change, and it is said', async () => {
  const name = newName();
  const t = opened(name);
  await t.begin('now');
  const raw = await openDB(name, 1);
  await Promise.all((['drawings', 'summaries'] as const).map((table) => raw.clear(table)));
  raw.close();
  t.rename('Mine');
  await t.keeper.flush();
  expect(t.state()).toEqual({ is: 'saved' });
  expect(t.vanished).toHaveBeenCalledTimes(1);
  expect(await t.titles()).toEqual(['Mine']);
});

test('no space left is said as that, the drawing stays, and the next change tries again', async () => {
  const t = opened(newName());
  await t.begin('now');
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
    throw new DOMException('no room', 'QuotaExceededError');
  });
  t.rename('Too much');
  await t.keeper.flush();
  expect(t.state()).toEqual({ is: 'failed', trouble: 'full', why: 'the browser has no space left for this page' });
  t.rename('Again');
  await t.keeper.flush();
  expect(t.state()).toEqual({ is: 'saved' });
  expect(await t.titles()).toEqual(['Again']);
});
