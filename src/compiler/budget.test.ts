/** A drawing that takes too much is refused before the work is done: what is counted is the work, not the time. */
import { describe, expect, test } from 'vitest';
import { kinds } from '../../nodes/kinds.ts';
import {
  emptyDocument,
  limits,
  type EdgeKind,
  type Experiment,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
} from '../graph/index.ts';
import { compile } from './compile.ts';

const node = (type: string, params: GraphNode['params'] = {}): GraphNode => ({ type, params, position: [0, 0] });
const edge = (from: string, to: string, params: GraphEdge['params'] = {}): GraphEdge => ({
  type: 'weight',
  params,
  from: { node: from, port: 'activation' },
  to: { node: to, port: 'netInput' },
});
const drawing = (nodes: GraphDocument['nodes'], edges: GraphDocument['edges'], main: Experiment = { verb: 'forward' }): GraphDocument => ({
  ...emptyDocument(),
  nodes,
  edges,
  experiments: { main },
});

/** The kinds, counting the random numbers that an edge draws for its pairs. */
function counting(): { readonly kinds: typeof kinds; readonly draws: () => number } {
  let draws = 0;
  const weight = kinds.edges.get('weight') as EdgeKind;
  const counted: EdgeKind = {
    ...weight,
    pairs: (params, sizes, draw) =>
      weight.pairs?.(params, sizes, (i) => (draws++, draw(i))) ?? { from: new Int32Array(), to: new Int32Array() },
  };
  return { kinds: { ...kinds, edges: new Map([...kinds.edges, ['weight', counted]]) }, draws: () => draws };
}

const refused = (document: GraphDocument, using = kinds) => {
  const { plan, diagnostics } = compile(document, 'main', using);
  expect(plan).toBeUndefined();
  return diagnostics.at(-1);
};

describe('connections at random', () => {
  const many = (probability: number) =>
    drawing(
      { a: node('layer', { size: 65_536 }), b: node('layer', { size: 65_536 }) },
      Object.fromEntries(
        Array.from({ length: 2000 }, (_, i) => [`e${i}`, edge('a', 'b', { connectivity: 'random', probability, delay: 1 })]),
      ),
    );

  test('that are expected to be too many are refused without drawing one', () => {
    for (const probability of [1e-5, 0.01, 1]) {
      const { kinds: counted, draws } = counting();
      // 65,536² pairs, each with this probability, 2,000 times
      const expected = 2000 * Math.round(probability * 65_536 ** 2);
      expect(refused(many(probability), counted)?.message).toContain(`The drawing has ${expected} weights`);
      expect(draws()).toBe(0);
    }
  });

  test('that are few enough are drawn, and the largest is named where they are not', () => {
    const { kinds: counted, draws } = counting();
    expect(compile(many(1e-9), 'main', counted).plan).toBeDefined();
    expect(draws()).toBeGreaterThan(0);
    const { nodes, edges } = many(1e-6);
    const wide = refused(drawing(nodes, { ...edges, wide: edge('a', 'b', { connectivity: 'random', probability: 0.5, delay: 1 }) }));
    expect(wide).toMatchObject({
      code: 'too-large',
      at: { owner: 'wide' },
      message: expect.stringContaining(`${65_536 ** 2 / 2} of them in 'wide'`) as string,
    });
  });
});

/** A chain of units of which no two are alike, each with a memory of itself. */
function chain(length: number, window: number): GraphDocument {
  const nodes: Record<string, GraphNode> = { x: node('input', { rows: [[1]] }), t: node('input', { rows: [[1]] }), loss: node('loss') };
  const edges: Record<string, GraphEdge> = {};
  for (let i = 0; i < length; i++) {
    nodes[`u${i}`] = node('unit', { activation: 'tanh' });
    edges[`c${i}`] = edge(i === 0 ? 'x' : `u${i - 1}`, `u${i}`);
    edges[`r${i}`] = edge(`u${i}`, `u${i}`, { delay: 1, weight: 0.1 });
  }
  const wire = (from: string, port: string): GraphEdge => ({
    type: 'wire',
    params: {},
    from: { node: from, port: 'activation' },
    to: { node: 'loss', port },
  });
  return drawing(
    nodes,
    { ...edges, p: wire(`u${length - 1}`, 'prediction'), t: wire('t', 'target') },
    { verb: 'train', loss: 'loss', window },
  );
}

describe('a training that is written out in time', () => {
  test('is refused before it is written, and says the way out', () => {
    const found = refused(chain(300, 64));
    expect(found).toMatchObject({ code: 'too-large', message: expect.stringMatching(/operations.*shorter window/) as string });
  });

  test('runs with a window that it can have', () => {
    expect(compile(chain(30, 8), 'main', kinds).plan).toBeDefined();
  });

  test('holds every step of its window', () => {
    const wide = node('layer', { size: 60_000 });
    const loop = { c: edge('x', 'a', { connectivity: 'one-to-one' }), r: edge('a', 'a', { delay: 1, connectivity: 'one-to-one' }) };
    const document = (window: number) =>
      drawing({ x: node('input', { size: 60_000, rows: [Array<number>(60_000).fill(0)] }), a: wide }, loop, {
        verb: 'train',
        window,
        batch: 16,
      });
    expect(compile(document(1), 'main', kinds).plan).toBeDefined();
    // 240,000 numbers of one row, and a step earlier 60,000 of the layer, 64 times
    expect(compile(document(64), 'main', kinds).diagnostics.map(({ code }) => code)).not.toContain('too-large');
    expect(
      refused({
        ...document(64),
        nodes: { ...document(64).nodes, ...Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`b${i}`, wide])) },
      })?.message,
    ).toContain('or a shorter window');
  });
});

test('delays are charged with what they keep: deep ones of wide layers, and of many units', () => {
  const wide = drawing(
    { a: node('layer', { size: 65_536 }), b: node('layer', { size: 65_536 }) },
    { e: edge('a', 'b', { connectivity: 'one-to-one', delay: 1024 }) },
  );
  expect(refused(wide)).toMatchObject({ at: { owner: 'a' }, message: expect.stringContaining('numbers') as string });
  const units = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`u${i}`, node('unit')]));
  const loops = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`e${i}`, edge(`u${i}`, `u${i}`, { delay: 1024 })]));
  expect(refused(drawing(units, loops))).toMatchObject({ message: expect.stringMatching(/Delays.*shorter delays/) as string });
});

test('values that an experiment varies are counted before they are laid out', () => {
  const bias = Array.from({ length: limits.trials }, (_, i) => i);
  const document = drawing({ a: node('layer', { size: 65_536 }) }, {}, { verb: 'forward', vary: { 'a.bias': bias } });
  expect(refused(document)?.message).toContain('fewer rows');
});

test('many wrong nodes are followed to what hangs on them without asking every edge for each', () => {
  let asked = 0;
  const size = 3000;
  const nodes = Object.fromEntries(Array.from({ length: size }, (_, i) => [`n${i}`, node(i === 0 ? 'softmax' : 'unit')]));
  const edges = Object.fromEntries(Array.from({ length: size - 1 }, (_, i) => [`e${i}`, edge(`n${i}`, `n${i + 1}`)]));
  const unit = kinds.nodes.get('unit');
  const ports = unit && { ...unit, ports: (params: Parameters<typeof unit.ports>[0]) => (asked++, unit.ports(params)) };
  compile(drawing(nodes, edges), 'main', { ...kinds, nodes: new Map([...kinds.nodes, ...(ports ? [['unit', ports] as const] : [])]) });
  expect(asked).toBeLessThan(4 * size);
});
