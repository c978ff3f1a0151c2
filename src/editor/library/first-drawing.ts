/** What a person sees first: two inputs, a bias and one unit, already computing. */
import type { GraphDocument } from '../../graph/index.ts';
import { HINT, HINT_TEXT } from './first-hint.ts';

const weight = (from: string, value: number): GraphDocument['edges'][string] => ({
  type: 'weight',
  params: { weight: value },
  from: { node: from, port: 'activation' },
  to: { node: 'unit', port: 'netInput' },
});

export const firstDrawing: GraphDocument = {
  format: 'neuroloom-graph',
  versions: { graph: 1, 'node/input': 1, 'node/bias': 1, 'node/unit': 1, 'node/note': 1, 'edge/weight': 1 },
  title: 'One unit',
  settings: { seed: 1, dt: 0.025 },
  nodes: {
    x1: { type: 'input', label: 'x₁', params: { rows: [[1]] }, position: [0, 0] },
    x2: { type: 'input', label: 'x₂', params: { rows: [[-0.6]] }, position: [0, 140] },
    bias: { type: 'bias', label: 'bias', params: {}, position: [0, 280] },
    unit: { type: 'unit', label: 'y', params: { activation: 'sigmoid' }, position: [320, 140] },
    [HINT]: { type: 'note', params: { text: HINT_TEXT }, position: [100, -70] },
  },
  edges: { e1: weight('x1', -0.9), e2: weight('x2', 0.3), e3: weight('bias', 0.08) },
  tensors: {},
  probes: {},
  experiments: { main: { verb: 'forward' } },
  claims: [],
};
