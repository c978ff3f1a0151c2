import { expect, test } from 'vitest';
import { emptyDocument, moveNodes, rename, run, setParams, startHistory, type GraphDocument } from '../../graph/index.ts';
import { isStale } from './stale.ts';

const drawing: GraphDocument = { ...emptyDocument(), nodes: { u: { type: 'unit', params: {}, position: [0, 0] } } };

test('what was recorded is stale when a parameter has changed, not when a node was moved or named', () => {
  const history = startHistory(drawing);
  const moved = run(history, moveNodes, { positions: { u: [5, 5] } }).history;
  const named = run(moved, rename, { node: 'u', label: 'h' }).history;
  const changed = run(named, setParams, { changes: [{ owner: 'u', name: 'bias', value: 1 }] }).history;
  expect([history, moved, named, changed].map(({ document }) => isStale(drawing, document))).toEqual([false, false, false, true]);
});
