import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { kinds } from '../../../nodes/kinds.ts';
import { describeDocument, parseDocument, removeElements, saveDocument, type GraphDocument } from '../../graph/index.ts';
import { createEditor, type Engine } from '../state/editor.ts';
import { firstDrawing } from './first-drawing.ts';
import { createKeeper, SAVE_AFTER, type Tabs } from './keeper.ts';
import { createMemoryStore, type Drawing, type DrawingStore, type Version } from './store.ts';
import { NEWEST_KEPT, versionsAfter } from './versions.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const silent: Engine = { send: () => {}, onMessage: () => {} };

/** Tabs of one browser: a store and a channel that they share. */
function browser() {
  const listeners: { readonly own: object; readonly listener: Parameters<Tabs['listen']>[0] }[] = [];
  const open = (store: DrawingStore) => {
    const own = {};
    const editor = createEditor(silent, 'none', firstDrawing);
    const tabs: Tabs = {
      tell: (save) => listeners.filter((other) => other.own !== own).forEach(({ listener }) => listener(save)),
      listen: (listener) => void listeners.push({ own, listener }),
    };
    const keeper = createKeeper(editor, { store, tabs, now: () => vi.getMockedSystemTime()?.getTime() ?? 0 });
    return { editor, keeper, is: () => keeper.state.getState().is, rename: (title: string) => editor.run(describeDocument, { title }) };
  };
  return { store: createMemoryStore(kinds), open };
}

/** The drawing 'a' as it is kept. */
async function sound(store: DrawingStore): Promise<Drawing | undefined> {
  const kept = await store.read('a');
  return kept?.is === 'sound' ? kept.drawing : undefined;
}
const documentsOf = (versions: readonly Version[]): readonly GraphDocument[] => versions.map(({ document }) => document as GraphDocument);

const settle = () => vi.advanceTimersByTimeAsync(SAVE_AFTER + 1);

test('the first drawing is a valid document, at the present version of its kinds', () => {
  expect(parseDocument(saveDocument(firstDrawing), kinds)).toEqual({ ok: true, diagnostics: [], document: firstDrawing });
});

test('a new drawing is kept at once, a copy from the gallery with its first change', async () => {
  const { store, open } = browser();
  const { editor, keeper, is, rename } = open(store);
  keeper.opening('a', firstDrawing, { save: 'now' });
  editor.open('a', firstDrawing);
  await settle();
  expect(is()).toBe('saved');
  const first = vi.fn<(id: string) => void>();
  keeper.onFirstSave(first);
  keeper.opening('b', firstDrawing, { save: 'when-changed' });
  editor.open('b', firstDrawing);
  await settle();
  expect(is()).toBe('unchanged');
  expect((await store.list()).map(({ id }) => id)).toEqual(['a']);
  rename('Mine');
  expect(is()).toBe('saving');
  await settle();
  expect(first).toHaveBeenCalledWith('b');
  expect(await store.list()).toMatchObject([{ id: 'b', title: 'Mine' }, { id: 'a' }]);
});

test('many changes are one save, and flush does not wait', async () => {
  const { store, open } = browser();
  const { editor, keeper, rename } = open(store);
  const save = vi.spyOn(store, 'save');
  keeper.opening('a', firstDrawing, { save: 'when-changed' });
  editor.open('a', firstDrawing);
  for (const title of ['1', '2', '3']) rename(title);
  await settle();
  expect(save).toHaveBeenCalledTimes(1);
  rename('4');
  await keeper.flush();
  expect((await sound(store))?.title).toBe('4');
  expect((await sound(store))?.saves).toBe(2);
});

test('two tabs: what one saves is not overwritten by the other', async () => {
  const { store, open } = browser();
  const [one, two] = [open(store), open(store)];
  one.keeper.opening('a', firstDrawing, { save: 'now' });
  one.editor.open('a', firstDrawing);
  await settle();
  const kept = await sound(store);
  if (!kept) throw new Error('not kept');
  two.keeper.opening('a', kept.document, { kept });
  two.editor.open('a', kept.document);
  one.rename('From one');
  await settle();
  expect(two.is()).toBe('elsewhere');
  two.rename('From two');
  await settle();
  expect((await sound(store))?.title).toBe('From one');
});

test('without word from the other tab the count of saves tells', async () => {
  const { store, open } = browser();
  const { editor, keeper, is, rename } = open(store);
  keeper.opening('a', firstDrawing, { save: 'now' });
  editor.open('a', firstDrawing);
  await settle();
  await store.save({ id: 'a', title: 'Other', updated: 1, saves: 2, document: firstDrawing }, 1, { add: [], remove: [] });
  rename('Mine');
  await settle();
  expect(is()).toBe('elsewhere');
  expect((await sound(store))?.title).toBe('Other');
});

