import { expect, test } from 'vitest';
import { kinds } from '../../../nodes/kinds.ts';
import { emptyDocument } from '../../graph/index.ts';
import { firstDrawing } from '../library/first-drawing.ts';
import { createEditor } from '../state/editor.ts';
import { addNodeInRoom } from './addNode.ts';
import type { Box } from './chips.ts';
import { freeShift } from './placing.ts';
import { measured } from './sizes.ts';
import { broughtIn } from './viewing.ts';

const overlap = (a: Box, b: Box) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const ofMany = [
  'input',
  'input',
  'unit',
  'unit',
  'layer',
  'layer',
  'softmax',
  'bias',
  'note',
  'angle',
  'maxout',
  'net-input',
  'layer',
  'one-hot',
];

test.each([
  ['an empty drawing', emptyDocument()],
  ['the first drawing', firstDrawing],
])('however many nodes are added to %s, none lies over another or its name', (_, document) => {
  const editor = createEditor({ send: () => {}, onMessage: () => {} }, 'a', document);
  for (const type of [...ofMany, ...ofMany]) addNodeInRoom(editor, kinds, type);
  const rooms = measured(editor.store.getState().history.document, { kinds, sizes: new Map() }).map(({ room }) => room);
  expect(rooms.length).toBe(Object.keys(document.nodes).length + 2 * ofMany.length);
  expect(rooms.flatMap((a, i) => rooms.slice(i + 1).filter((b) => overlap(a, b)))).toEqual([]);
});

test('a unit goes to the right of what is selected, an input to the left, another of the same kind below', () => {
  const editor = createEditor({ send: () => {}, onMessage: () => {} }, 'a', emptyDocument());
  const at = (id: string | undefined) => editor.store.getState().history.document.nodes[id ?? '']?.position ?? [NaN, NaN];
  const unit = addNodeInRoom(editor, kinds, 'unit');
  const input = addNodeInRoom(editor, kinds, 'input');
  const second = addNodeInRoom(editor, kinds, 'input');
  editor.select([unit ?? '']);
  const layer = addNodeInRoom(editor, kinds, 'layer');
  expect(at(input)[0]).toBeLessThan(at(unit)[0] - 100);
  expect(at(second)[0]).toBe(at(input)[0]);
  expect(at(second)[1]).toBeGreaterThan(at(input)[1] + 100);
  expect(at(layer)[0]).toBeGreaterThan(at(unit)[0] + 100);
});

test('lines are kept clear while there is other room in view', () => {
  const box = { x: 0, y: 0, width: 50, height: 50 };
  const view = { x: -500, y: -500, width: 1000, height: 1000 };
  const lines = [{ x: 10, y: 10, width: 16, height: 16 }];
  const moved = freeShift(box, { nodes: [], lines }, view) ?? { x: NaN, y: NaN };
  expect(Math.abs(moved.x) + Math.abs(moved.y)).toBeGreaterThan(0);
  expect(freeShift(box, { nodes: [], lines: [view] }, view)).toEqual({ x: 0, y: 0 });
});

test('the view moves no further than it has to, and not at all for what is seen', () => {
  const room = { x: 100, y: 0, width: 500, height: 400 };
  const view = { x: 0, y: 0, zoom: 1 };
  expect(broughtIn(view, { x: 200, y: 100, width: 100, height: 100 }, room)).toEqual(view);
  expect(broughtIn(view, { x: 50, y: 350, width: 100, height: 100 }, room)).toEqual({ x: 50, y: -50, zoom: 1 });
  const large = broughtIn(view, { x: 0, y: 0, width: 1000, height: 100 }, room);
  expect(large.zoom).toBe(0.5);
  expect(large.x).toBe(100);
});
