import { expect, test } from 'vitest';
import { kinds } from '../../../nodes/kinds.ts';
import { parseDocument, saveDocument } from '../../graph/index.ts';
import { createGallery } from '../gallery/gallery.ts';
import { firstDrawing } from '../library/first-drawing.ts';
import { createKeeper } from '../library/keeper.ts';
import { fileNameOf } from '../library/fileName.ts';
import { readHere } from '../library/reader.ts';
import { createMemoryStore } from '../library/store.ts';
import { createUi } from '../shell/ui.ts';
import { createEditor } from '../state/editor.ts';
import { createActions } from './registry.ts';
import { tidyPositions } from './tidy.ts';

const editor = createEditor({ send: () => {}, onMessage: () => {} }, 'd1', firstDrawing);
const store = createMemoryStore(kinds);
const keeper = createKeeper(editor, { store, tabs: { tell: () => {}, listen: () => {} }, now: () => 0 });
const actions = createActions({ editor, kinds, store, keeper, ui: createUi(), gallery: createGallery({}), reader: readHere(kinds) });
const action = (id: string) => actions.find((candidate) => candidate.id === id);

test('every id and every shortcut is there once', () => {
  const ids = actions.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const keys = actions
    .flatMap(({ shortcut, otherShortcuts = [] }) => [...(shortcut === undefined ? [] : [shortcut]), ...otherShortcuts])
    .map((key) => key.toLowerCase());
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});

test('ids are verb-noun, titles start with a capital and end without a full stop', () => {
  for (const { id, title } of actions) {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(title).toMatch(/^[A-Z].*[^.!]$/);
  }
});

test('every kind of node can be added', () => {
  for (const type of kinds.nodes.keys()) expect(action(`add-${type}`)?.group).toBe('Add');
});

test('what makes no sense is greyed out', () => {
  const can = (id: string) => action(id)?.enabled?.(editor.store.getState());
  editor.select([]);
  expect([can('delete'), can('copy'), can('show-parts'), can('undo'), can('run')]).toEqual([false, false, false, false, false]);
  editor.select(['unit']);
  expect([can('delete'), can('copy'), can('show-parts'), can('fold-parts')]).toEqual([true, true, true, false]);
});

test('parts are shown and folded again by one action each', () => {
  editor.select(['unit']);
  void action('show-parts')?.run(editor);
  expect(editor.store.getState().history.document.nodes['unit']?.type).toBe('activation');
  void action('fold-parts')?.run(editor);
  expect(editor.store.getState().history.document.nodes['unit']?.type).toBe('unit');
  editor.undo();
  editor.undo();
  expect(editor.store.getState().history.document).toEqual(firstDrawing);
});

test('tidying is one undo step, goes left to right and leaves notes alone', async () => {
  editor.select([]);
  await action('tidy-up')?.run(editor);
  const { history } = editor.store.getState();
  const { x1, unit, hint } = history.document.nodes;
  expect(x1?.position[0]).toBeLessThan(unit?.position[0] ?? 0);
  expect(hint).toEqual(firstDrawing.nodes['hint']);
  expect(history.past).toHaveLength(1);
  editor.undo();
});

test('tidying lays out loops and what is selected only', async () => {
  const loop = {
    ...firstDrawing,
    edges: {
      ...firstDrawing.edges,
      back: { ...firstDrawing.edges['e1'], from: { node: 'unit', port: 'activation' }, to: { node: 'unit', port: 'netInput' } },
    },
  };
  const parsed = parseDocument(saveDocument(loop as typeof firstDrawing), kinds);
  expect(parsed.ok).toBe(true);
  expect(Object.keys(await tidyPositions(loop as typeof firstDrawing, new Set(['x1', 'x2'])))).toEqual(['x1', 'x2']);
});

test('names of files', () => {
  expect(fileNameOf('Three levels of one neuron')).toBe('three-levels-of-one-neuron.graph.json');
  expect(fileNameOf('Écouter: a·b')).toBe('ecouter-a-b.graph.json');
  expect(fileNameOf('…')).toBe('drawing.graph.json');
});
