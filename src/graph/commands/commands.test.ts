/** Commands one by one: what they touch, what they take along, what they leave alone. */
import { describe, expect, test } from 'vitest';
import { kinds } from '../../../nodes/kinds.ts';
import { drawing, input, node, weight, wire } from '../../../tests/drawing.ts';
import { cancelGesture, endGesture, redo, run, startHistory, undo } from '../history.ts';
import { emptyDocument, type GraphDocument } from '../document.ts';
import type { Kinds, Migration } from '../kind.ts';
import { parseDocument } from '../load.ts';
import { atPresent } from '../migrations.ts';
import { saveDocument } from '../save.ts';
import { addClaim, addProbe } from './claims.ts';
import type { Command } from './command.ts';
import { addPiece, moveNodes, reconnect, removeElements, removeProbe, rename } from './elements.ts';
import { setElement, setParams } from './params.ts';
import { fold, partsOf, showParts } from './parts.ts';

const after = <A>(document: GraphDocument, command: Command<A>, args: A) => run(startHistory(document), command, args).history.document;
const labelOf = <A>(command: Command<A>, args: A) => command.label(args);

const net = drawing(
  { x: input([[1]]), u: node('unit', { bias: 0.5, activation: 'tanh' }), v: node('unit') },
  { e: weight('x', 'u', { tensor: 't' }), f: weight('u', 'v') },
  {
    tensors: { t: { shape: [1], values: [2] } },
    probes: { p: { target: { node: 'u', port: 'netInput' }, every: 1 }, q: { target: { node: 'v', port: 'activation' }, every: 1 } },
    experiments: { main: { verb: 'forward', inputs: { x: [[3]] }, set: { 'u.bias': 1, 'v.bias': 2 } } },
    claims: [
      { experiment: 'main', measure: { probe: 'p', reduce: 'last' }, is: { atLeast: 0 }, because: '' },
      {
        experiment: 'main',
        measure: { probe: 'q', reduce: 'last' },
        is: { sameAs: { probe: 'p', reduce: 'last' }, tolerance: 1 },
        because: '',
      },
      { experiment: 'main', measure: { probe: 'q', reduce: 'last' }, is: { atLeast: 0 }, because: 'stays' },
    ],
  },
);

test('what is removed takes along its edges, probes, claims, overrides and tensors, and nothing else', () => {
  const left = after(net, removeElements, { ids: ['u'] });
  expect(Object.keys(left.nodes)).toEqual(['x', 'v']);
  expect(left.edges).toEqual({});
  expect(Object.keys(left.probes)).toEqual(['q']);
  expect(left.claims.map(({ because }) => because)).toEqual(['stays']);
  expect(left.experiments).toEqual({ main: { verb: 'forward', inputs: { x: [[3]] }, set: { 'v.bias': 2 } } });
  expect(left.tensors).toEqual({});
  expect(after(net, removeElements, { ids: ['f'] }).tensors).toEqual(net.tensors);
});

test('removing a probe takes its claims along, also those that compare with it', () => {
  expect(after(net, removeProbe, { probe: 'p' }).claims.map(({ because }) => because)).toEqual(['stays']);
});

test('a second probe of the same value is the first one', () => {
  expect(after(net, addProbe, { id: 'r', target: { node: 'v', port: 'activation' } })).toBe(net);
  const claim = { experiment: 'new', measure: { reduce: 'last' as const }, is: { atLeast: 0 }, because: '' };
  const claimed = after(net, addClaim, { probe: 'r', target: { node: 'u', port: 'netInput' }, claim });
  expect(claimed.claims.at(-1)?.measure.probe).toBe('p');
  expect(claimed.experiments['new']).toEqual({ verb: 'forward' });
});

test('parameters are set, or put back to their default', () => {
  const set = after(net, setParams, {
    changes: [
      { owner: 'u', name: 'bias', value: 2 },
      { owner: 'f', name: 'weight', value: null },
      { owner: 'gone', name: 'bias', value: 1 },
    ],
  });
  expect(set.nodes['u']?.params['bias']).toBe(2);
  expect(set.edges['f']?.params).toEqual({});
});

