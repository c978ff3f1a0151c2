/** Drawings that run: one per verb, and one that lacks its loss. */
import { emptyDocument, type GraphDocument, type GraphEdge, type GraphNode } from '../../src/graph/index.ts';

const node = (type: string, label: string, position: readonly [number, number], params: GraphNode['params'] = {}): GraphNode => ({
  type,
  label,
  params,
  position,
});
const end = (text: string): GraphEdge['from'] => {
  const [id = '', port = ''] = text.split('.');
  return { node: id, port };
};
const edge = (type: string, from: string, to: string, params: GraphEdge['params'] = {}): GraphEdge => ({
  type,
  params,
  from: end(from),
  to: end(to),
});
const random = { initial: 'uniform', scale: 1 };

export const learning: GraphDocument = {
  ...emptyDocument('XOR, learnt'),
  nodes: {
    data: node('dataset', 'XOR', [0, 40]),
    h1: node('unit', 'h₁', [280, 0], { activation: 'tanh' }),
    h2: node('unit', 'h₂', [280, 140], { activation: 'tanh' }),
    y: node('unit', 'y', [470, 70], { activation: 'linear' }),
    loss: node('loss', 'loss', [640, 50], { loss: 'binary-cross-entropy' }),
  },
  edges: {
    a: edge('weight', 'data.inputs', 'h1.netInput', random),
    b: edge('weight', 'data.inputs', 'h2.netInput', random),
    c: edge('weight', 'h1.activation', 'y.netInput', { weight: 0.5 }),
    d: edge('weight', 'h2.activation', 'y.netInput', { weight: -0.4 }),
    p: edge('wire', 'y.activation', 'loss.prediction'),
    t: edge('wire', 'data.targets', 'loss.target'),
  },
  probes: { loss: { target: { node: 'loss', port: 'value' }, every: 1 } },
  experiments: {
    learn: {
      verb: 'train',
      title: 'Learn XOR',
      loss: 'loss',
      length: 400,
      optimizer: { rule: 'rmsprop', rate: 0.05 },
      batch: 2,
      vary: { 'y.bias': [-1, 0, 1] },
      until: { probe: 'loss', atMost: 0.01 },
    },
    look: { verb: 'forward', title: 'Just look' },
  },
};

/** Weights that a learning rate of a million carries beyond all numbers of float32. */
export const diverging: GraphDocument = {
  ...learning,
  nodes: { ...learning.nodes, loss: node('loss', 'loss', [640, 50], { loss: 'mean-squared-error' }) },
  experiments: { learn: { verb: 'train', title: 'Learn too fast', loss: 'loss', length: 400, optimizer: { rule: 'sgd', rate: 1e6 } } },
};

export const withoutLoss: GraphDocument = {
  ...learning,
  nodes: Object.fromEntries(Object.entries(learning.nodes).filter(([id]) => id !== 'loss')),
  edges: Object.fromEntries(Object.entries(learning.edges).filter(([, { to }]) => to.node !== 'loss')),
  probes: {},
  experiments: { train: { verb: 'train' } },
};

export const spiking: GraphDocument = {
  ...emptyDocument('A spike'),
  nodes: { current: node('current', 'I', [0, 0]), cell: node('hodgkin-huxley', 'neuron', [240, 0]) },
  edges: { e: edge('weight', 'current.current', 'cell.current') },
  experiments: { main: { verb: 'simulate', title: 'Inject a current', length: 60, vary: { 'current.amplitude': [0, 5, 10] } } },
};
