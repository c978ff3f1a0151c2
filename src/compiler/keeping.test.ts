import { expect, test } from 'vitest';
import { kinds } from '../../nodes/kinds.ts';
import { drawing, input, node, weight } from '../../tests/drawing.ts';
import { keepWeights, run, startHistory, type GraphDocument, type Learnt } from '../graph/index.ts';
import { compile } from './compile.ts';
import { toKeep } from './keeping.ts';

const experiments: GraphDocument['experiments'] = {
  learn: { verb: 'forward' },
  same: { verb: 'forward', seed: 3 },
  wide: { verb: 'forward', set: { 'h.size': 5 } },
  partly: { verb: 'forward', set: { 'h.size': 5, 'h.bias': 1 } },
  own: { verb: 'forward', set: { 'h.size': 5, 'e.initial': 'normal', 'f.weight': 2, 'h.bias': 1 } },
};

const net = drawing(
  { x: input([[1, 2]]), h: node('layer', { size: 2 }), y: node('layer', { size: 1 }) },
  { e: weight('x', 'h', 1, { initial: 'uniform' }), f: weight('h', 'y', 0.5) },
  { experiments },
);

const learnt: readonly Learnt[] = [
  { owner: 'e', what: 'weight', values: [1, 2, 3, 4], shape: [2, 2] },
  { owner: 'f', what: 'weight', values: [7, 8], shape: [2] },
  { owner: 'h', what: 'bias', values: [0.1, 0.2] },
  { owner: 'y', what: 'bias', values: [9] },
];

const kept = (document: GraphDocument) =>
  run(startHistory(document), keepWeights, toKeep(document, 'learn', learnt, kinds)).history.document;

test('experiments of other sizes keep their start, and all others begin with what was learnt', () => {
  const { experiments: then, nodes, edges } = kept(net);
  expect(then['wide']?.set).toEqual({ 'h.size': 5, 'e.initial': 'uniform', 'f.weight': 0.5, 'h.bias': 0, 'y.bias': 0 });
  expect(then['same']).toEqual(net.experiments['same']);
  expect(edges['e']?.params).toMatchObject({ initial: 'given', weight: [[1, 2], [3, 4]] }); // prettier-ignore
  expect(nodes['y']?.params).toMatchObject({ bias: 9 });
});

test('what an experiment sets itself stays', () => {
  expect(kept(net).experiments['partly']?.set).toMatchObject({ 'h.bias': 1, 'e.initial': 'uniform' });
  expect(kept(net).experiments['own']).toEqual(net.experiments['own']);
});

test('every experiment compiles as before', () => {
  for (const name of Object.keys(net.experiments)) expect(compile(kept(net), name, kinds).diagnostics, name).toEqual([]);
});

test('one whose weights did not fit before is left alone where nothing else is wrong now', () => {
  const broken = drawing(
    { x: input([[1, 2]]), y: node('layer', { size: 2 }) },
    { e: weight('x', 'y', 1), f: weight('x', 'y', [1, 2, 3], { frozen: true }) },
    { experiments: { learn: { verb: 'forward' }, other: { verb: 'forward' } } },
  );
  expect(toKeep(broken, 'learn', [{ owner: 'e', what: 'weight', values: [5] }], kinds).elsewhere).toEqual({});
});