describe('one number of several', () => {
  const vector = drawing(
    { x: input([[1, 2]]), l: node('layer', { size: 2, bias: 3 }) },
    { e: weight('x', 'l', { tensor: 't' }) },
    { tensors: { t: { shape: [2, 2], base64: 'AACAPwAAAEAAAEBAAACAQA==' } } },
  );
  test('writes a single number for all out', () => {
    expect(
      after(vector, setElement, { owner: 'l', name: 'bias', index: 1, value: 5, shape: [2], otherwise: 0 }).nodes['l']?.params['bias'],
    ).toEqual([3, 5]);
  });
  test('goes into the tensor that is meant', () => {
    const { tensors } = after(vector, setElement, { owner: 'e', name: 'weight', index: 2, value: 9, shape: [2, 2], otherwise: 1 });
    expect(tensors).toEqual({
      t: {
        shape: [2, 2],
        values: [
          [1, 2],
          [9, 4],
        ],
      },
    });
  });
  test('of one stays a number', () => {
    expect(
      after(net, setElement, { owner: 'f', name: 'weight', index: 0, value: 4, shape: [1], otherwise: 1 }).edges['f']?.params['weight'],
    ).toBe(4);
  });
});

test('an empty label is none', () => {
  expect(after(after(net, rename, { node: 'u', label: 'h' }), rename, { node: 'u', label: '' }).nodes['u']).not.toHaveProperty('label');
});

test('an edge can be moved to another port', () => {
  const moved = after(net, reconnect, { edge: 'f', from: { node: 'x', port: 'activation' }, to: { node: 'v', port: 'netInput' } });
  expect(moved.edges['f']?.from.node).toBe('x');
});

test('labels say what the undo menu says', () => {
  expect(labelOf(addPiece, { nodes: { a: node('unit'), b: node('unit') } })).toBe('Add 2 nodes');
  expect(labelOf(addPiece, { edges: net.edges })).toBe('Connect 2 edges');
  expect(labelOf(removeElements, { ids: ['a'] })).toBe('Delete 1 element');
  expect(labelOf(moveNodes, { positions: { a: [0, 0] } })).toBe('Move 1 node');
  expect(labelOf(setParams, { changes: [{ owner: 'u', name: 'bias', value: 1 }] })).toBe('Set bias');
});

describe('history', () => {
  const move = (x: number) => ({ positions: { u: [x, 0] as const } });
  test('a command that changes nothing leaves no entry', () => {
    const history = startHistory(net);
    expect(run(history, moveNodes, { positions: { nobody: [1, 1] } }).history).toBe(history);
  });
  test('a gesture that is cancelled has never been', () => {
    const dragged = run(run(startHistory(net), moveNodes, move(1), 'drag').history, moveNodes, move(2), 'drag').history;
    const { history } = cancelGesture(dragged, 'drag');
    expect(history).toEqual(startHistory(net));
    expect(cancelGesture(dragged, 'another').history).toBe(dragged);
  });
  test('a new command forgets what was undone; an undone gesture is not taken up again', () => {
    const dragged = run(startHistory(net), moveNodes, move(1), 'drag').history;
    const undone = undo(dragged).history;
    expect(run(undone, moveNodes, move(5)).history.future).toEqual([]);
    const again = run(redo(undone).history, moveNodes, move(2), 'drag').history;
    expect(again.past).toHaveLength(2);
    expect(endGesture(again).past.at(-1)?.gesture).toBeUndefined();
  });
});