test('a store that fails is said, and tried again with the next change', async () => {
  const { store, open } = browser();
  const { editor, keeper, is, rename } = open(store);
  keeper.opening('a', firstDrawing, { save: 'when-changed' });
  editor.open('a', firstDrawing);
  const save = vi.spyOn(store, 'save').mockRejectedValueOnce(new Error('no space'));
  rename('1');
  await settle();
  expect(keeper.state.getState()).toEqual({ is: 'failed', why: 'no space', trouble: 'other' });
  rename('2');
  await settle();
  expect(is()).toBe('saved');
  expect(save).toHaveBeenCalledTimes(2);
});

const titled = (title: string) => ({ ...firstDrawing, title });

test('versions: one for every minute, and the older the fewer', () => {
  let versions = versionsAfter([], 'a', { document: firstDrawing, isWorth: false }, 0);
  expect(versions).toHaveLength(1);
  versions = versionsAfter(versions, 'a', { document: titled('soon'), isWorth: false }, 59_000);
  expect(versions).toHaveLength(1);
  versions = versionsAfter(versions, 'a', { document: titled('worth it'), isWorth: true }, 59_000);
  expect(documentsOf(versions).map(({ title }) => title)).toEqual(['worth it', firstDrawing.title]);
  for (let i = 2; i <= 200; i++) versions = versionsAfter(versions, 'a', { document: titled(String(i)), isWorth: false }, i * 60_000);
  expect(versions.length).toBeLessThanOrEqual(2 * NEWEST_KEPT);
  expect(documentsOf(versions.slice(0, 3)).map(({ title }) => title)).toEqual(['200', '199', '198']);
  expect(versions.at(-1)?.at).toBeLessThan(100 * 60_000);
});

test('versions: neither an empty drawing nor the same once more', () => {
  const { nodes: _, ...rest } = firstDrawing;
  expect(versionsAfter([], 'a', { document: { ...rest, nodes: {}, edges: {} }, isWorth: true }, 0)).toEqual([]);
  const [kept] = versionsAfter([], 'a', { document: firstDrawing, isWorth: true }, 0);
  const known = kept ? [kept] : [];
  expect(versionsAfter(known, 'a', { document: structuredClone(firstDrawing), isWorth: true }, 90_000)).toBe(known);
});

test('what is deleted, and what was there before a session of work, is found among the versions', async () => {
  const { store, open } = browser();
  const first = open(store);
  first.keeper.opening('a', firstDrawing, { save: 'now' });
  first.editor.open('a', firstDrawing);
  await settle();
  first.rename('Work of an hour');
  await settle();
  first.editor.run(removeElements, { ids: ['x1'] });
  await settle();
  expect(documentsOf(await store.versions('a')).map((document) => [document.title, 'x1' in document.nodes])).toEqual([
    ['Work of an hour', true],
    ['One unit', true],
  ]);
  const kept = await sound(store);
  if (!kept) throw new Error('not kept');
  const second = open(store);
  second.keeper.opening('a', kept.document, { kept });
  second.editor.open('a', kept.document);
  second.rename('The next day');
  await settle();
  expect(documentsOf(await store.versions('a')).map((document) => ['x1' in document.nodes, document.title])).toEqual([
    [false, 'Work of an hour'],
    [true, 'Work of an hour'],
    [true, 'One unit'],
  ]);
});

test('a drawing that another tab deletes is not kept again before the person has chosen', async () => {
  const { store, open } = browser();
  const [one, two] = [open(store), open(store)];
  one.keeper.opening('a', firstDrawing, { save: 'now' });
  one.editor.open('a', firstDrawing);
  await settle();
  await store.remove('a');
  two.keeper.deleted('a');
  expect(one.is()).toBe('deleted');
  one.rename('Still here');
  await settle();
  expect(await store.list()).toEqual([]);
  await one.keeper.keepAgain();
  expect(one.is()).toBe('saved');
  expect((await sound(store))?.title).toBe('Still here');
});

test('a drawing that went without a word is kept again with its versions, and that is no other tab', async () => {
  const { store, open } = browser();
  const { editor, keeper, is, rename } = open(store);
  const vanished = vi.fn<() => void>();
  keeper.onVanished(vanished);
  keeper.opening('a', firstDrawing, { save: 'now' });
  editor.open('a', firstDrawing);
  await settle();
  rename('Work');
  await settle();
  await store.remove('a');
  rename('More work');
  await settle();
  expect(is()).toBe('saved');
  expect(vanished).toHaveBeenCalledTimes(1);
  expect((await sound(store))?.title).toBe('More work');
  expect(documentsOf(await store.versions('a')).map(({ title }) => title)).toEqual([firstDrawing.title]);
});
