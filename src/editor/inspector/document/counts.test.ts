import { expect, test } from 'vitest';
import { kinds } from '../../../../nodes/kinds.ts';
import { emptyDocument, type GraphDocument, type GraphEdge } from '../../../graph/index.ts';
import { createScene } from '../lens/scene.ts';
import { countsOf, layersInWords } from './counts.ts';

const counts = (document: Partial<GraphDocument>) => countsOf(createScene({ ...emptyDocument(), ...document }, kinds, [], () => undefined));
const edge = (from: string, to: string, params = {}): GraphEdge => ({
  type: 'weight',
  params,
  from: { node: from, port: 'activation' },
  to: { node: to, port: 'netInput' },
});
const layer = (size: number) => ({ type: 'layer', params: { size }, position: [0, 0] as const });

test('the network of S4: 3 → 4 → 4 → 1 has 9 units, 32 weights and 41 numbers to learn', () => {
  const nodes = {
    x: { type: 'input', params: { size: 3, rows: [[1, 2, 3]] }, position: [0, 0] as const },
    h1: layer(4),
    h2: layer(4),
    out: layer(1),
  };
  expect(counts({ nodes, edges: { a: edge('x', 'h1'), b: edge('h1', 'h2'), c: edge('h2', 'out') } })).toEqual({
    units: 9,
    weights: 32,
    biases: 9,
    trainable: 41,
    layers: 3,
  });
});

test('a loop with a delay has the layers that it has without', () => {
  const nodes = { x: { type: 'input', params: {}, position: [0, 0] as const }, u: { type: 'unit', params: {}, position: [0, 0] as const } };
  expect(counts({ nodes, edges: { a: edge('x', 'u'), b: edge('u', 'u', { delay: 1 }) } })).toMatchObject({
    units: 1,
    weights: 2,
    layers: 1,
  });
});

test('one to one has a weight per pair', () => {
  const nodes = { a: layer(3), b: layer(3) };
  expect(counts({ nodes, edges: { e: edge('a', 'b', { connectivity: 'one-to-one' }) } }).weights).toBe(3);
});

test('an empty drawing counts nothing', () => expect(counts({})).toEqual({ units: 0, weights: 0, biases: 0, trainable: 0, layers: 0 }));

test('every way of counting', () => {
  expect(layersInWords(2)).toBe('Keras counts 2 layers, readings that count the inputs 3; 1 is hidden.');
  expect(layersInWords(1)).toBe('Keras counts 1 layer, readings that count the inputs 2; none is hidden.');
  expect(layersInWords(0)).toBeUndefined();
});
