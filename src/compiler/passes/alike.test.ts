import { expect, test } from 'vitest';
import { drawing, node, observe, weight, wire } from '../../../tests/drawing.ts';
import { kinds } from '../../../nodes/kinds.ts';
import { run, setParams, startHistory, type GraphDocument, type ParamChange } from '../../graph/index.ts';
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
