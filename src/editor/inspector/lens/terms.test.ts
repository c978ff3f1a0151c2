import { describe, expect, test } from 'vitest';
import { kinds } from '../../../../nodes/kinds.ts';
import { compile, withExperiment } from '../../../compiler/index.ts';
import { emptyDocument, type GraphDocument, type GraphEdge, type GraphNode } from '../../../graph/index.ts';
import { createReferenceBackend, openSession } from '../../../runtime/index.ts';
import { agreementOf, powerOfTen } from './agreement.ts';
import { createScene, type Reader } from './scene.ts';
import { largestFirst, netInputOf, stackedInto, type NetInput } from './terms.ts';

const node = (type: string, params: GraphNode['params'] = {}, label?: string): GraphNode => ({
  type,
  params,
  position: [0, 0],
  ...(label === undefined ? {} : { label }),
});
const edge = (from: string, to: string, params: GraphEdge['params'] = {}, type = 'weight'): GraphEdge => {
  const port = to.startsWith('sum') ? 'terms' : 'netInput';
  return { type, params, from: { node: from, port: from.startsWith('sum') ? 'netInput' : 'activation' }, to: { node: to, port } };
};
const drawing = (nodes: GraphDocument['nodes'], edges: GraphDocument['edges']): GraphDocument => ({ ...emptyDocument(), nodes, edges });

/** The terms as the lens has them, and the value that the float64 backend computes. */
async function explained(document: GraphDocument, id: string, cell = 0, steps = 0): Promise<{ net: NetInput; tensor: number }> {
  const session = await openSession(document, 'main', kinds, createReferenceBackend());
  const { plan } = session.compiled;
  if (!plan) throw new Error(JSON.stringify(session.compiled.diagnostics));
  await session.advance(steps);
  const values = await session.observe();
  const read: Reader = (owner, port) => {
    const place = plan.observables.find((observable) => observable.owner === owner && observable.what === port);
    const signal = place && values.get(place.signal);
    return signal && place && signal.values.subarray(place.index, place.index + place.count);
  };
  return {
    net: netInputOf(createScene(withExperiment(document, 'main'), kinds, plan.observables, read), id, cell),
    tensor: read(id, 'netInput', 0)?.[cell] ?? NaN,
  };
}

const TOLERANCE = 12; // decimals: both are float64

