/** Drawings of every verb and every kind that lives in time, with all that could depend on how a run is split. */
import type { Experiment, GraphDocument, OptimizerRule } from '../../src/graph/index.ts';
import { drawing, input, node, weight, wire, type EdgeSketch } from '../drawing.ts';
import { simulated } from './in-time.ts';

/** A probe on every port that is named. */
const probing = (document: GraphDocument, ...ports: readonly string[]): GraphDocument => ({
  ...document,
  probes: Object.fromEntries(
    ports.map((text, i) => {
      const [id = '', port = ''] = text.split('.');
      return [`p${i}`, { target: { node: id, port }, every: 1 }];
    }),
  ),
});

/** Five examples in batches of two: the last of an epoch is short, and their order is drawn. */
const learning = (optimizer: Experiment['optimizer'], more: Partial<Experiment> = {}): Partial<GraphDocument> => ({
  experiments: { main: { verb: 'train', loss: 'l', length: 20, batch: 2, ...(optimizer ? { optimizer } : {}), ...more } },
});

const examples = [
  [0.25, -0.5, 1],
  [1, 0.75, 0],
  [-0.5, 0.5, 1],
  [0.125, -1, 0],
  [-0.75, -0.25, 1],
];

const student = (more: Partial<GraphDocument>, edges: Readonly<Record<string, EdgeSketch>> = {}): GraphDocument =>
  drawing(
    {
      d: node('dataset', { data: 'own', columns: 2, rows: examples }),
      h: node('layer', { size: 3, activation: 'tanh', bias: 0.1 }),
      u: node('unit', { activation: 'sigmoid' }),
      l: node('loss'),
    },
    {
      v: weight('d', 'h', 1, { initial: 'normal' }),
      w: weight('h', 'u', [0.5, -0.5, 0.25]),
      p: wire('u', 'l.prediction'),
      q: wire('d.targets', 'l.target'),
      ...edges,
    },
    more,
  );

const optimizers: Readonly<Record<OptimizerRule, number>> = { sgd: 0.5, momentum: 0.2, adam: 0.05, rmsprop: 0.02 };
const trained = Object.entries(optimizers).map(([rule, rate]): readonly [string, GraphDocument] => [
  `train: shuffled minibatches, ${rule}`,
  probing(student(learning({ rule: rule as OptimizerRule, rate }, { l2: 0.01, split: 0.9 })), 'l.value', 'u.activation'),
]);

const memory = (update: string): GraphDocument =>
  drawing(
    {
      p: node('pattern-set', { width: 6, height: 6, source: 'random', count: 7, share: 0.4 }),
      h: node('hopfield', { size: 36, update }),
    },
    { a: wire('p.patterns', 'h.patterns'), b: wire('p.cue', 'h.cue') },
    { experiments: { main: { verb: 'retrieve', length: 20, vary: { 'p.share': [0.3, 0.4, 0.45] } } } },
  );

const axons = simulated(
  {
    i: node('current', { size: 3, amplitude: [5, 10, 20], noise: 8, filter: 1 }),
    n: node('hodgkin-huxley', { size: 3, V0: [-65, -60, -50] }),
  },
  { a: wire('i', 'n.current'), b: weight('n.spike', 'n.synapses', 3, { connectivity: 'one-to-one', delay: 5 }) },
  { dt: 0.05 },
);

const spikingNet = (spikes: string): GraphDocument =>
  simulated(
    {
      s: node('spike-source', { pattern: 'poisson', rate: 80, size: 6 }),
      t: node('spike-source', { spikes: [[0, 3]] }),
      i: node('current', { size: 6, amplitude: 1.2, noise: 0.5 }),
      n: node('lif', { size: 6, spikes, synapse: spikes === 'exact' ? 'alpha' : 'exponential' }),
      r: node('firing-rate', { size: 6 }),
    },
    {
      a: wire('i', 'n.input'),
      b: weight('s', 'n.synapses', 1, { initial: 'uniform', scale: 2 }),
      c: weight('n.spike', 'n.synapses', 1, { connectivity: 'random', probability: 0.4, initial: 'normal', delay: 3 }),
      d: weight('t', 'n.kicks', 0.3, { delay: 1 }),
      e: wire('n.spike', 'r'),
    },
    { dt: 0.5 },
  );

/** One region of elementwise operations, which a backend may run many steps at a time. */
const alone = simulated(
  { i: node('current', { size: 4, amplitude: [1.1, 1.5, 2, 3], noise: 1 }), n: node('lif', { size: 4 }) },
  { a: wire('i', 'n.input') },
  { dt: 0.5 },
);

const loops = drawing(
  {
    x: input([
      [0.5, -0.25],
      [1, 0],
    ]),
    h: node('layer', { size: 2, activation: 'tanh' }),
    u: node('unit', { activation: 'sigmoid' }),
    r: node('rate', { size: 2, activation: 'tanh', x0: [0.5, -0.5] }),
  },
  {
    a: weight('x', 'h', [
      [0.5, 1],
      [-1, 0.25],
    ]),
    b: weight('h', 'h', 1, { initial: 'normal', delay: 2 }),
    c: weight('h', 'u', 0.5),
    d: weight('u', 'h', -0.5, { delay: 3 }),
    e: wire('h', 'r'),
    f: weight('r', 'r', 1.5, { connectivity: 'one-to-one' }),
  },
);

export const living: readonly (readonly [string, GraphDocument])[] = [
  ['forward: loops with delays, rate units', probing(loops, 'u.activation', 'r.rate')],
  ...trained,
  [
    'train: a window of steps through delayed loops',
    probing(
      student(learning({ rule: 'sgd', rate: 0.2 }, { window: 3 }), { z: weight('h', 'h', 0.5, { connectivity: 'one-to-one', delay: 1 }) }),
      'l.value',
    ),
  ],
  [
    'train: connections at random of which there are none',
    probing(
      student(learning({ rule: 'adam', rate: 0.05 }), { z: weight('d', 'u', 1, { connectivity: 'random', probability: 0 }) }),
      'l.value',
    ),
  ],
  [
    'train: the perceptron rule and Hebb',
    probing(
      drawing(
        {
          d: node('dataset', { data: 'own', columns: 2, rows: examples }),
          u: node('unit', { activation: 'step', rule: 'perceptron' }),
          l: node('loss'),
        },
        { w: weight('d', 'u', 0, { rule: 'perceptron' }), p: wire('u', 'l.prediction'), q: wire('d.targets', 'l.target') },
        learning(undefined),
      ),
      'u.activation',
    ),
  ],
  ['simulate: Hodgkin-Huxley under noise, with delayed synapses', probing(axons, 'n.potential', 'i.current')],
  ['simulate: integrate-and-fire, exact, Poisson, random connections', probing(spikingNet('exact'), 'n.potential', 'n.spike', 'r.rate')],
  ['simulate: integrate-and-fire on the grid', probing(spikingNet('grid'), 'n.potential', 'n.spike', 'r.count')],
  ['simulate: integrate-and-fire alone, one region', probing(alone, 'n.potential', 'n.lastSpike')],
  [
    'simulate: trials of it',
    probing(
      { ...alone, experiments: { main: { ...(alone.experiments['main'] as Experiment), vary: { 'n.tauM': [10, 20, 30] } } } },
      'n.lastSpike',
    ),
  ],
  ['retrieve: asynchronous in random order, three cues', probing(memory('asynchronous'), 'h.energy', 'h.flips')],
  ['retrieve: synchronous', probing(memory('synchronous'), 'h.state')],
];
