/** Copying and pasting: new ids for everything, and nothing that the loader would refuse. */
import { expect, test } from 'vitest';
import { kinds } from '../../../nodes/kinds.ts';
import { emptyDocument, type GraphDocument } from '../../graph/index.ts';
import { createEditor } from '../state/editor.ts';
import { copyText, duplicateSelection, pasteText, readPiece } from './clipboard.ts';

const document: GraphDocument = {
  ...emptyDocument(),
  versions: { graph: 1, 'node/input': 1, 'node/layer': 1, 'edge/weight': 1 },
  nodes: {
    x: { type: 'input', label: 'x', params: { size: 2, rows: [[1, 2]] }, position: [0, 0] },
    h: { type: 'layer', label: 'h', params: { size: 1 }, position: [100, 50] },
    other: { type: 'unit', params: {}, position: [0, 300] },
  },
  edges: {
    'x-h': {
      type: 'weight',
      params: { weight: { tensor: 'w' } },
      from: { node: 'x', port: 'activation' },
      to: { node: 'h', port: 'netInput' },
    },
    'other-h': { type: 'weight', params: {}, from: { node: 'other', port: 'activation' }, to: { node: 'h', port: 'netInput' } },
  },
  tensors: { w: { shape: [2, 1], values: [[1], [2]] }, unused: { shape: [1], values: [0] } },
};
const open = () => createEditor({ send: () => {}, onMessage: () => {} }, 'test', document);

test('copies the selected nodes, the edges between them and their tensors', () => {
  const piece = JSON.parse(copyText(document, new Set(['x', 'h']))) as GraphDocument;
  expect(Object.keys(piece.nodes)).toEqual(['x', 'h']);
  expect(Object.keys(piece.edges)).toEqual(['x-h']);
  expect(Object.keys(piece.tensors)).toEqual(['w']);
  expect(copyText(document, new Set(['x-h']))).toBe('');
});

test('pastes with ids of its own for nodes, edges and tensors, in one undo step', () => {
  const editor = open();
  expect(pasteText(editor, kinds, copyText(document, new Set(['x', 'h'])), [200, 200])).toEqual([]);
  const { history, selection } = editor.store.getState();
  expect([...selection]).toEqual(['x2', 'h2']);
  expect(history.document.edges['x-h2']).toMatchObject({ params: { weight: { tensor: 'w2' } }, from: { node: 'x2' }, to: { node: 'h2' } });
  expect(history.document.tensors['w2']).toEqual(document.tensors['w']);
  expect(history.document.nodes['x2']?.position).toEqual([150, 175]);
  expect(history.past.map(({ label }) => label)).toEqual(['Paste 2 nodes']);
  editor.undo();
  expect(editor.store.getState().history.document).toEqual(document);
});

test('pasting twice never repeats an id', () => {
  const editor = open();
  const text = copyText(document, new Set(['x', 'h']));
  pasteText(editor, kinds, text);
  pasteText(editor, kinds, text);
  expect(Object.keys(editor.store.getState().history.document.nodes)).toEqual(['x', 'h', 'other', 'x2', 'h2', 'x3', 'h3']);
});

test('duplicates beside the original', () => {
  const editor = open();
  editor.select(['h']);
  duplicateSelection(editor, kinds);
  expect(editor.store.getState().history.document.nodes['h2']?.position).toEqual([132, 82]);
});

test('tells foreign text from a piece that is broken', () => {
  expect(readPiece('hello', kinds)).toEqual({ ok: 'foreign' });
  expect(readPiece('{"format":"something"}', kinds)).toEqual({ ok: 'foreign' });
  const broken = readPiece(
    JSON.stringify({ format: 'neuroloom-piece', nodes: { x: { type: 'input', params: { size: -1 }, position: [0, 0] } } }),
    kinds,
  );
  expect(broken.ok).toBe(false);
  const hanging = JSON.stringify({
    format: 'neuroloom-piece',
    edges: { e: { type: 'weight', params: {}, from: { node: 'a', port: 'activation' }, to: { node: 'b', port: 'netInput' } } },
  });
  expect(readPiece(hanging, kinds).ok).toBe(false);
});

test('a pasted neuron brings its probes and the experiment it lives in, in one undo step', () => {
  const neuron = { type: 'lif', params: {}, position: [0, 0] as const };
  const copied = {
    ...document,
    versions: { ...document.versions, 'node/lif': 1 },
    nodes: { ...document.nodes, neuron },
    probes: {
      v: { target: { node: 'neuron', port: 'spike' }, every: 1 },
      elsewhere: { target: { node: 'x', port: 'activation' }, every: 1 },
    },
  };
  const editor = open();
  expect(pasteText(editor, kinds, copyText(copied, new Set(['neuron'])))).toEqual([]);
  const { history, experiment } = editor.store.getState();
  expect(Object.values(history.document.probes).map(({ target }) => target)).toEqual([
    { node: 'neuron', port: 'spike' },
    { node: 'neuron', port: 'potential' },
  ]);
  expect(history.document.experiments[experiment]?.verb).toBe('simulate');
  editor.undo();
  expect(editor.store.getState().history.document).toEqual(document);
});

test('probes on weights are copied with their edges, and only with them', () => {
  const probed = {
    ...document,
    probes: {
      between: { target: { node: 'x-h', port: 'weight' }, every: 1 },
      outside: { target: { node: 'other-h', port: 'weight' }, every: 1 },
    },
  };
  const text = copyText(probed, new Set(['x', 'h', 'other-h']));
  expect(Object.keys((JSON.parse(text) as GraphDocument).probes)).toEqual(['between']);
  const editor = createEditor({ send: () => {}, onMessage: () => {} }, 'test', probed);
  expect(pasteText(editor, kinds, text)).toEqual([]);
  const { probes, edges } = editor.store.getState().history.document;
  const targets = Object.values(probes).map(({ target }) => target.node);
  expect(targets).toEqual(['x-h', 'other-h', 'x-h2']);
  expect(edges['x-h2']).toBeDefined();
});
