/** Which ports fit, why the others do not, and what a connection brings with it. */
import { describe, expect, test } from 'vitest';
import { kinds } from '../../../nodes/kinds.ts';
import { emptyDocument, type GraphDocument, type GraphEdge, type GraphNode, type PortRef } from '../../graph/index.ts';
import { loopDelays } from './loops.ts';
import { checkConnection, firstFit, mainOut } from './connection.ts';
import { createEditor } from '../state/editor.ts';
import { carryOut, planConnections, planThroughSum } from './connect.ts';
import { withSelection } from './selectionPairs.ts';

const node = (type: string, params: GraphNode['params'] = {}): GraphNode => ({ type, params, position: [0, 0] });
const edge = (type: string, from: PortRef, to: PortRef, params: GraphEdge['params'] = {}): GraphEdge => ({ type, params, from, to });
const at = (text: string): PortRef => {
  const [id = '', port = ''] = text.split('.');
  return { node: id, port };
};

const nodes = {
  x: node('input'),
  v: node('input', { size: 4 }),
  h: node('unit'),
  l: node('layer', { size: 3 }),
  n: node('net-input'),
  f: node('activation'),
  s: node('softmax'),
  note: node('note'),
  strange: node('theremin'),
};
const context = (edges: GraphDocument['edges'] = {}) => ({
  document: { ...emptyDocument(), nodes, edges },
  kinds,
  sizes: new Map<string, number>(),
});
const check = (from: string, to: string, edges: GraphDocument['edges'] = {}) => checkConnection(context(edges), at(from), at(to));

describe('checkConnection', () => {
  test('takes the first kind of edge that the port accepts', () => {
    expect(check('x.activation', 'h.netInput')).toEqual({ ok: true, edgeType: 'weight' });
    expect(check('v.activation', 'l.netInput')).toEqual({ ok: true, edgeType: 'weight' });
    expect(check('n.netInput', 'f.netInput')).toEqual({ ok: true, edgeType: 'wire' });
    expect(check('v.activation', 's.values')).toEqual({ ok: true, edgeType: 'wire' });
  });
  test('offers a net input between an activation and an activation function', () => {
    expect(check('x.activation', 'f.netInput')).toEqual({ ok: true, edgeType: 'wire', offer: 'insert-net-input' });
  });
  test('replaces what is in a port for one edge', () => {
    const old = edge('wire', at('x.activation'), at('f.netInput'));
    expect(check('n.netInput', 'f.netInput', { old })).toEqual({ ok: true, edgeType: 'wire', replaces: 'old' });
  });
  test('says why not', () => {
    expect(check('x.activation', 'note.netInput')).toEqual({ ok: false, reason: 'note takes nothing in' });
    expect(check('strange.out', 'h.netInput')).toEqual({ ok: false, reason: "the kind 'theremin' is unknown here" });
    const old = edge('weight', at('x.activation'), at('h.netInput'));
    expect(check('x.activation', 'h.netInput', { old })).toEqual({ ok: false, reason: 'connected already: change its weight' });
  });
  test('a wire needs equal sizes, an edge that is moved keeps its kind', () => {
    const verdict = checkConnection(context(), at('v.activation'), at('l.netInput'), { edgeType: 'wire' });
    expect(verdict).toEqual({ ok: false, reason: 'activation has 4 values, net input takes 3' });
  });
  test('the first port that fits, and the port to send by', () => {
    expect(firstFit(context(), at('x.activation'), 's').to).toEqual(at('s.values'));
    expect(firstFit(context(), at('x.activation'), 'note').verdict.ok).toBe(false);
    expect(mainOut(context(), 'n')).toEqual(at('n.netInput'));
    expect(mainOut(context(), 'note')).toBeUndefined();
  });
});

