/** Whatever stands in the browser's database: the editor opens a sound drawing, says which one it could not open, and deletes nothing. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { kinds } from '../../../nodes/kinds.ts';
import { anything, assert as check, asyncProperty, constantFrom, nat } from '../../../tests/fast-check.ts';
import { describeDocument } from '../../graph/index.ts';
import { createGallery } from '../gallery/gallery.ts';
import type { Desk } from '../shell/desk.tsx';
import { createUi } from '../shell/ui.ts';
import { createEditor } from '../state/editor.ts';
import { firstDrawing } from './first-drawing.ts';
import { createKeeper } from './keeper.ts';
import { readHere } from './reader.ts';
import { openHome } from './openings.ts';
import { jsonOf } from './plain.ts';
import type { Drawing } from './record.ts';
import { createMemoryRecords, type Records } from './records.ts';
import { createDrawingStore } from './store.ts';
import { Trouble } from './troubles.ts';

beforeEach(() => {
  vi.stubGlobal('location', { hash: '' });
  vi.stubGlobal('history', { pushState: () => {}, replaceState: () => {} });
});
afterEach(() => void vi.unstubAllGlobals());

type Raw = Record<string, unknown>;

const record = (id: string, updated: number): Raw =>
  structuredClone({ id, title: `Drawing ${id}`, updated, saves: 3, document: { ...firstDrawing, title: `Drawing ${id}` } });

function open(records: Records): Desk {
  const editor = createEditor({ send: () => {}, onMessage: () => {} }, 'none', firstDrawing);
  const store = createDrawingStore(records, kinds);
  const keeper = createKeeper(editor, { store, tabs: { tell: () => {}, listen: () => {} }, now: () => 0 });
  return { editor, kinds, store, keeper, ui: createUi(), gallery: createGallery({}), reader: readHere(kinds) };
}

/** Every place in a value, as a path. */
function placesOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  const inside = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [...(path.length > 0 ? [path] : []), ...inside.flatMap(([key, item]) => placesOf(item, [...path, key]))];
}

function put(whole: Raw, path: readonly string[], value: unknown): void {
  let at = whole;
  for (const key of path.slice(0, -1)) at = at[key] as Raw;
  Object.defineProperty(at, path.at(-1) ?? '', { value, writable: true, enumerable: true, configurable: true });
}

const cyclic: Raw = {};
cyclic['again'] = [cyclic, cyclic];
/** Each level twice in the next: 2⁶⁰ places, though it takes no room. */
const doubled = Array.from({ length: 60 }).reduce<unknown>((inner) => ({ a: inner, b: inner }), {});
let deep: unknown = [];
for (let i = 0; i < 20_000; i++) deep = [deep];

/** What a database can hold and a drawing cannot. */
const STRANGE: readonly unknown[] = [
  undefined, null, NaN, Infinity, -1, 1e300, '', 'text', true, [], {}, [[]], new Date(NaN), new Map([[1, 2]]), new Set(), 10n, /x/,
  new Float64Array(3), new ArrayBuffer(8), Object.fromEntries([['__proto__', { polluted: true }]]), { constructor: { prototype: 1 } },
  'x'.repeat(100_000), Array.from({ length: 10 }), cyclic, doubled, deep, { toString: 1, valueOf: 2, length: -1 },
]; // prettier-ignore

const isSame = (a: unknown, b: unknown): boolean => Object.is(a, b);

