/** Documents for the stories of the shell. */
import { firstDrawing } from '../../src/editor/library/first-drawing.ts';
import type { Drawing } from '../../src/editor/library/store.ts';
import { emptyDocument, type GraphDocument } from '../../src/graph/index.ts';

export const guided: GraphDocument = {
  ...firstDrawing,
  title: 'A unit that says no',
  description: 'Two inputs, a bias and one sigmoid unit. The strong negative weight keeps the unit quiet while x₁ is active.',
  guide: { try: ['Drag the −0.90 to 0 and watch the activation pass 0.5.', 'Set x₂ to 1.'], lecture: 'S0 · Simple Models of Neurons' },
  probes: { p: { target: { node: 'unit', port: 'activation' }, every: 1 } },
  claims: [{ experiment: 'main', measure: { probe: 'p', reduce: 'last' }, is: { equals: 0.2689, tolerance: 1e-4 }, because: 'σ(−1.00)' }],
};

/** y adds 0.1·x to itself in every step. */
export const counting: GraphDocument = {
  ...emptyDocument('A counter'),
  nodes: {
    x: { type: 'input', label: 'x', params: { rows: [[1]] }, position: [0, 0] },
    y: { type: 'unit', label: 'y', params: { activation: 'linear' }, position: [240, 0] },
  },
  edges: {
    in: { type: 'weight', params: { weight: 0.1 }, from: { node: 'x', port: 'activation' }, to: { node: 'y', port: 'netInput' } },
    loop: { type: 'weight', params: { weight: 1, delay: 1 }, from: { node: 'y', port: 'activation' }, to: { node: 'y', port: 'netInput' } },
  },
  experiments: { main: { verb: 'forward', title: 'Count up' } },
};

export const empty: GraphDocument = emptyDocument();

/** More than a link can carry. */
export const large: GraphDocument = {
  ...emptyDocument('Many numbers'),
  nodes: {
    x: { type: 'input', params: { size: 4000, rows: [Array.from({ length: 4000 }, (_, i) => Math.sin(i * i))] }, position: [0, 0] },
  },
};

const MINUTE = 60_000;
export const kept: readonly Drawing[] = [guided, counting, firstDrawing].map((document, index) => ({
  id: `d${index}`,
  title: document.title,
  updated: Date.now() - index * 90 * MINUTE,
  saves: 1,
  document,
}));
