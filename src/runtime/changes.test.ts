import { describe, expect, test } from 'vitest';
import { kinds } from '../../nodes/kinds.ts';
import { drawing, input, node, weight } from '../../tests/drawing.ts';
import type { JsonObject } from '../base/index.ts';
import type { GraphDocument } from '../graph/index.ts';
import { changesBetween } from './changes.ts';

const before = drawing(
  { x: input([[1], [2]]), u: node('unit', { bias: 0.5 }), v: node('unit') },
  { e: weight('x', 'u', 1) },
  { tensors: { t: { shape: [1], values: [3] } } },
);
const node1 = (id: string, params: JsonObject, of: GraphDocument = before): GraphDocument => ({
  ...of,
  nodes: { ...of.nodes, [id]: { ...(of.nodes[id] as GraphDocument['nodes'][string]), params } },
});
const edge1 = (change: Partial<GraphDocument['edges'][string]>, of: GraphDocument = before): GraphDocument => ({
  ...of,
  edges: { e: { ...(of.edges['e'] as GraphDocument['edges'][string]), ...change } },
});
const asked = (after: GraphDocument, from = before) => changesBetween(from, after, kinds);

describe('nothing is asked', () => {
  test('by the same document, a position, a name', () => {
    expect(asked(before)).toEqual({ recompile: false, writes: [] });
    expect(asked({ ...before, title: 'Another' })).toEqual({ recompile: false, writes: [] });
    const moved = {
      ...before.nodes,
      u: { ...(before.nodes['u'] as GraphDocument['nodes'][string]), position: [9, 9] as [number, number] },
    };
    expect(asked({ ...before, nodes: moved })).toEqual({ recompile: false, writes: [] });
  });

  test('by a default that is written out', () => {
    expect(asked(node1('v', { bias: 0 }))).toEqual({ recompile: false, writes: [] });
  });
});

describe('a write is asked', () => {
  test('by a weight, a bias, and rows of the same number', () => {
    expect(asked(edge1({ params: { weight: 2 } }))).toEqual({ recompile: false, writes: [{ owner: 'e', param: 'weight', role: 'value' }] });
    expect(asked(node1('u', { bias: 1 }))).toEqual({ recompile: false, writes: [{ owner: 'u', param: 'bias', role: 'value' }] });
    expect(asked(node1('x', { size: 1, rows: [[1], [3]] }))).toEqual({
      recompile: false,
      writes: [{ owner: 'x', param: 'rows', role: 'source' }],
    });
  });

  test('by a tensor, of every parameter that refers to it', () => {
    const refers = edge1({ params: { weight: { tensor: 't' } } });
    const after = { ...refers, tensors: { t: { shape: [1], values: [4] } } };
    expect(asked(after, refers)).toEqual({ recompile: false, writes: [{ owner: 'e', param: 'weight', role: 'value' }] });
  });
});

describe('a new compilation is asked', () => {
  test.each<[string, GraphDocument]>([
    ['another activation', node1('u', { activation: 'tanh' })],
    ['another number of rows', node1('x', { size: 1, rows: [[1]] })],
    ['an edge led elsewhere', edge1({ to: { node: 'v', port: 'netInput' } })],
    ['an edge that goes', { ...before, edges: {} }],
    ['a node that comes', { ...before, nodes: { ...before.nodes, w: node('unit') } }],
    ['a node of another kind', { ...before, nodes: { ...before.nodes, v: node('bias') } }],
    ['a probe', { ...before, probes: { p: { target: { node: 'u', port: 'activation' }, every: 1 } } }],
    ['an experiment', { ...before, experiments: { main: { verb: 'forward', length: 2 } } }],
    ['the seed', { ...before, settings: { ...before.settings, seed: 2 } }],
  ])('by %s', (_, after) => expect(asked(after)).toEqual({ recompile: true }));
});
