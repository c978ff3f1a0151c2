/** Small drawings, one for every state of a panel. */
import { emptyDocument, type GraphDocument, type GraphEdge, type GraphNode } from '../../src/graph/index.ts';

const node = (type: string, params: GraphNode['params'] = {}, label?: string): GraphNode => ({
  type,
  params,
  position: [0, 0],
  ...(label === undefined ? {} : { label }),
});
const edge = (from: string, to: string, params: GraphEdge['params'] = {}): GraphEdge => {
  const [fromNode = '', fromPort = 'activation'] = from.split('.');
  const [toNode = '', toPort = 'netInput'] = to.split('.');
  return { type: 'weight', params, from: { node: fromNode, port: fromPort }, to: { node: toNode, port: toPort } };
};
const wire = (from: string, to: string, slot = 0): GraphEdge => ({ ...edge(from, to, { slot }), type: 'wire' });
const drawing = (
  title: string,
  nodes: GraphDocument['nodes'],
  edges: GraphDocument['edges'],
  more: Partial<GraphDocument> = {},
): GraphDocument => ({ ...emptyDocument(title), nodes, edges, ...more });

export const neuron = drawing(
  'Three levels of one neuron',
  {
    x1: node('input', { rows: [[1]] }, 'x₁'),
    x2: node('input', { rows: [[-0.6]] }, 'x₂'),
    one: node('bias', {}, 'bias'),
    h2: node('unit', { bias: 0.58 }, 'h₂'),
  },
  { a: edge('x1', 'h2', { weight: -0.9 }), b: edge('x2', 'h2', { weight: 0.3 }), c: edge('one', 'h2', { weight: -0.5 }) },
  {
    description: 'One unit with two inputs and a bias. What arrives is added up, the sum goes through a sigmoid.',
    guide: {
      try: ['Drag the −0.90 until the unit is as active as it is inactive now.', 'Set the bias to 0.'],
      lecture: 'S0 · Simple Models of Neurons',
    },
    probes: { n: { target: { node: 'h2', port: 'netInput' }, every: 1 }, a: { target: { node: 'h2', port: 'activation' }, every: 1 } },
    claims: [
      {
        experiment: 'main',
        measure: { probe: 'n', reduce: 'last' },
        is: { equals: -1, tolerance: 1e-6 },
        because: '−0.9 − 0.18 − 0.5 + 0.58',
      },
      {
        experiment: 'main',
        measure: { probe: 'a', reduce: 'last' },
        is: { equals: 0.2689414, tolerance: 1e-6 },
        because: 'σ(−1) = 0.2689',
      },
      {
        experiment: 'main',
        measure: { probe: 'a', reduce: 'last' },
        is: { atLeast: 0.5 },
        because: 'It would hold if the net input were positive.',
      },
    ],
  },
);

export const unconnected = drawing(
  'Something is missing',
  { x: node('input', { size: 3, rows: [[1, 2]] }, 'x'), s: node('softmax', {}, 'softmax'), h: node('layer', { size: 2 }, 'hidden') },
  { e: edge('x', 'h'), w: wire('h', 's.values') },
);

export const layers = drawing(
  'Forward pass: 3 → 4 → 4 → 1',
  {
    x: node(
      'input',
      {
        size: 3,
        rows: [
          [0.5, -1, 2],
          [1, 1, 1],
          [0, 0.2, -0.7],
        ],
      },
      'x',
    ),
    h1: node('layer', { size: 4, bias: [0.1, -0.2, 0, 0.4] }, 'h'),
    h2: node('layer', { size: 4 }, 'hidden 2'),
    out: node('layer', { size: 1, activation: 'linear' }, 'out'),
  },
  {
    w1: edge('x', 'h1', {
      weight: [
        [0.5, -1.2, 0, 0.3],
        [1.5, 0.25, -0.75, -0.4],
        [-0.35, 0.8, 1.1, 0.05],
      ],
    }),
    w2: edge('h1', 'h2', { initial: 'normal', scale: 0.7 }),
    w3: edge('h2', 'out', { weight: 0.5 }),
  },
  {
    probes: { h: { target: { node: 'h1', port: 'activation' }, every: 1 }, out: { target: { node: 'out', port: 'activation' }, every: 1 } },
  },
);

export const wide = drawing(
  'A digit',
  {
    x: node(
      'input',
      { size: 784, rows: [Array.from({ length: 784 }, (_, i) => Number(Math.max(0, Math.sin(i / 9)).toFixed(3)))] },
      'pixels',
    ),
    h: node('layer', { size: 10, activation: 'relu' }, 'digits'),
  },
  { w: edge('x', 'h', { initial: 'uniform', scale: 0.05 }) },
);

const curve = Array.from({ length: 41 }, (_, i) => [Number((-4 + i * 0.2).toFixed(1))]);
export const activations = drawing(
  'One input, many cases',
  {
    x: node('input', { rows: curve }, 'x'),
    step: node('unit', { activation: 'step' }, 'step'),
    gain: node('unit', { activation: 'gain-tanh', gain: 2, threshold: 0.5 }, 'tanh'),
  },
  { a: edge('x', 'step'), b: edge('x', 'gain') },
  { probes: { gain: { target: { node: 'gain', port: 'activation' }, every: 1 } } },
);

export const choices = drawing(
  'Softmax of S2',
  {
    z: node('input', { size: 4, rows: [[0.6, 3.4, -1.2, 0.05]] }, 'z'),
    tie: node('input', { size: 3, rows: [[1, 2, 2]] }, 't'),
    softmax: node('softmax', {}, 'softmax'),
    hot: node('one-hot', {}, 'one-hot'),
    max: node('maxout', { pieces: 2 }, 'maxout'),
  },
  { a: wire('z', 'softmax.values'), b: wire('tie', 'hot.values'), c: wire('z', 'max.pieces') },
);

export const angles = drawing(
  'Dot product and angle',
  {
    a: node('input', { size: 2, rows: [[1, 3]] }, 'a'),
    b: node('input', { size: 2, rows: [[2, 1]] }, 'b'),
    angle: node('angle', {}, 'angle'),
  },
  { e: wire('a', 'angle.a'), f: wire('b', 'angle.b') },
);

export const memory = drawing(
  'Memory task',
  { cue: node('input', { rows: [[0.2]] }, 'cue'), u: node('unit', { bias: -1 }, 'memory') },
  { a: edge('cue', 'u', { weight: 4 }), loop: edge('u', 'u', { weight: 3, delay: 1 }) },
  { probes: { u: { target: { node: 'u', port: 'activation' }, every: 1 } } },
);
