import { expect, test } from 'vitest';
import { kinds } from '../../../../nodes/kinds.ts';
import { emptyDocument, run, showParts, startHistory, type GraphDocument, type GraphEdge } from '../../../graph/index.ts';
import { createScene } from '../lens/scene.ts';
import { countsOf, layersInWords } from './counts.ts';

const counts = (document: Partial<GraphDocument>) => countsOf(createScene({ ...emptyDocument(), ...document }, kinds, [], () => undefined));
const edge = (from: string, to: string, params = {}): GraphEdge => ({
  type: 'weight',
  params,
  from: { node: from, port: 'activation' },
  to: { node: to, port: 'netInput' },
});
const layer = (size: number, params = {}) => ({ type: 'layer', params: { size, ...params }, position: [0, 0] as const });

const at = [0, 0] as const;
const node = (type: string, params = {}) => ({ type, params, position: at });
const training = { main: { verb: 'train' as const } };
const deep = {
  nodes: { x: node('input', { size: 3, rows: [[1, 2, 3]] }), h1: layer(4), h2: layer(4), out: layer(1) },
  edges: { a: edge('x', 'h1'), b: edge('h1', 'h2'), c: edge('h2', 'out') },
};

test('the network of S4: 3 → 4 → 4 → 1 has 9 units, 32 weights and 9 biases, and a training learns all 41', () => {
  expect(counts(deep)).toEqual({ units: 9, weights: 32, biases: 9, trainable: 0, layers: 3, isAbout: false });
  expect(counts({ ...deep, experiments: training }).trainable).toBe(41);
});

test('what is fixed is not learnt, and listed pairs are as many weights', () => {
  const nodes = { ...deep.nodes, h1: layer(4, { rule: 'fixed' }) };
  const listed = edge('x', 'h1', {
    connectivity: 'list',
    pairs: [
      [0, 0],
      [2, 3],
    ],
    rule: 'fixed',
  });
  const found = counts({ nodes, edges: { ...deep.edges, a: listed }, experiments: training });
  expect(found).toMatchObject({ weights: 2 + 16 + 4, trainable: 16 + 4 + 4 + 1 });
});

test('a shared weight is learnt once', () => {
  const nodes = { x: node('input'), u: node('unit', { rule: 'fixed' }), v: node('unit', { rule: 'fixed' }) };
  const edges = { a: edge('x', 'u', { share: 'w' }), b: edge('x', 'v', { share: 'w' }) };
  expect(counts({ nodes, edges, experiments: training })).toMatchObject({ weights: 2, trainable: 1 });
});

test('a network that loops has no layers to count, nor have neurons that live in time', () => {
  const nodes = { x: node('input'), u: node('unit') };
  expect(counts({ nodes, edges: { a: edge('x', 'u'), b: edge('u', 'u', { delay: 1 }) } })).toMatchObject({
    units: 1,
    weights: 2,
    layers: 0,
  });
  const synapse = { ...edge('x', 'n'), to: { node: 'n', port: 'synapses' } };
  expect(counts({ nodes: { x: node('input'), n: node('lif') }, edges: { synapse } })).toMatchObject({ weights: 1, layers: 0 });
});

test('units that stand for single inputs of a data set are no layer', () => {
  const pick = (from: number) => ({ connectivity: 'list', pairs: [[from, 0]], rule: 'fixed' });
  const nodes = { data: node('dataset'), x1: node('unit'), x2: node('unit'), y: node('unit') };
  const edges = { a: edge('data', 'x1', pick(0)), b: edge('data', 'x2', pick(1)), c: edge('x1', 'y'), d: edge('x2', 'y') };
  expect(counts({ nodes, edges }).layers).toBe(1);
});

test('the weight of an edge from a bias is a bias, as the one that a unit adds', () => {
  const nodes = { x: node('input'), one: node('bias'), u: node('unit') };
  const whole = { ...emptyDocument(), nodes, edges: { a: edge('x', 'u') }, experiments: training };
  const parts = run(startHistory(whole), showParts, { node: 'u' }).history.document;
  expect(counts(whole)).toMatchObject({ units: 1, weights: 1, biases: 1, trainable: 2, layers: 1 });
  expect(counts(parts)).toEqual(counts(whole));
});

test('one to one has a weight per pair', () => {
  const nodes = { a: layer(3), b: layer(3) };
  expect(counts({ nodes, edges: { e: edge('a', 'b', { connectivity: 'one-to-one' }) } }).weights).toBe(3);
});

test('an empty drawing counts nothing', () =>
  expect(counts({})).toEqual({ units: 0, weights: 0, biases: 0, trainable: 0, layers: 0, isAbout: false }));

test('every way of counting', () => {
  expect(layersInWords(2)).toBe('Keras counts 2 layers, readings that count the inputs 3; 1 is hidden.');
  expect(layersInWords(1)).toBe('Keras counts 1 layer, readings that count the inputs 2; none is hidden.');
  expect(layersInWords(0)).toBeUndefined();
});

test('connections at random are counted where they are few, and estimated without a draw where they are many', () => {
  const random = (size: number, probability: number) => {
    const nodes = { a: layer(size), b: layer(size) };
    return counts({ nodes, edges: { e: edge('a', 'b', { connectivity: 'random', probability }) } });
  };
  const few = random(100, 0.1);
  expect(few.isAbout).toBe(false);
  // 10,000 pairs with p = 0.1: six standard deviations of a binomial around 1,000
  expect(Math.abs(few.weights - 1000)).toBeLessThan(6 * Math.sqrt(10_000 * 0.1 * 0.9));
  expect(random(65_536, 0.5)).toMatchObject({ weights: 65_536 ** 2 / 2, isAbout: true });
});
