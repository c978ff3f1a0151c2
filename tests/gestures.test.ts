/**
 * The work of a gesture does not grow with the drawing. What is counted: how often a property of a node or of an edge is read, by the
 * command, by the index that follows it, and by what draws. Copying the list of all nodes, as immer and React Flow do, reads none.
 */
import { expect, test } from 'vitest';
import { kinds } from '../nodes/kinds.ts';
import { views } from '../nodes/views.ts';
import { duplicateSelection } from '../src/editor/flow/clipboard.ts';
import { addNodeInRoom } from '../src/editor/flow/addNode.ts';
import { carryOut, moveEnd, planConnections } from '../src/editor/flow/connect.ts';
import { createProjector } from '../src/editor/flow/projector.ts';
import { countsAlike } from '../src/editor/inspector/document/useCounts.ts';
import { isDeletion } from '../src/editor/library/versions.ts';
import { createEditor, type Editor } from '../src/editor/state/editor.ts';
import { isStale } from '../src/editor/state/stale.ts';
import { withExperiment } from '../src/compiler/index.ts';
import {
  emptyDocument,
  moveNodes,
  rename,
  removeElements,
  setParams,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
} from '../src/graph/index.ts';

let reads = 0;

function watched<T extends object>(item: T): T {
  return new Proxy(item, {
    get(target, key, receiver) {
      reads++;
      return Reflect.get(target, key, receiver) as unknown;
    },
  });
}

/** Columns of ten units, each fed by five of the column before; every tenth edge takes a step, every hundredth shares its weight with the next that does. */
function drawing(size: number): GraphDocument {
  const nodes: Record<string, GraphNode> = {};
  const edges: Record<string, GraphEdge> = {};
  for (let i = 0; i < size; i++) {
    const [column, row] = [Math.floor(i / 10), i % 10];
    nodes[`n${i}`] = watched({
      type: column === 0 ? 'input' : 'unit',
      label: `u${i}`,
      params: {},
      position: [column * 360, row * 220] as const,
    });
    for (const k of column === 0 ? [] : [0, 1, 2, 3, 4]) {
      const count = Object.keys(edges).length;
      const params = {
        weight: 0.5,
        ...(count % 10 === 0 ? { delay: 1 } : {}),
        ...(count % 100 === 0 ? { share: `w${Math.floor(count / 200)}` } : {}),
      };
      const from = { node: `n${(column - 1) * 10 + ((row + k) % 10)}`, port: 'activation' };
      edges[`e${i}-${k}`] = watched({ type: 'weight', params, from, to: { node: `n${i}`, port: 'netInput' } });
    }
  }
  return { ...emptyDocument(), versions: { graph: 1, 'node/unit': 1, 'node/input': 1, 'edge/weight': 1 }, nodes, edges };
}

type Gesture = (editor: Editor, middle: number) => void;

const context = (editor: Editor) => ({ document: editor.store.getState().history.document, kinds, sizes: new Map<string, number>() });

const gestures: Readonly<Record<string, Gesture>> = {
  'selecting a node': (editor, i) => editor.select([`n${i}`]),
  'moving a node': (editor, i) => editor.run(moveNodes, { positions: { [`n${i}`]: [7, 7] } }),
  'naming a node': (editor, i) => editor.run(rename, { node: `n${i}`, label: 'h' }),
  'dragging a weight': (editor, i) => editor.run(setParams, { changes: [{ owner: `e${i}-1`, name: 'weight', value: 0.7 }] }, 'drag'),
  'dragging a bias': (editor, i) => editor.run(setParams, { changes: [{ owner: `n${i}`, name: 'bias', value: 0.7 }] }, 'drag'),
  'deleting a node': (editor, i) => editor.run(removeElements, { ids: [`n${i}`] }),
  'undoing that': (editor) => editor.undo(),
  'redoing it': (editor) => editor.redo(),
  'duplicating a node': (editor, i) => {
    editor.select([`n${i + 1}`]);
    duplicateSelection(editor, kinds);
  },
  'adding a node beside another': (editor, i) => {
    editor.select([`n${i + 1}`]);
    addNodeInRoom(editor, kinds, 'unit');
  },
  'connecting two nodes': (editor, i) => {
    const pair = { from: { node: 'n1', port: 'activation' }, to: { node: `n${i + 1}`, port: 'netInput' } };
    carryOut(editor, planConnections(context(editor), [pair]));
  },
  'moving the end of an edge': (editor, i) => {
    moveEnd(editor, context(editor), `e${i + 1}-1`, {
      from: { node: 'n2', port: 'activation' },
      to: { node: `n${i + 1}`, port: 'netInput' },
    });
  },
};

/** Reads of every gesture, one after the other in one drawing, each with what is drawn and kept after it. */
function workOf(size: number): Readonly<Record<string, number>> {
  const editor = createEditor({ send: () => {}, onMessage: () => {} }, 'a', drawing(size));
  const project = createProjector(kinds, views);
  const sizes = new Map<string, number>();
  const opened = editor.store.getState().history.document;
  const draw = () => {
    const { history, experiment, selection } = editor.store.getState();
    project({ document: withExperiment(history.document, experiment), sizes, selection, dragged: undefined });
    return history.document;
  };
  // opening may read everything once, and so may the first command, after which nothing can be written any more
  draw();
  editor.run(rename, { node: 'n0', label: 'x' });
  let before = draw();
  const middle = size / 2;
  return Object.fromEntries(
    Object.entries(gestures).map(([name, act]) => {
      reads = 0;
      act(editor, middle);
      const after = draw();
      isDeletion(before, after);
      isStale(opened, after);
      countsAlike(before, after);
      before = after;
      return [name, reads];
    }),
  );
}

test('of any gesture in a drawing of 100 units and in one of 2,000', () => {
  const [small, large] = [workOf(100), workOf(2000)];
  // a tenth more: the way through a loop, or a place among others, may lie a little differently
  const grown = Object.entries(large).filter(([name, count]) => count > 1.1 * (small[name] ?? 0) + 20);
  expect(grown.map(([name, count]) => `${name}: ${small[name]} reads, then ${count}`)).toEqual([]);
  expect(Object.values(small).every((count) => count > 0)).toBe(true);
});