async function opensAnother(broken: unknown): Promise<'itself' | 'another'> {
  const good = record('good', 1);
  const records = createMemoryRecords([
    ['bad', broken],
    ['good', good],
  ]);
  // the broken one is the one that was worked on last, also where it does not say so any more
  const summaries = new Map<string, unknown>([['bad', { id: 'bad', title: 'Drawing bad', updated: 9 }], ['good', good]]); // prettier-ignore
  const desk = open({ ...records, summaries: async () => summaries });
  await openHome(desk, 'replace');
  const { drawing } = desk.editor.store.getState();
  expect(['bad', 'good']).toContain(drawing);
  expect(isSame(await records.drawing('bad'), broken)).toBe(true);
  expect(isSame(await records.drawing('good'), good)).toBe(true);
  const { problems } = desk.ui.getState();
  const isItself = drawing === 'bad';
  expect(problems === undefined).toBe(isItself);
  expect(problems?.title ?? 'could not be opened').toMatch(/could not be opened/);
  expect(problems?.left?.length ?? 1).toBe(1);
  expect(problems?.diagnostics.length ?? 2).toBeGreaterThan(1);
  for (const { message } of problems?.diagnostics ?? []) expect(message).not.toMatch(/TypeError|undefined|\[object/);
  expect(() => JSON.stringify(jsonOf(problems?.left?.[0]?.raw))).not.toThrow(); // it can be saved as a file
  return isItself ? 'itself' : 'another';
}

test('a record that is whole opens', async () => {
  expect(await opensAnother(record('bad', 9))).toBe('itself');
});

test('with anything strange in any place of a record something opens, and the record stays as it is', async () => {
  const places = placesOf(record('bad', 9));
  let refused = 0;
  await check(
    asyncProperty(nat(places.length - 1), constantFrom(...STRANGE.keys()), async (place, i) => {
      const broken = record('bad', 9);
      put(broken, places[place] as readonly string[], STRANGE[i]);
      if ((await opensAnother(broken)) === 'another') refused++;
    }),
    { numRuns: 500 },
  );
  expect(refused).toBeGreaterThan(250);
});

test('a record that misses any of its parts does no harm', async () => {
  for (const path of placesOf(record('bad', 9))) {
    const broken = record('bad', 9);
    let at = broken;
    for (const key of path.slice(0, -1)) at = at[key] as Raw;
    Reflect.deleteProperty(at, path.at(-1) ?? '');
    await opensAnother(broken);
  }
});

test('a record may be anything at all', async () => {
  for (const strange of STRANGE.filter((value) => value !== undefined)) expect(await opensAnother(strange)).toBe('another');
  await check(
    asyncProperty(anything(), async (strange) => {
      expect(await opensAnother(strange ?? null)).toBe('another');
    }),
    { numRuns: 200 },
  );
});

test('a record of a newer program is set aside with the words that a file gets', async () => {
  const broken = record('bad', 9);
  put(broken, ['document', 'versions', 'graph'], 99);
  const desk = open(createMemoryRecords([['bad', broken], ['good', record('good', 1)]])); // prettier-ignore
  await openHome(desk, 'replace');
  expect(desk.editor.store.getState().drawing).toBe('good');
  expect(desk.ui.getState().problems?.diagnostics.map(({ code }) => code)).toEqual(['set-aside', 'newer-version']);
});

test('what is wrong beside the drawing is put right, and the drawing can be saved again', async () => {
  for (const wrong of [{ saves: 'many' }, { title: 7 }, { updated: NaN }, { saves: -1, title: null, updated: '' }]) {
    const records = createMemoryRecords([['bad', { ...record('bad', 9), ...wrong }]]);
    const desk = open(records);
    await openHome(desk, 'replace');
    expect(desk.editor.store.getState().drawing).toBe('bad');
    desk.editor.run(describeDocument, { title: 'Mine' });
    await desk.keeper.flush();
    expect(desk.keeper.state.getState()).toEqual({ is: 'saved' });
    expect(await records.drawing('bad')).toMatchObject({ title: 'Mine' });
  }
});

test('of several that are damaged all are said, and where none is sound the first drawing opens', async () => {
  const desk = open(createMemoryRecords([['a', { title: 'A' }], ['b', { title: 'B', document: {} }]])); // prettier-ignore
  await openHome(desk, 'replace');
  expect(desk.ui.getState().problems?.title).toBe('2 drawings could not be opened');
  expect(
    desk.ui
      .getState()
      .problems?.left?.map(({ title }) => title)
      .toSorted(),
  ).toEqual(['A', 'B']);
  expect(desk.editor.store.getState().history.document.title).toBe(firstDrawing.title);
});

test('a record that the browser does not give is said, and the next opens', async () => {
  const records = createMemoryRecords([['bad', record('bad', 9)], ['good', record('good', 1)]]); // prettier-ignore
  const drawing = async (id: string) => {
    if (id === 'bad') throw new DOMException('Failed to read large IndexedDB value', 'DataError');
    return records.drawing(id);
  };
  const desk = open({ ...records, drawing });
  await openHome(desk, 'replace');
  expect(desk.editor.store.getState().drawing).toBe('good');
  expect(desk.ui.getState().problems?.title).toBe('“Drawing bad” could not be opened');
});

test('where the database does not answer the first drawing is open, and nothing is written', async () => {
  const records = createMemoryRecords([['a', record('a', 9)]]);
  const desk = open({ ...records, summaries: () => Promise.reject(new Trouble('blocked', 'another tab has it')) });
  await openHome(desk, 'replace');
  expect(desk.ui.getState().problems).toMatchObject({ title: 'The drawings of this browser could not be read' });
  expect(desk.editor.store.getState().history.document.title).toBe(firstDrawing.title);
  expect(desk.keeper.state.getState()).toEqual({ is: 'unchanged' });
});

test('versions that nobody can read are neither deleted nor in the way', async () => {
  const records = createMemoryRecords([['a', record('a', 9)]]);
  const strange = { drawing: 'a', at: 5, document: 10n };
  await records.save({ ...record('a', 9), saves: 4 } as unknown as Drawing, 3, { add: [strange, { drawing: 'a', at: Infinity, document: 1 }], remove: [] }); // prettier-ignore
  const desk = open(records);
  await openHome(desk, 'replace');
  desk.editor.run(describeDocument, { title: 'Mine' });
  await desk.keeper.flush();
  expect(desk.keeper.state.getState()).toEqual({ is: 'saved' });
  expect((await records.versions('a')).map(({ at }) => at)).toEqual([5, 6, Infinity]);
  expect((await desk.store.versions('a')).map(({ at }) => at)).toEqual([6, 5]);
});
