import { expect, test } from 'vitest';
import { emptyDocument, type GraphDocument } from '../../graph/index.ts';
import { createEditor } from '../state/editor.ts';
import { explainEdge } from './explaining.ts';

const unit = { type: 'unit', params: {}, position: [0, 0] as const };
const edge = (from: string, to: string) => ({
  type: 'weight',
  params: {},
  from: { node: from, port: 'activation' },
  to: { node: to, port: 'netInput' },
});
const document: GraphDocument = {
  ...emptyDocument(),
  nodes: { a: unit, b: unit, c: unit, d: unit },
  edges: { ab: edge('a', 'b'), bc: edge('b', 'c'), cb: edge('c', 'b') },
};

test.each([
  ['nothing', [], ['b']],
  ['what the weight acts on', ['b'], ['b']],
  ['a node further on', ['c'], ['c']],
  ['a node before it', ['a'], ['b']],
  ['a node elsewhere', ['d'], ['b']],
  ['the weight itself, which shows its term', ['ab'], ['ab']],
  ['another weight', ['bc'], ['b']],
  ['several', ['c', 'd'], ['b']],
])('a drag with %s selected explains the sum', (_, before, after) => {
  const editor = createEditor({ send: () => {}, onMessage: () => {} }, 'x', document);
  editor.select(before);
  explainEdge(editor, 'ab');
  expect([...editor.store.getState().selection]).toEqual(after);
});