describe('the terms add up to the value of the tensor', () => {
  const inputs = { x1: node('input', { rows: [[1]] }), x2: node('input', { rows: [[-0.6]] }), one: node('bias') };

  test('a unit with scalars, a constant source and a bias', async () => {
    const { net, tensor } = await explained(
      drawing(
        { ...inputs, h: node('unit', { bias: 0.58 }) },
        { a: edge('x1', 'h', { weight: -0.9 }), b: edge('x2', 'h', { weight: 0.3 }), c: edge('one', 'h', { weight: -0.5 }) },
      ),
      'h',
    );
    expect(net.terms.map(({ from, a, w, product }) => [from, a, w, product])).toEqual([
      ['x1', 1, -0.9, -0.9],
      ['x2', -0.6, 0.3, -0.18],
      ['one', 1, -0.5, -0.5],
    ]);
    expect(net.bias).toBe(0.58);
    expect(net.sum).toBeCloseTo(tensor, TOLERANCE);
    expect(net.sum).toBeCloseTo(-1, TOLERANCE);
  });

  test('a cell of a layer takes its column of the matrix and its own bias', async () => {
    const weight = [
      [1, 2, 3],
      [4, 5, 6],
    ];
    const document = drawing(
      { x: node('input', { size: 2, rows: [[1, -2]] }), h: node('layer', { size: 3, bias: [0.1, 0.2, 0.3] }) },
      { e: edge('x', 'h', { weight }) },
    );
    const { net, tensor } = await explained(document, 'h', 1);
    expect(net.terms.map(({ element, of, w }) => [element, of, w])).toEqual([
      [0, 2, 2],
      [1, 2, 5],
    ]);
    expect(net.sum).toBeCloseTo(tensor, TOLERANCE);
    expect(net.sum).toBeCloseTo(2 - 10 + 0.2, TOLERANCE);
  });

  test('one to one takes the element of the same place, and a wire weighs 1', async () => {
    const document = drawing(
      { x: node('input', { size: 2, rows: [[3, 4]] }), y: node('input', { size: 2, rows: [[5, 6]] }), sum: node('net-input', { size: 2 }) },
      { a: edge('x', 'sum', { weight: [10, 20], connectivity: 'one-to-one' }), b: edge('y', 'sum', {}, 'wire') },
    );
    const { net, tensor } = await explained(document, 'sum', 1);
    expect(net.terms.map(({ a, w, wire }) => [a, w, wire])).toEqual([
      [4, 20, false],
      [6, 1, true],
    ]);
    expect(net.bias).toBeUndefined();
    expect(net.sum).toBe(tensor);
  });

  test('a vector into a unit, and a unit into a layer', async () => {
    const document = drawing(
      { x: node('input', { size: 3, rows: [[1, 2, 3]] }), u: node('unit', { activation: 'linear' }), h: node('layer', { size: 2 }) },
      { a: edge('x', 'u', { weight: [[0.1], [0.2], [0.3]] }), b: edge('u', 'h', { weight: [7, 8] }) },
    );
    const into = await explained(document, 'u');
    expect(into.net.terms.map(({ w }) => w)).toEqual([0.1, 0.2, 0.3]);
    expect(into.net.sum).toBeCloseTo(into.tensor, TOLERANCE);
    const out = await explained(document, 'h', 1);
    expect(out.net.sum).toBeCloseTo(out.tensor, TOLERANCE);
    expect(out.net.terms[0]?.w).toBe(8);
  });

  test.each(['uniform', 'normal'])('weights drawn at random (%s) are the ones that the compiler drew', async (initial) => {
    const document = drawing(
      { x: node('input', { size: 5, rows: [[1, 2, 3, 4, 5]] }), h: node('layer', { size: 3 }) },
      { e: edge('x', 'h', { initial, scale: 0.5 }) },
    );
    const { net, tensor } = await explained(document, 'h', 2);
    expect(net.sum).toBeCloseTo(tensor, TOLERANCE);
    expect(compile(document, 'main', kinds).diagnostics).toEqual([]);
  });

  test('what the experiment sets is what is explained', async () => {
    const document = {
      ...drawing({ ...inputs, h: node('unit') }, { a: edge('x1', 'h', { weight: 2 }) }),
      experiments: { main: { verb: 'forward', set: { 'a.weight': 3 }, inputs: { x1: [[5]] } } },
    } satisfies GraphDocument;
    const { net, tensor } = await explained(document, 'h');
    expect(net.sum).toBe(15);
    expect(tensor).toBe(15);
  });
});

test('a unit without edges has only its bias', () => {
  const document = drawing({ h: node('unit', { bias: 0.5 }) }, {});
  expect(
    netInputOf(
      createScene(document, kinds, [], () => undefined),
      'h',
    ),
  ).toEqual({ terms: [], bias: 0.5, sum: 0.5, size: 0.5 });
});

test('what is not known yet leaves the sum open', () => {
  const document = drawing({ x: node('input'), h: node('unit') }, { a: edge('x', 'h', { weight: 2, delay: 3 }) });
  const asked: number[] = [];
  const net = netInputOf(
    createScene(document, kinds, [], (_node, port, delay) => void (port === 'activation' && asked.push(delay))),
    'h',
  );
  expect(asked).toEqual([3]);
  expect([net.sum, net.terms[0]?.w, net.terms[0]?.delay]).toEqual([undefined, 2, 3]);
});

test('the largest terms come first, whatever their sign', () => {
  const document = drawing({ x: node('input', { size: 3 }), h: node('unit') }, { a: edge('x', 'h', { weight: [[1], [-5], [2]] }) });
  const { terms } = netInputOf(
    createScene(document, kinds, [], (_node, port) => (port === 'activation' ? [1, 1, 1] : undefined)),
    'h',
  );
  expect(largestFirst(terms).map(({ w }) => w)).toEqual([-5, 2, 1]);
});

