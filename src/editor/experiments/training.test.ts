/** From a data set and a drawn network to a training. */
import { describe, expect, test } from 'vitest';
import { kinds } from '../../../nodes/kinds.ts';
import { drawing, input, node, weight, wire } from '../../../tests/drawing.ts';
import { present } from '../../base/index.ts';
import { compile } from '../../compiler/index.ts';
import type { GraphDocument } from '../../graph/index.ts';
import { createEditor } from '../state/editor.ts';
import { betterLoss } from './betterLoss.ts';
import { missingVerb, toWatch } from './living.ts';
import { targetsOf } from './lossFor.ts';
import { planTraining, type TrainingPlan } from './trainingPlan.ts';
import { compareByCrossEntropy, trainOn } from './training.ts';

const linear = { activation: 'linear' };
/** As it is drawn, before anybody sets it. */
const untouched = (from: string, to: string) => ({ ...weight(from, to), params: {} });
const net = drawing(
  { data: node('dataset'), x1: input([[1]]), x2: input([[0]]), h1: node('unit'), h2: node('unit'), y: node('unit', linear) },
  {
    a: untouched('x1', 'h1'),
    b: untouched('x2', 'h1'),
    c: untouched('x1', 'h2'),
    d: untouched('x2', 'h2'),
    e: weight('h1', 'y', 0.5),
    f: weight('h2', 'y', -0.5),
  },
);
const plan = (document: GraphDocument): TrainingPlan | string => planTraining({ document, kinds, sizes: new Map() }, 'data');
const planned = (document: GraphDocument): TrainingPlan => {
  const made = plan(document);
  if (typeof made === 'string') throw new Error(made);
  return made;
};
const lossOf = (document: GraphDocument) => {
  const { nodes, loss } = planned(document);
  return nodes[loss]?.params;
};

const open = (document: GraphDocument) => createEditor({ send: () => {}, onMessage: () => {} }, 'd', document);

test('single inputs give way to the data set, whose weights are random, in one undo step', () => {
  const editor = open(net);
  expect(trainOn(editor, 'data').done).toBe(true);
  const { history, experiment } = editor.store.getState();
  const { nodes, edges, probes, experiments } = history.document;
  expect(Object.keys(nodes)).toEqual(['data', 'h1', 'h2', 'y', 'loss']);
  expect(
    Object.values(edges)
      .filter(({ from }) => from.port === 'inputs')
      .map(({ to, params }) => [to.node, params]),
  ).toEqual([
    ['h1', { initial: 'uniform', scale: 0.707 }],
    ['h2', { initial: 'uniform', scale: 0.707 }],
  ]);
  expect(probes['loss']?.target).toEqual({ node: 'loss', port: 'value' });
  expect(experiment).toBe('train');
  expect(experiments['train']).toMatchObject({ verb: 'train', loss: 'loss', optimizer: { rule: 'adam', rate: 0.01 }, length: 2000 });
  expect(compile(history.document, 'train', kinds).diagnostics).toEqual([]);
  editor.undo();
  expect(editor.store.getState().history.document).toEqual(net);
  expect(editor.store.getState().experiment).toBe('main');
});

describe('weights that a person has set', () => {
  const at = (y: number, made: ReturnType<typeof input>) => ({ ...made, position: [0, y] as const });
  const given = (data: Record<string, string> = {}) =>
    drawing(
      { data: node('dataset', data), below: at(100, input([[1]])), above: at(0, input([[0]])), y: node('unit', { ...linear, bias: 0.5 }) },
      { a: weight('below', 'y', 0.25, { eta: 0.2 }), b: weight('above', 'y', { tensor: 't' }, { eta: 0.2 }) },
      { tensors: { t: { shape: [1], values: [-2] } } },
    );
  const fromData = ({ edges }: GraphDocument) => Object.values(edges).filter(({ from }) => from.port === 'inputs');

  test('stay, in the order of the inputs on the canvas, and one undo brings all of it back', () => {
    const editor = open(given());
    expect(trainOn(editor, 'data').done).toBe(true);
    const { document } = editor.store.getState().history;
    expect(fromData(document).map(({ to, params }) => [to.node, params])).toEqual([['y', { weight: [[-2], [0.25]], eta: 0.2 }]]);
    expect(document.nodes['y']?.params['bias']).toBe(0.5);
    editor.undo();
    expect(editor.store.getState().history.document).toEqual(given());
  });

  test.each<[string, GraphDocument]>([
    ['of another number of inputs', given({ data: 'iris', labels: 'one-hot' })],
    ['beside weights that were drawn at random', { ...given(), edges: { ...given().edges, a: { ...present(given().edges['a'], 'a'), params: { initial: 'uniform' } } } }], // prettier-ignore
  ])('%s are replaced only with leave', (_, document) => {
    const drawn = {
      ...document,
      nodes: { ...document.nodes, y: node('layer', { size: document.nodes['data']?.params['data'] ? 3 : 1, ...linear }) },
    };
    const editor = open(drawn);
    const { done, says, instead } = trainOn(editor, 'data');
    expect([done, says.startsWith('The weights that you set on ')]).toEqual([false, true]);
    expect(editor.store.getState().history.document).toEqual(drawn);
    expect(instead?.label).toBe('Replace them by random ones');
    expect(trainOn(editor, 'data', true).done).toBe(true);
    expect(fromData(editor.store.getState().history.document).map(({ params }) => params['initial'])).toEqual(['uniform']);
    editor.undo();
    expect(editor.store.getState().history.document).toEqual(drawn);
  });
});

