import { expect, test } from 'vitest';
import { emptyDocument, type GraphDocument } from '../../../graph/index.ts';
import { createEditor } from '../../state/editor.ts';
import { rowsOf, setInput } from './rows.ts';

const document: GraphDocument = {
  ...emptyDocument(),
  nodes: { x: { type: 'input', params: { size: 2, rows: [[1, 2]] }, position: [0, 0] } },
  experiments: { main: { verb: 'forward' }, other: { verb: 'forward', inputs: { x: [[5, 6]] } } },
};

test('a number is set in the rows that are shown: of the drawing, or of the chosen experiment', () => {
  const editor = createEditor({ send: () => {}, onMessage: () => {} }, 'a', document);
  const now = () => editor.store.getState().history.document;
  setInput(editor, { input: 'x', row: 0, column: 1, value: 7 });
  editor.chooseExperiment('other');
  setInput(editor, { input: 'x', row: 0, column: 0, value: -1 });
  expect(rowsOf(now(), 'main', 'x')).toEqual({ rows: [[1, 7]], isHeld: false });
  expect(rowsOf(now(), 'other', 'x')).toEqual({ rows: [[-1, 6]], isHeld: true });
});
