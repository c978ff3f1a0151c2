/** Small drawings that run: one for every picture. */
import { emptyDocument, type Experiment, type GraphDocument, type GraphEdge, type GraphNode, type PortRef } from '../../src/graph/index.ts';

type Ports = readonly [from: string, fromPort: string, to: string, toPort: string];

const edge = (type: string, [from, fromPort, to, toPort]: Ports, params: GraphEdge['params'] = {}): GraphEdge => ({
  type,
  params,
  from: { node: from, port: fromPort },
  to: { node: to, port: toPort },
});
const node = (type: string, label: string, params: GraphNode['params'] = {}): GraphNode => ({ type, label, params, position: [0, 0] });
const probe = (at: string, port: string): { readonly target: PortRef; readonly every: number } => ({
  target: { node: at, port },
  every: 1,
});

interface Parts {
  readonly nodes: Readonly<Record<string, GraphNode>>;
  readonly edges: Readonly<Record<string, GraphEdge>>;
  readonly probes?: GraphDocument['probes'];
  readonly experiment: Experiment;
  readonly dt?: number;
}

const drawing = ({ nodes, edges, probes = {}, experiment, dt = 0.05 }: Parts): GraphDocument => ({
  ...emptyDocument('A story'),
  settings: { seed: 3, dt },
  nodes,
  edges,
  probes,
  experiments: { main: experiment },
});

export const axon = drawing({
  nodes: {
    I: node('current', 'I', { shape: 'pulse', amplitude: 10, start: 10, stop: 80 }),
    axon: node('hodgkin-huxley', 'axon'),
  },
  edges: { e: edge('weight', ['I', 'current', 'axon', 'current']) },
  probes: {
    V: probe('axon', 'potential'),
    m: probe('axon', 'm'),
    h: probe('axon', 'h'),
    n: probe('axon', 'n'),
    I: probe('I', 'current'),
  },
  experiment: { verb: 'simulate', title: 'A pulse', length: 100 },
});

export const population = drawing({
  nodes: {
    I: node('current', 'drive', { amplitude: 1.3, noise: 0.4, size: 40 }),
    E: node('lif', 'excitatory', { size: 40, v0: Array.from({ length: 40 }, (_, i) => ((i * 7) % 40) / 40) }),
    inhibitory: node('lif', 'inhibitory', { size: 10 }),
  },
  edges: {
    a: edge('weight', ['I', 'current', 'E', 'input'], { connectivity: 'one-to-one' }),
    b: edge('weight', ['E', 'spike', 'inhibitory', 'kicks'], { weight: 0.09, delay: 1, connectivity: 'random', probability: 0.5 }),
    c: edge('weight', ['inhibitory', 'spike', 'E', 'kicks'], { weight: -0.25, delay: 1, connectivity: 'random', probability: 0.4 }),
  },
  probes: { s: probe('E', 'spike'), t: probe('inhibitory', 'spike'), v: probe('E', 'potential') },
  experiment: { verb: 'simulate', title: 'A network', length: 300 },
  dt: 0.5,
});

export const tuning = drawing({
  nodes: { I: node('current', 'v_in'), cell: node('lif', 'neuron') },
  edges: { e: edge('weight', ['I', 'current', 'cell', 'input']) },
  probes: { s: probe('cell', 'spike'), v: probe('cell', 'potential') },
  experiment: {
    verb: 'simulate',
    title: 'Tuning curve',
    length: 1000,
    vary: { 'I.amplitude': Array.from({ length: 21 }, (_, i) => 0.5 + i * 0.2) },
  },
  dt: 0.5,
});

interface Network {
  readonly data: GraphNode['params'];
  readonly hidden: number;
  readonly more?: Partial<Experiment>;
  readonly loss?: GraphNode['params'];
  readonly out?: GraphNode['params'];
}

const network = ({ data, hidden, more = {}, loss = {}, out = {} }: Network) =>
  drawing({
    nodes: {
      data: node('dataset', 'examples', data),
      hidden: node('layer', 'hidden', { size: hidden, activation: 'tanh' }),
      out: node('layer', 'answer', { size: 1, activation: 'linear', ...out }),
      loss: node('loss', 'loss', loss),
    },
    edges: {
      a: edge('weight', ['data', 'inputs', 'hidden', 'netInput'], { initial: 'normal', scale: 1 }),
      b: edge('weight', ['hidden', 'activation', 'out', 'netInput'], { initial: 'normal', scale: 0.6 }),
      c: edge('wire', ['out', 'activation', 'loss', 'prediction']),
      d: edge('wire', ['data', 'targets', 'loss', 'target']),
    },
    probes: { L: probe('loss', 'value'), ...(loss['loss'] ? { A: probe('loss', 'accuracy') } : {}) },
    experiment: {
      verb: 'train',
      title: 'Training',
      loss: 'loss',
      length: 120,
      batch: 20,
      split: 0.8,
      optimizer: { rule: 'adam', rate: 0.03 },
      ...more,
    },
  });

export const circles = network({ data: { data: 'circles', samples: 200, noise: 0.15 }, hidden: 8, loss: { loss: 'binary-cross-entropy' } });
export const threeKinds = network({
  data: { data: 'own', columns: 2, rows: Array.from({ length: 90 }, (_, i) => threeClasses(i)) },
  hidden: 8,
  more: { split: 1 },
  loss: { loss: 'categorical-cross-entropy' },
  out: { size: 3 },
});
export const sine = network({ data: { data: 'sine', samples: 80, noise: 0.08 }, hidden: 12, more: { length: 200 } });

/** Points around three centres, each with its class. */
function threeClasses(i: number): readonly number[] {
  const kind = i % 3;
  const [angle, far] = [i * 2.4, 0.08 + ((i * 37) % 29) / 45];
  const x = Math.cos((kind * 2 * Math.PI) / 3) + far * Math.cos(angle);
  const y = Math.sin((kind * 2 * Math.PI) / 3) + far * Math.sin(angle);
  return [x, y, Number(kind === 0), Number(kind === 1), Number(kind === 2)];
}

export const memory = drawing({
  nodes: { patterns: node('pattern-set', 'letters', { letters: 'ACTX', share: 0.25 }), memory: node('hopfield', 'memory', { size: 140 }) },
  edges: {
    p: edge('wire', ['patterns', 'patterns', 'memory', 'patterns']),
    c: edge('wire', ['patterns', 'cue', 'memory', 'cue']),
  },
  experiment: { verb: 'retrieve', title: 'Recall', length: 10 },
});

export const digits = network({
  data: { data: 'digits-8', labels: 'one-hot', scaling: 'unit' },
  hidden: 16,
  more: { length: 6, batch: 32, split: 0.9, optimizer: { rule: 'adam', rate: 0.01 } },
  loss: { loss: 'categorical-cross-entropy' },
  out: { size: 10 },
});