test('a vector of inputs hands its edges on, weights and all', () => {
  const { moved, removed, edges } = planned(
    drawing({ data: node('dataset'), x: input([[0, 1]]), y: node('unit', linear) }, { e: weight('x', 'y', [[1], [2]]) }),
  );
  expect(moved).toEqual({ e: { node: 'data', port: 'inputs' } });
  expect(removed).toEqual(['x']);
  expect(Object.values(edges).map(({ type }) => type)).toEqual(['wire', 'wire']);
});

describe('the loss', () => {
  const layers = (data: Record<string, string>, output: Record<string, string | number>) =>
    drawing({ data: node('dataset', data), h: node('layer', { size: 4 }), y: node('layer', output) }, { e: weight('h', 'y') });

  test('follows from the targets', () => {
    expect(lossOf(layers({}, { size: 1, ...linear }))).toEqual({ loss: 'binary-cross-entropy' });
    expect(lossOf(layers({ labels: 'one-hot' }, { size: 2, ...linear }))).toEqual({ loss: 'categorical-cross-entropy' });
    expect(lossOf(layers({ labels: 'plus-minus' }, { size: 1, activation: 'tanh' }))).toEqual({ labels: 'plus-minus' });
    expect(lossOf(layers({ data: 'sine' }, { size: 1, ...linear }))).toEqual({});
  });

  test('is a squared error where the output squashes its net input, and takes that of an activation or softmax node', () => {
    expect(lossOf(layers({}, { size: 1, activation: 'sigmoid' }))).toEqual({ labels: 'zero-one' });
    const soft = drawing(
      { data: node('dataset', { labels: 'one-hot' }), z: node('layer', { size: 2, ...linear }), s: node('softmax') },
      { w: weight('data.inputs', 'z'), e: wire('z', 's') },
    );
    const { edges, nodes, loss } = planTraining({ document: soft, kinds, sizes: new Map([['s share', 2]]) }, 'data') as TrainingPlan;
    expect(nodes[loss]?.params).toEqual({ loss: 'categorical-cross-entropy' });
    expect(Object.values(edges).find(({ to }) => to.port === 'prediction')?.from).toEqual({ node: 'z', port: 'activation' });
  });

  test('that is drawn already is finished', () => {
    const { nodes, loss, edges } = planned({ ...net, nodes: { ...net.nodes, mine: node('loss') } });
    expect([loss, Object.keys(nodes), Object.values(edges).filter(({ to }) => to.node === 'mine').length]).toEqual(['mine', [], 2]);
  });
});

test('targets of one’s own are told apart', () => {
  const own = (rows: readonly (readonly number[])[]) =>
    targetsOf({ document: drawing({ data: node('dataset', { data: 'own', columns: 1, rows }) }), kinds }, 'data');
  expect(
    own([
      [0.5, 0, 1],
      [0.1, 1, 0],
    ]),
  ).toBe('one-hot');
  expect(
    own([
      [0.5, 1, 1],
      [0.1, 0, 0],
    ]),
  ).toBe('zero-one');
  expect(
    own([
      [0.5, 1],
      [0.1, -1],
    ]),
  ).toBe('plus-minus');
  expect(
    own([
      [0.5, 1],
      [0.1, 0.2],
    ]),
  ).toBe('reals');
});