describe('the parts of a unit', () => {
  const open = after(net, showParts, { node: 'u' });

  test('take over its edges, probes and overrides', () => {
    expect(Object.fromEntries(Object.entries(open.nodes).map(([id, { type }]) => [id, type]))).toEqual({
      x: 'input',
      u: 'activation',
      v: 'unit',
      'u-sum': 'net-input',
      'u-bias': 'bias',
    });
    expect(open.edges['e']?.to).toEqual({ node: 'u-sum', port: 'terms' });
    expect(open.edges['u-beta']?.params).toEqual({ weight: 0.5 });
    expect(open.probes['p']?.target).toEqual({ node: 'u-sum', port: 'netInput' });
    expect(open.experiments['main']?.set).toEqual({ 'u-beta.weight': 1, 'v.bias': 2 });
  });

  test('fold into what they were', () => {
    const closed = after(open, fold, { node: 'u' });
    for (const part of ['nodes', 'edges', 'probes', 'experiments', 'claims', 'tensors'] as const) expect(closed[part]).toEqual(net[part]);
  });

  test('take along what spoke of them alone when they fold', () => {
    const probed = after(after(open, addProbe, { id: 'r', target: { node: 'u-bias', port: 'activation' } }), fold, { node: 'u' });
    expect(Object.keys(probed.probes)).toEqual(['p', 'q']);
  });

  test.each<[string, GraphDocument]>([
    [
      'whose sum is used elsewhere',
      after(open, addPiece, {
        edges: { g: { type: 'wire', params: {}, from: { node: 'u-sum', port: 'netInput' }, to: { node: 'v', port: 'netInput' } } },
      }),
    ],
    ['whose wire is delayed', after(open, setParams, { changes: [{ owner: 'u-n', name: 'delay', value: 1 }] })],
    ['whose sum is a vector', after(open, setParams, { changes: [{ owner: 'u-sum', name: 'size', value: 2 }] })],
    ['that are not complete', after(open, removeElements, { ids: ['u-n'] })],
  ])('do not fold when they are parts %s', (_, document) => {
    expect(partsOf(document as never, 'u')).toBeUndefined();
    expect(after(document, fold, { node: 'u' })).toBe(document);
  });

  test.each<[string, GraphDocument]>([
    [
      'is shared',
      after(open, addPiece, {
        edges: { g: { type: 'weight', params: {}, from: { node: 'u-bias', port: 'activation' }, to: { node: 'v', port: 'netInput' } } },
      }),
    ],
    ['is delayed', after(open, setParams, { changes: [{ owner: 'u-beta', name: 'delay', value: 1 }] })],
    ['is drawn at random', after(open, setParams, { changes: [{ owner: 'u-beta', name: 'initial', value: 'uniform' }] })],
  ])('leave a bias outside that %s', (_, document) => {
    const folded = after(document, fold, { node: 'u' });
    expect(folded.nodes['u']?.type).toBe('unit');
    expect(folded.nodes['u-bias']?.type).toBe('bias');
    expect(folded.edges['u-beta']?.to).toEqual({ node: 'u', port: 'netInput' });
  });

  test('of something else than a unit are none', () => {
    expect(after(net, showParts, { node: 'x' })).toBe(net);
    expect(partsOf(drawing({ f: node('activation'), n: node('net-input') }, { w: wire('n', 'f') }) as never, 'f')).toEqual({
      sum: 'n',
      wire: 'w',
    });
  });
});

describe('a kind with a migration', () => {
  const negate: Migration = {
    to: 2,
    summary: 'the bias changed its sign',
    up: (before) => ({ ...before, params: { bias: -Number((before['params'] as Record<string, unknown>)['bias']) } }),
  };
  const made: Kinds = {
    ...kinds,
    nodes: new Map([...kinds.nodes].map(([type, kind]) => [type, type === 'unit' ? { ...kind, migrations: [negate] } : kind])),
  };
  const biasOf = (document: GraphDocument, id: string) => document.nodes[id]?.params['bias'];
  const reopened = (document: GraphDocument): GraphDocument => {
    const loaded = parseDocument(saveDocument(document), made);
    if (!loaded.ok) throw new Error(loaded.diagnostics.map(({ message }) => message).join());
    return loaded.document;
  };

  test('leaves alone what was drawn after it', () => {
    const drawn = after(atPresent(emptyDocument(), made), addPiece, { nodes: { u: node('unit', { bias: 2 }), n: node('note') } });
    expect(drawn.versions).toEqual({ graph: 1, 'node/unit': 2, 'node/note': 1 });
    expect(biasOf(reopened(drawn), 'u')).toBe(2);
  });

  test('reaches an old drawing once, and not what is added to it later', () => {
    const old = drawing({ u: node('unit', { bias: 2 }) });
    const grown = after(atPresent(old, made), addPiece, { nodes: { v: node('unit', { bias: 3 }) } });
    expect([biasOf(reopened(grown), 'u'), biasOf(reopened(grown), 'v')]).toEqual([-2, 3]);
  });

  test('leaves alone a unit that was folded', () => {
    const parts = after(atPresent(drawing({ u: node('unit', { bias: 2 }) }), made), showParts, { node: 'u' });
    expect(biasOf(reopened(after(parts, fold, { node: 'u' })), 'u')).toBe(-2);
  });
});
