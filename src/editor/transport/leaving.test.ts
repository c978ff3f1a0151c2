/** Nothing learnt goes without a word. */
import { beforeEach, expect, test } from 'vitest';
import { drawing, input, node, weight } from '../../../tests/drawing.ts';
import type { FromWorker } from '../../runtime/index.ts';
import { createUi } from '../shell/ui.ts';
import { createEditor, type Editor } from '../state/editor.ts';
import { hasUnkept, keepLearnt } from './keeping.ts';
import { mayLeave } from './leaving.ts';

const net = {
  ...drawing({ x: input([[1]]), y: node('unit') }, { e: weight('x', 'y', 0.5) }),
  experiments: { train: { verb: 'train' as const } },
};
const LEARNT = 0.75;

function opened(): Editor {
  let say = (_message: FromWorker): void => {};
  const editor = createEditor(
    {
      onMessage: (listener) => void (say = listener),
      send: ({ type }) =>
        void (
          type === 'learnt' &&
          say({ type, revision: 0, values: [{ owner: 'e', what: 'weight', rows: 1, values: Float64Array.of(LEARNT) }] })
        ),
    },
    'd',
    net,
  );
  return editor;
}

function train(editor: Editor, step: number): void {
  const { runtime } = editor.store.getState();
  editor.store.setState({ runtime: { ...runtime, step, course: { verb: 'train', perUnit: 1, advances: 10, dt: 1 } } });
}

let editor = opened();
let ui = createUi();
beforeEach(() => {
  editor = opened();
  ui = createUi();
});

test('a drawing that has learnt nothing is left without a question', async () => {
  train(editor, 0);
  expect(await mayLeave({ editor, ui })).toBe(true);
});

test('whoever stays, stays; whoever leaves, leaves the drawing as it was', async () => {
  train(editor, 3);
  const staying = mayLeave({ editor, ui });
  expect(ui.getState().leaving?.title).toBe('Training');
  ui.getState().leaving?.answer('stay');
  expect(await staying).toBe(false);
  const leaving = mayLeave({ editor, ui });
  ui.getState().leaving?.answer('leave');
  expect(await leaving).toBe(true);
  expect(editor.store.getState().history.document).toEqual(net);
});

test('kept weights are in the drawing before it is left, and are not asked about again', async () => {
  train(editor, 3);
  const leaving = mayLeave({ editor, ui });
  ui.getState().leaving?.answer('keep');
  expect(await leaving).toBe(true);
  expect(editor.store.getState().history.document.edges['e']?.params['weight']).toBe(LEARNT);
  expect(await mayLeave({ editor, ui })).toBe(true);
  train(editor, 4);
  const again = mayLeave({ editor, ui });
  ui.getState().leaving?.answer('stay');
  expect(await again).toBe(false);
});

test('weights whose keeping was undone, or that another run has found, are not kept', async () => {
  train(editor, 3);
  await keepLearnt({ editor, ui });
  expect(hasUnkept(editor.store.getState())).toBe(false);
  editor.undo();
  expect(hasUnkept(editor.store.getState())).toBe(true);
  editor.redo();
  expect(hasUnkept(editor.store.getState())).toBe(false);
  editor.send({ type: 'reset' });
  train(editor, 3);
  expect(hasUnkept(editor.store.getState())).toBe(true);
});