describe('planConnections', () => {
  test('gives every edge an id of its own and every wire of a stack the next place', () => {
    const plan = planConnections(context(), [
      { from: at('x.activation'), to: at('s.values') },
      { from: at('h.activation'), to: at('s.values') },
      { from: at('l.activation'), to: at('s.values') },
    ]);
    expect(Object.keys(plan.edges)).toEqual(['x-s', 'h-s', 'l-s']);
    expect(Object.values(plan.edges).map(({ params }) => params)).toEqual([{}, { slot: 1 }, { slot: 2 }]);
  });
  test('a connection that closes a loop delays every edge of that part by one step', () => {
    const edges = { a: edge('weight', at('h.activation'), at('l.netInput')), far: edge('weight', at('x.activation'), at('h.netInput')) };
    const plan = planConnections(context(edges), [{ from: at('l.activation'), to: at('h.netInput') }]);
    expect(plan.edges['l-h']?.params).toEqual({ delay: 1 });
    expect(plan.delays).toEqual([{ owner: 'a', name: 'delay', value: 1 }]);
  });
  test('an edge from a unit to itself is a loop', () => {
    expect(planConnections(context(), [{ from: at('h.activation'), to: at('h.netInput') }]).edges['h-h']?.params).toEqual({ delay: 1 });
  });
  test('a delay that is there already stays as it is', () => {
    const edges = {
      a: edge('weight', at('h.activation'), at('l.netInput'), { delay: 3 }),
      b: edge('weight', at('l.activation'), at('h.netInput')),
    };
    expect(loopDelays(context(edges).document, ['b'], kinds)).toEqual([{ owner: 'b', name: 'delay', value: 1 }]);
  });
  test('puts a net input between, or joins the one that is there', () => {
    const plan = planThroughSum(context(), { from: at('x.activation'), to: at('f.netInput') });
    expect(Object.keys(plan.nodes)).toEqual(['f-sum']);
    expect(Object.values(plan.edges).map(({ type, to }) => [type, to.node])).toEqual([
      ['weight', 'f-sum'],
      ['wire', 'f'],
    ]);
    const fed = { w: edge('wire', at('n.netInput'), at('f.netInput')) };
    const joined = planThroughSum(context(fed), { from: at('x.activation'), to: at('f.netInput') });
    expect(Object.values(joined.edges)).toEqual([edge('weight', at('x.activation'), at('n.terms'))]);
    expect(joined.removed).toEqual([]);
  });
});

describe('carryOut', () => {
  test('several connections, what gave way and a loop that closed are one undo step', () => {
    const old = edge('wire', at('x.activation'), at('f.netInput'));
    const back = edge('weight', at('f.activation'), at('n.terms'));
    const { document } = context({ old, back });
    const editor = createEditor({ send: () => {}, onMessage: () => {} }, 'test', document);
    const present = { ...context(), document };
    carryOut(
      editor,
      planConnections(present, [
        { from: at('n.netInput'), to: at('f.netInput') },
        { from: at('x.activation'), to: at('h.netInput') },
      ]),
    );
    const after = editor.store.getState().history;
    expect(after.document.edges).toMatchObject({ 'n-f': { params: { delay: 1 } }, back: { params: { delay: 1 } }, 'x-h': {} });
    expect(after.document.edges['old']).toBeUndefined();
    expect(after.past.map(({ label }) => label)).toEqual(['Connect 2 pairs']);
    editor.undo();
    expect(editor.store.getState().history.document).toEqual(document);
  });
});

describe('withSelection', () => {
  test('all selected nodes take part when the drag began at one of them', () => {
    const pair = { from: at('x.activation'), to: at('h.netInput') };
    expect(withSelection(context(), new Set(['x', 'v', 'n', 'note']), pair, 'from').map(({ from }) => from)).toEqual([
      at('x.activation'),
      at('v.activation'),
      at('n.netInput'),
    ]);
    expect(withSelection(context(), new Set(['v', 'n']), pair, 'from')).toEqual([pair]);
    expect(withSelection(context(), new Set(['h', 'l', 'note']), pair, 'to').map(({ to }) => to)).toEqual([
      at('h.netInput'),
      at('l.netInput'),
    ]);
  });
});

test('into a layer that learns, weights start at random, for units with the same weights would learn the same; into single units and neurons they are 1', () => {
  const paramsOf = (from: string, to: string) =>
    Object.values(planConnections(context(), [{ from: at(from), to: at(to) }]).edges)[0]?.params;
  expect(paramsOf('v.activation', 'l.netInput')).toEqual({ initial: 'uniform', scale: 0.5 });
  expect(paramsOf('v.activation', 'h.netInput')).toEqual({});
});
