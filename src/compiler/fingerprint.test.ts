import { expect, test } from 'vitest';
import { kinds } from '../../nodes/kinds.ts';
import { drawing, input, node, weight } from '../../tests/drawing.ts';
import { completed, loadDocument, saveDocument, type GraphDocument } from '../graph/index.ts';
import { documentHash, identityOf } from './fingerprint.ts';

const net: GraphDocument = drawing(
  { x: input([[1, 2]]), h: node('layer', { size: 2 }), y: node('layer', { size: 1 }), n: node('note', { text: 'a note' }) },
  { e: weight('x', 'h', [1, 2, 3, 4]), f: weight('h', 'y', 0.5, { initial: 'uniform' }) },
  {
    experiments: {
      main: { verb: 'train', loss: 'y', optimizer: { rule: 'adam', rate: 0.1 }, set: { 'f.scale': 2 } },
      other: { verb: 'forward' },
    },
    probes: { p: { target: { node: 'y', port: 'activation' }, every: 1 } },
  },
);

const hashes = (document: GraphDocument) => [documentHash(document, kinds), identityOf(document, 'main', kinds)];
const withNode = (id: string, change: object): GraphDocument => ({
  ...net,
  nodes: { ...net.nodes, [id]: { ...net.nodes[id], ...change } as GraphDocument['nodes'][string] },
});
const withEdge = (id: string, params: object): GraphDocument => ({
  ...net,
  edges: { ...net.edges, [id]: { ...net.edges[id], params: { ...net.edges[id]?.params, ...params } } as GraphDocument['edges'][string] },
});
const main = (change: Partial<GraphDocument['experiments'][string]>): GraphDocument => ({
  ...net,
  experiments: { ...net.experiments, main: { ...net.experiments['main'], ...change } as GraphDocument['experiments'][string] },
});

const everyDefault: GraphDocument = {
  ...net,
  nodes: Object.fromEntries(
    Object.entries(net.nodes).map(([id, one]) => {
      const kind = kinds.nodes.get(one.type);
      return [id, kind ? { ...one, params: completed(kind.params, one.params) } : one];
    }),
  ),
  edges: Object.fromEntries(
    Object.entries(net.edges).map(([id, one]) => {
      const kind = kinds.edges.get(one.type);
      return [id, kind ? { ...one, params: completed(kind.params, one.params) } : one];
    }),
  ),
};

test.each<readonly [string, GraphDocument]>([
  ['a title', { ...net, title: 'Another' }],
  ['a label', withNode('h', { label: 'hidden' })],
  ['a position', withNode('h', { position: [7, 7] })],
  ['what other programs keep', withNode('h', { meta: { colour: 'red' } })],
  ['a note', withNode('n', { params: { text: 'another' } })],
  ['a probe', { ...net, probes: {} }],
  ['a guide', { ...net, guide: { try: [], lecture: '1' } }],
  ['the title of an experiment', main({ title: 'Learn' })],
  ['defaults that are written', everyDefault],
  ['defaults of a training that are written', main({ shuffle: true, l2: 0, optimizer: { rule: 'adam', rate: 0.1, beta1: 0.9 } })],
  ['the order of keys', { ...net, nodes: Object.fromEntries(Object.entries(net.nodes).toReversed()) }],
  ['nested lists', withEdge('e', { weight: [[1, 2], [3, 4]] })], // prettier-ignore
  ['numbers in a tensor', { ...withEdge('e', { weight: { tensor: 't' } }), tensors: { t: { shape: [4], values: [1, 2, 3, 4] } } }],
  ['a tensor nobody uses', { ...net, tensors: { t: { shape: [1], values: [1] } } }],
  ['a node of an unknown kind', { ...net, nodes: { ...net.nodes, z: node('strange') } }],
  ['a weight that has no effect, since it is drawn at random', withEdge('f', { weight: 7 })],
])('%s makes no difference', (_, document) => {
  expect(hashes(document)).toEqual(hashes(net));
});

test.each<readonly [string, GraphDocument]>([
  ['a weight', withEdge('e', { weight: [1, 2, 3, 5] })],
  ['a parameter', withNode('h', { params: { size: 2, activation: 'tanh' } })],
  ['a row', withNode('x', { params: { size: 2, rows: [[1, 3]] } })],
  ['a setting of the experiment', main({ set: { 'f.scale': 3 } })],
  ['an optimizer', main({ optimizer: { rule: 'sgd', rate: 0.1 } })],
  ['an edge', { ...net, edges: { e: net.edges['e'] } as GraphDocument['edges'] }],
  ['the seed', { ...net, settings: { ...net.settings, seed: 9 } }],
  ['dt', { ...net, settings: { ...net.settings, dt: 0.5 } }],
])('%s makes another hash', (_, document) => {
  const [before, after] = [hashes(net), hashes(document)];
  expect(after[0]).not.toBe(before[0]);
  expect(after[1]).not.toEqual(before[1]);
});

test('a run is the same however long it is and whatever other experiments do', () => {
  const longer = main({ length: 7, until: { probe: 'p', atMost: 0 } });
  expect(identityOf({ ...longer, experiments: { main: longer.experiments['main'] as never } }, 'main', kinds)).toEqual(
    identityOf(net, 'main', kinds),
  );
  expect(identityOf(net, 'other', kinds).hash).not.toBe(identityOf(net, 'main', kinds).hash);
});

test('what an experiment has of its own is named', () => {
  expect(identityOf(main({ seed: 5, dt: 0.1 }), 'main', kinds)).toEqual({ ...identityOf(net, 'main', kinds), seed: 5, dt: 0.1 });
});

test('a file that is saved and opened is the same computation', () => {
  const loaded = loadDocument(JSON.parse(saveDocument(net)), kinds);
  expect(loaded.ok && hashes(loaded.document)).toEqual(hashes(net));
});
