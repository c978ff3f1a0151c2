import { expect, test } from 'vitest';
import * as fc from '../../../tests/fast-check.ts';
import { drawing, node, observe, weight, wire } from '../../../tests/drawing.ts';
import { kinds } from '../../../nodes/kinds.ts';
import { run, setParams, showParts, startHistory, type GraphDocument, type ParamChange } from '../../graph/index.ts';
import { compile } from '../compile.ts';

const training = { experiments: { main: { verb: 'train', loss: 'loss', epochs: 50 } } } as const;
const ends = { data: node('dataset'), out: node('unit'), loss: node('loss') };
const lossWires = { p: wire('out', 'loss.prediction'), t: wire('data.targets', 'loss.target') };

const byLayer = (into = weight('data.inputs', 'h'), out = weight('h', 'out')) =>
  drawing({ ...ends, h: node('layer', { size: 4 }) }, { a: into, b: out, ...lossWires }, training);

const bySingles = (last = 1) =>
  drawing(
    { ...ends, h1: node('unit'), h2: node('unit') },
    {
      a1: weight('data.inputs', 'h1'),
      a2: weight('data.inputs', 'h2'),
      b1: weight('h1', 'out'),
      b2: weight('h2', 'out', last),
      ...lossWires,
    },
    training,
  );

const found = (document: GraphDocument) => compile(document, 'main', kinds).diagnostics.filter(({ code }) => code === 'alike');

test('a hidden layer with one weight for all is found, and its units do stay the same', async () => {
  const [alike, ...others] = found(byLayer());
  expect(others).toEqual([]);
  expect(alike?.message).toContain("The 4 units of 'h' start with the same weights");
  const activations = (await observe(byLayer())).get('h.activation');
  expect(activations).toHaveLength(4 * 4);
  for (let row = 0; row < 4; row++) expect(new Set(activations?.slice(4 * row, 4 * row + 4)).size).toBe(1);
});

test('the way out tells them apart', async () => {
  const [alike] = found(byLayer());
  const args = alike?.fix?.args as unknown as { readonly changes: readonly ParamChange[] };
  const mended = run(startHistory(byLayer()), setParams, args).history.document;
  expect(found(mended)).toEqual([]);
  const activations = (await observe(mended)).get('h.activation');
  expect(new Set(activations?.slice(0, 4)).size).toBe(4);
});

test('single units that are drawn alike are found, too', () => {
  expect(found(bySingles()).map(({ message }) => message)).toEqual([expect.stringContaining("The 2 units of 'h1', 'h2' start")]);
});

test('whatever tells units apart is enough: a weight out of them, weights at random, a matrix', () => {
  expect(found(bySingles(2))).toEqual([]);
  expect(found(byLayer(weight('data.inputs', 'h', 1, { initial: 'uniform' })))).toEqual([]);
  expect(found(byLayer(undefined, weight('h', 'out', [[1], [2], [3], [4]])))).toEqual([]);
});

test('outputs are no hidden units, and a forward run trains nothing', () => {
  const outputs = drawing(
    { data: node('dataset', { data: 'iris', labels: 'one-hot' }), out: node('layer', { size: 3 }), loss: node('loss') },
    { a: weight('data.inputs', 'out'), ...lossWires },
    training,
  );
  expect(found(outputs)).toEqual([]);
  expect(found({ ...byLayer(), experiments: { main: { verb: 'forward' } } })).toEqual([]);
});

const W = [
  [0.5, 0.5, 0.5],
  [-0.3, -0.3, -0.3],
];

test('a matrix of equal columns is as alike as one number, however it is written', () => {
  const written = [W, W.flat(), { tensor: 'w' }, { tensor: 'v' }];
  const tensors = { w: { shape: [2, 3], values: W }, v: { shape: [6], values: W.flat() } };
  for (const into of written)
    for (const out of [0.7, [0.7, 0.7, 0.7], [[0.7], [0.7], [0.7]]])
      for (const bias of [0.1, [0.1, 0.1, 0.1]]) {
        const net = drawing(
          { ...ends, h: node('layer', { size: 3, bias }) },
          { a: weight('data.inputs', 'h', into), b: weight('h', 'out', out), ...lossWires },
          { ...training, tensors },
        );
        expect(found(net).map(({ message }) => message)).toEqual([expect.stringContaining("The 3 units of 'h' start")]);
      }
  expect(found(byLayer(weight('data.inputs', 'h', 1, { initial: 'normal', scale: 0 })))).toHaveLength(1);
});

test('units that are drawn in parts, and biases that are drawn as edges, count as any other', () => {
  const parts = ['h1', 'h2'].reduce((history, id) => run(history, showParts, { node: id }).history, startHistory(bySingles())).document;
  const [alike, ...others] = found(parts);
  expect(others).toEqual([]);
  expect(alike?.message).toContain("The 2 units of 'h1-sum', 'h2-sum' start");
  expect(alike?.fix?.args).toMatchObject({ changes: [{ owner: 'a1' }, { owner: 'a1' }, { owner: 'a2' }, { owner: 'a2' }] });
  const apart = run(startHistory(parts), setParams, { changes: [{ owner: 'h1-beta', name: 'weight', value: 0.5 }] }).history.document;
  expect(found(apart)).toEqual([]);
});

test('weights that are shared stay equal when they are drawn, so no draw is offered', () => {
  const edges = {
    a1: weight('data.inputs', 'h1', 1, { share: 's' }),
    a2: weight('data.inputs', 'h2', 1, { share: 's' }),
    b1: weight('h1', 'out'),
    b2: weight('h2', 'out'),
    ...lossWires,
  };
  const [alike] = found(drawing({ ...ends, h1: node('unit'), h2: node('unit') }, edges, training));
  expect(alike?.message).toContain("'h1', 'h2'");
  expect(alike?.fix).toBeUndefined();
});

test('two chains that are alike all along are found at every level', () => {
  const chains = drawing(
    { ...ends, h1: node('unit'), h2: node('unit'), k1: node('unit'), k2: node('unit') },
    {
      a1: weight('data.inputs', 'h1', [0.5, -1]),
      a2: weight('data.inputs', 'h2', [[0.5], [-1]]),
      c1: weight('h1', 'k1', 2),
      c2: weight('h2', 'k2', [2]),
      b1: weight('k1', 'out'),
      b2: weight('k2', 'out'),
      ...lossWires,
    },
    training,
  );
  expect(found(chains).map(({ message }) => message)).toEqual([
    expect.stringContaining("'h1', 'h2'"),
    expect.stringContaining("'k1', 'k2'"),
  ]);
});

test('of a hidden layer, those are alike whose columns, biases and rows out are equal: no more, no fewer', () => {
  const few = fc.constantFrom(0.5, -0.25);
  const three = fc.array(few, { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(three, three, three, three, (x1, x2, bias, out) => {
      const net = drawing(
        { ...ends, h: node('layer', { size: 3, bias, activation: 'tanh' }) },
        { a: weight('data.inputs', 'h', [x1, x2]), b: weight('h', 'out', out), ...lossWires },
        training,
      );
      const units = [0, 1, 2].map((j) => [x1[j], x2[j], bias[j], out[j]].join());
      const most = Math.max(...units.map((unit) => units.filter((other) => other === unit).length));
      const said = most === 1 ? [] : [most === 3 ? 'The 3 units' : '2 of the 3 units'];
      expect(found(net).map(({ message }) => message.split(' of ', most === 3 ? 1 : 2).join(' of '))).toEqual(said);
      expect(found(net).every(({ fix }) => (fix !== undefined) === (most === 3))).toBe(true);
    }),
  );
});
