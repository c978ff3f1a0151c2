/** What React Flow gets: the same objects for what did not change, and sizes without measuring. */
import { expect, test } from 'vitest';
import { kinds } from '../../../nodes/kinds.ts';
import { emptyDocument, moveNodes, run, setParams, startHistory, type GraphDocument, type GraphEdge } from '../../graph/index.ts';
import type { NodeView } from '../kit/index.ts';
import { countsTwoBiases, type Scene } from './projection.ts';
import { createProjector } from './projector.ts';
import { scalarWeight, strokeOf } from './strokes.ts';

const unit: NodeView = { Component: () => null, shape: () => 'circle', size: () => [64, 64], main: { what: 'activation', limit: () => 1 } };
const views = new Map([
  ['unit', unit],
  ['input', unit],
  ['bias', unit],
]);

const document: GraphDocument = {
  ...emptyDocument(),
  nodes: {
    x: { type: 'input', label: 'x₁', params: {}, position: [0, 0] },
    one: { type: 'bias', params: {}, position: [0, 100] },
    h: { type: 'unit', params: { bias: 0.5 }, position: [200, 0] },
    odd: { type: 'unheard-of', params: {}, position: [200, 200] },
  },
  edges: {
    'x-h': { type: 'weight', params: { weight: -0.9 }, from: { node: 'x', port: 'activation' }, to: { node: 'h', port: 'netInput' } },
    'one-h': { type: 'weight', params: {}, from: { node: 'one', port: 'activation' }, to: { node: 'h', port: 'netInput' } },
  },
};
const scene = (of: GraphDocument, more: Partial<Scene> = {}): Scene => ({
  document: of,
  sizes: new Map(),
  selection: new Set(),
  dragged: undefined,
  ...more,
});

test('nodes come with their size and their handles', () => {
  const [x, , h, odd] = createProjector(kinds, views)(scene(document)).nodes;
  expect(x).toMatchObject({ id: 'x', width: 64, height: 64, position: { x: 0, y: 0 }, data: { name: 'x₁' } });
  expect(h?.handles).toMatchObject([
    { id: 'netInput', type: 'target', x: -4.5 },
    { id: 'activation', type: 'source', x: 59.5 },
  ]);
  expect(odd).toMatchObject({ data: { type: 'unheard-of', ports: [] } });
});

test('a weight that changes makes one new edge and nothing else', () => {
  const project = createProjector(kinds, views);
  const before = project(scene(document));
  const { history } = run(startHistory(document), setParams, { changes: [{ owner: 'x-h', name: 'weight', value: 0.3 }] });
  const after = project(scene(history.document));
  expect(after.nodes.every((node, i) => node === before.nodes[i])).toBe(true);
  expect(after.edges.map((edge, i) => edge === before.edges[i])).toEqual([false, true]);
  expect(after.edges[0]?.data).toMatchObject({ params: { weight: 0.3 }, chip: before.edges[0]?.data?.chip });
});

test('a move, a drag and a selection make one new node and keep its data', () => {
  const project = createProjector(kinds, views);
  const before = project(scene(document)).nodes;
  const { history } = run(startHistory(document), moveNodes, { positions: { h: [210, 0] } });
  const differing = (more: Scene) => project(more).nodes.flatMap((node, i) => (node === before[i] ? [] : [node]));
  for (const next of [
    scene(history.document),
    scene(document, { dragged: new Map([['h', { x: 5, y: 5 }]]) }),
    scene(document, { selection: new Set(['h']) }),
  ]) {
    const changed = differing(next);
    expect(changed.map(({ id }) => id)).toEqual(['h']);
    expect(changed[0]?.data).toBe(before[2]?.data);
  }
});

test('two biases are noticed only where both count', () => {
  const twice = (of: GraphDocument) => Object.keys(of.nodes).filter((id) => countsTwoBiases(of, id));
  expect(twice(document)).toEqual(['h']);
  const { history } = run(startHistory(document), setParams, { changes: [{ owner: 'h', name: 'bias', value: 0 }] });
  expect(twice(history.document)).toEqual([]);
});

test('a weight that is drawn from the seed has its sign and size, and another one with another seed; it cannot be dragged', () => {
  const project = createProjector(kinds, views);
  const random: GraphDocument = { ...document, edges: { e: { ...document.edges['x-h'], params: { initial: 'normal' } } as GraphEdge } };
  const drawnWith = (seed: number) => project(scene({ ...random, settings: { ...random.settings, seed } })).edges[0]?.data;
  const seeds = [1, 2, 3, 4, 5, 6];
  for (const seed of seeds) {
    const data = drawnWith(seed);
    if (!data) throw new Error('no edge');
    expect(scalarWeight(data)).toBeUndefined();
    expect(strokeOf(data).stroke).toBe((data.drawn?.[0] ?? 0) > 0 ? 'var(--nl-positive)' : 'var(--nl-negative)');
  }
  expect(new Set(seeds.map((seed) => drawnWith(seed)?.drawn?.[0])).size).toBe(seeds.length);
});

test('an edge that shares its weight has the one of the first by id, and knows how many others do', () => {
  const ends = document.edges['x-h'] as GraphEdge;
  const shared = (weight: number) => ({ ...ends, params: { weight, share: 'w' } });
  const { edges } = createProjector(kinds, views)(scene({ ...document, edges: { b: shared(7), a: shared(3), c: ends } }));
  const found = edges.map(({ data }) => data && [scalarWeight(data), data.sharers]);
  expect(found).toEqual([
    [3, 1],
    [3, 1],
    [-0.9, 0],
  ]);
});

test('a loop is drawn over the name of its node, however tall that is', () => {
  const loop = { type: 'weight', params: {}, from: { node: 'h', port: 'activation' }, to: { node: 'h', port: 'netInput' } };
  const lifts = [64, 200].map((height) => {
    const tall = new Map([...views, ['unit', { ...unit, size: () => [64, height] as const }]]);
    return createProjector(kinds, tall)(scene({ ...document, edges: { loop } })).edges[0]?.data?.lift ?? 0;
  });
  // the middle of the curve is at 3/4; above the ports come half the node, 31 px of name, and half a chip
  expect(lifts.map((lift) => 0.75 * lift)).toEqual([expect.closeTo(32 + 31 + 21), expect.closeTo(100 + 31 + 21)]);
});
