/** Undo, redo and gestures, over every command there is. */
import * as fc from '../fast-check.ts';
import { applyPatches } from 'immer';
import { describe, expect, test } from 'vitest';
import {
  commandByType,
  endGesture,
  moveNodes,
  redo,
  run,
  startHistory,
  undo,
  type GraphDocument,
  type History,
} from '../../src/graph/index.ts';
import { editOf, editTypes } from './random-edit.ts';
import { drawFrom, randomDrawing } from './random-graph.ts';

const edits = fc.array(
  fc.record({
    type: fc.constantFrom(...editTypes),
    seed: fc.nat(),
    gesture: fc.constantFrom(undefined, undefined, 'drag', 'type'),
    ends: fc.boolean(),
  }),
  { minLength: 1, maxLength: 25 },
);

interface Told {
  readonly history: History;
  /** The document as it was with so many undo steps behind it. */
  readonly at: readonly GraphDocument[];
}

/** Runs the edits; `mirror` follows by patches alone, as a worker would. */
function tell(start: GraphDocument, told: readonly { type: string; seed: number; gesture: string | undefined; ends: boolean }[]): Told {
  let history = startHistory(start);
  let mirror = start;
  const at: GraphDocument[] = [start];
  for (const { type, seed, gesture, ends } of told) {
    if (ends) history = endGesture(history);
    const edit = editOf(type, history.document, drawFrom(seed));
    if (!edit) continue;
    const change = run(history, edit.command, edit.args, gesture);
    history = change.history;
    mirror = applyPatches(mirror, change.patches as never);
    expect(mirror).toEqual(history.document);
    at.length = Math.min(at.length, history.past.length + 1);
    at[history.past.length] = history.document;
  }
  return { history, at };
}

test('every command takes part', () => {
  expect(editTypes.toSorted()).toEqual([...commandByType.keys()].toSorted());
  const reached = new Set<string>();
  for (let seed = 0; seed < 40; seed++) {
    const draw = drawFrom(seed);
    const { history } = tell(
      randomDrawing(seed, 10),
      Array.from({ length: 30 }, () => ({ type: draw.pick(editTypes), seed: draw.below(1e6), gesture: undefined, ends: false })),
    );
    for (const type of editTypes) if (editOf(type, history.document, draw)) reached.add(type);
  }
  expect([...reached].toSorted()).toEqual(editTypes.toSorted());
});

describe('over random edits', () => {
  test('each undo leads to the document before its step, each redo to the one after it', () => {
    fc.assert(
      fc.property(fc.nat(1000), edits, (seed, told) => {
        const { history: end, at } = tell(randomDrawing(seed, 8), told);
        let history = end;
        for (let depth = end.past.length; depth > 0; depth--) {
          history = undo(history).history;
          expect(history.document).toEqual(at[depth - 1]);
        }
        expect(undo(history).history).toBe(history);
        for (let depth = 1; depth <= end.past.length; depth++) {
          history = redo(history).history;
          expect(history.document).toEqual(at[depth]);
        }
        expect(redo(history).history).toBe(history);
      }),
      { numRuns: 120 },
    );
  });

  test('the patches of undo and redo carry a mirror along', () => {
    fc.assert(
      fc.property(fc.nat(1000), edits, (seed, told) => {
        let { history } = tell(randomDrawing(seed, 8), told);
        let mirror = history.document;
        for (const step of [undo, undo, redo, undo, redo, redo]) {
          const change = step(history);
          history = change.history;
          mirror = applyPatches(mirror, change.patches as never);
          expect(mirror).toEqual(history.document);
        }
      }),
      { numRuns: 40 },
    );
  });
});

test('one gesture is one undo step, and its patches do not grow with its length', () => {
  let history = startHistory(randomDrawing(3, 6));
  const [node = ''] = Object.keys(history.document.nodes);
  const before = history.document;
  for (let x = 1; x <= 200; x++) history = run(history, moveNodes, { positions: { [node]: [x, 0] } }, 'drag-1').history;
  expect(history.past).toHaveLength(1);
  expect(history.past[0]?.patches).toHaveLength(1);
  expect(history.past[0]?.inverse).toHaveLength(1);
  history = run(endGesture(history), moveNodes, { positions: { [node]: [0, 7] } }, 'drag-1').history;
  expect(history.past).toHaveLength(2); // an ended gesture is not taken up again
  expect(undo(undo(history).history).history.document).toEqual(before);
});
