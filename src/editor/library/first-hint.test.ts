import { expect, test } from 'vitest';
import { createEditor } from '../state/editor.ts';
import { firstDrawing } from './first-drawing.ts';
import { HINT, setWeightIn } from './first-hint.ts';

const set = (weight: number) => ({ changes: [{ owner: 'e1', name: 'weight', value: weight }] });

test('the first drag takes the hint away, as one step with the weight', () => {
  const { store, run, undo } = createEditor({ send: () => {}, onMessage: () => {} }, 'a', firstDrawing);
  for (const weight of [-0.8, -0.7]) run(setWeightIn(store.getState().history.document), set(weight), 'drag');
  const { document, past } = store.getState().history;
  expect(HINT in document.nodes).toBe(false);
  expect(document.edges['e1']?.params['weight']).toBe(-0.7);
  expect(past).toHaveLength(1);
  undo();
  expect(store.getState().history.document).toEqual(firstDrawing);
});

test('a note that somebody wrote stays', () => {
  const mine = {
    ...firstDrawing,
    nodes: { ...firstDrawing.nodes, hint: { type: 'note', params: { text: 'Mine' }, position: [0, 0] as const } },
  };
  const { store, run } = createEditor({ send: () => {}, onMessage: () => {} }, 'a', mine);
  run(setWeightIn(mine), set(0));
  expect(store.getState().history.document.nodes['hint']).toEqual(mine.nodes.hint);
});