test('sigmoid outputs are compared as they are, with a cross-entropy one click away', () => {
  const sigmoid = { ...net, nodes: { ...net.nodes, y: node('unit') } };
  const editor = open(sigmoid);
  const { says, instead } = trainOn(editor, 'data');
  expect(says).toBe('The loss is the squared error, for the output is squashed by its sigmoid. Press Run.');
  instead?.run();
  const { document } = editor.store.getState().history;
  expect(document.nodes['y']?.params['activation']).toBe('linear');
  expect(document.nodes['loss']?.params).toEqual({ loss: 'binary-cross-entropy' });
  expect(compile(document, 'train', kinds).diagnostics).toEqual([]);
  expect(trainOn(open(net), 'data').instead).toBeUndefined();
});

test('a squared error where a cross-entropy fits is said of the loss, as long as it is one', () => {
  const advice = (document: GraphDocument) => betterLoss({ document, kinds, sizes: new Map() }, 'loss');
  const wired = (output: Record<string, string>, loss: Record<string, string>, data: Record<string, string> = {}) =>
    drawing(
      { data: node('dataset', data), y: node('unit', output), loss: node('loss', loss) },
      { w: weight('data.inputs', 'y'), p: wire('y', 'loss.prediction'), t: wire('data.targets', 'loss.target') },
    );
  expect(advice(wired({}, {}))?.linear).toEqual(['y']);
  expect(advice(wired(linear, { labels: 'zero-one' }))?.linear).toEqual([]);
  expect(advice(wired(linear, { loss: 'binary-cross-entropy' }))).toBeUndefined();
  expect(advice(wired({ activation: 'tanh' }, {}))).toBeUndefined();
  expect(advice(wired({}, {}, { labels: 'plus-minus' }))).toBeUndefined();
  expect(advice(drawing({ loss: node('loss') }))).toBeUndefined();
  const editor = open(wired({}, {}));
  const better = advice(editor.store.getState().history.document);
  if (better) compareByCrossEntropy(editor, better);
  const { document } = editor.store.getState().history;
  expect(document.nodes['y']?.params['activation']).toBe('linear');
  expect(advice(document)).toBeUndefined();
  editor.undo();
  expect(editor.store.getState().history.document).toEqual(wired({}, {}));
});

test('an output of another size is refused in words', () => {
  expect(plan({ ...net, nodes: { ...net.nodes, data: node('dataset', { data: 'iris', labels: 'one-hot' }) } })).toBe(
    'The network answers with 1 value, the targets have 3 values. Give its output 3 units.',
  );
});

test('a data set alone gets a small network', () => {
  const alone = drawing({ data: node('dataset') });
  const editor = open(alone);
  expect(trainOn(editor, 'data').done).toBe(true);
  const { document } = editor.store.getState().history;
  expect(Object.values(document.nodes).map(({ type }) => type)).toEqual(['dataset', 'layer', 'layer', 'loss']);
  expect(compile(document, 'train', kinds).diagnostics).toEqual([]);
});

test('a training that names no loss gets the one that is wired', () => {
  const editor = open({ ...net, experiments: { learn: { verb: 'train', length: 7 } } });
  trainOn(editor, 'data');
  expect(editor.store.getState().history.document.experiments).toEqual({ learn: { verb: 'train', length: 7, loss: 'loss' } });
});

test('what lives in time or in sweeps needs an experiment in which it does', () => {
  const empty = drawing({});
  expect(['unit', 'rate', 'lif', 'current', 'hopfield'].map((type) => missingVerb(empty, [type]))).toEqual([
    undefined,
    undefined,
    'simulate',
    'simulate',
    'retrieve',
  ]);
  expect(missingVerb({ ...empty, experiments: { run: { verb: 'simulate' } } }, ['lif', 'hopfield'])).toBeUndefined();
});

test('the first neuron is watched, the others are left to be asked for', () => {
  const empty = drawing({});
  const neurons = { current: node('current'), cell: node('hodgkin-huxley'), other: node('lif') };
  expect(toWatch(empty, neurons)).toEqual([{ node: 'cell', port: 'potential' }]);
  expect(toWatch(empty, { other: node('lif') }).map(({ port }) => port)).toEqual(['potential', 'spike']);
  const watched = {
    ...drawing({ cell: node('hodgkin-huxley') }),
    probes: { v: { target: { node: 'cell', port: 'potential' }, every: 1 } },
  };
  expect(toWatch(watched, { other: node('lif') })).toEqual([]);
  expect(toWatch(empty, { memory: node('hopfield') })).toEqual([]);
});