test('stacked wires come in the order of their place', () => {
  const wire = (from: string, slot: number): GraphEdge => ({
    type: 'wire',
    params: { slot },
    from: { node: from, port: 'activation' },
    to: { node: 's', port: 'values' },
  });
  const document = drawing({ x: node('input'), y: node('input'), s: node('softmax') }, { a: wire('x', 1), b: wire('y', 0) });
  expect(
    stackedInto(
      createScene(document, kinds, [], () => undefined),
      's',
      'values',
    ),
  ).toEqual(['b', 'a']);
});

describe('agreement within float32', () => {
  test('rounding is allowed, a wrong weight is not', () => {
    expect(agreementOf(-1, 2.1, 4, Math.fround(-1 + 3e-8))).toMatchObject({ within: true });
    expect(agreementOf(-1, 2.1, 4, -1.001)).toMatchObject({ within: false });
    expect(agreementOf(0, 0, 0, 0)).toEqual({ difference: 0, within: true });
    expect(agreementOf(1, 1, 1, NaN).within).toBe(false);
  });
  test('said as a power of ten', () => {
    expect([powerOfTen(3.2e-8), powerOfTen(0), powerOfTen(12)]).toEqual(['3·10⁻⁸', '0', '1·10¹']);
  });
});

describe('connections of some pairs', () => {
  const layer = node('layer', { size: 2, activation: 'linear' });
  const some = (params: GraphEdge['params']) =>
    drawing({ x: node('input', { size: 3, rows: [[1, 2, 3]] }), y: layer }, { e: edge('x', 'y', params) });

  test('that are listed bring the terms that the network adds up', async () => {
    const listed = some({ connectivity: 'list', pairs: [[0, 1], [2, 0], [2, 1]], weight: [2, 3, 4] }); // prettier-ignore
    const { net, tensor } = await explained(listed, 'y', 1);
    expect(net.terms.map(({ element, w }) => [element, w])).toEqual([
      [0, 2],
      [2, 4],
    ]);
    expect(net.sum).toBe(tensor);
  });

  test('that are drawn at random are those that the compiler draws', async () => {
    const random = some({ connectivity: 'random', probability: 0.5, initial: 'normal' });
    for (const cell of [0, 1]) {
      const { net, tensor } = await explained(random, 'y', cell);
      expect(net.sum).toBeCloseTo(tensor, TOLERANCE);
    }
  });

  test('share the weights of the first of them', async () => {
    const shared = drawing(
      { x: node('input', { rows: [[5]] }), y: node('unit', { activation: 'linear' }), z: node('unit', { activation: 'linear' }) },
      { a: edge('x', 'y', { weight: 3, share: 'w' }), b: edge('x', 'z', { weight: 7, share: 'w' }) },
    );
    const { net, tensor } = await explained(shared, 'z');
    expect(net.terms[0]?.w).toBe(3);
    expect(net.sum).toBe(tensor);
  });
});

test('after some steps of a training the terms are those of what was learnt', async () => {
  const wire = (from: string, to: string): GraphEdge => {
    const [[a = '', port = ''], [b = '', into = '']] = [from.split('.'), to.split('.')] as const;
    return { type: 'wire', params: {}, from: { node: a, port }, to: { node: b, port: into } };
  };
  const trained: GraphDocument = {
    ...drawing(
      { data: node('dataset'), h: node('layer', { size: 3 }), y: node('unit'), loss: node('loss') },
      {
        a: { ...edge('data', 'h', { initial: 'uniform' }), from: { node: 'data', port: 'inputs' } },
        b: edge('h', 'y', { weight: 0.5 }),
        p: wire('y.activation', 'loss.prediction'),
        t: wire('data.targets', 'loss.target'),
      },
    ),
    experiments: { main: { verb: 'train', loss: 'loss' } },
  };
  for (const [id, cell] of [
    ['h', 2],
    ['y', 0],
  ] as const) {
    const [before, after] = [await explained(trained, id, cell), await explained(trained, id, cell, 5)];
    expect(after.net.sum).not.toBe(before.net.sum);
    expect(after.net.sum).toBeCloseTo(after.tensor, TOLERANCE);
  }
});
