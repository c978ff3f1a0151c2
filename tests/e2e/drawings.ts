/** Drawings that the tests open as files. */

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Drawing = { readonly [key: string]: Json };

const end = (node: string, port: string): Json => ({ node, port });

export const drawing = (title: string, nodes: Drawing, edges: Drawing): Drawing => ({
  format: 'neuroloom-graph',
  versions: {
    graph: 1,
    'node/input': 1,
    'node/unit': 1,
    'node/layer': 1,
    'node/activation': 1,
    'node/softmax': 1,
    'edge/weight': 1,
    'edge/wire': 1,
  },
  title,
  settings: { seed: 1, dt: 0.025 },
  nodes,
  edges,
  tensors: {},
  probes: {},
  experiments: { main: { verb: 'forward' } },
  claims: [],
});

export const node = (type: string, label: string, position: readonly [number, number], params: Drawing = {}): Drawing => ({
  type,
  label,
  params,
  position,
});

export const edge = (type: string, from: readonly [string, string], to: readonly [string, string], params: Drawing = {}): Drawing => ({
  type,
  params,
  from: end(...from),
  to: end(...to),
});

/** A matrix of 40 × 40 numbers that do not compress. */
export function largeDrawing(): Drawing {
  const digits = (i: number) => Number((Math.sin(i * 12.9898) * 0.7).toFixed(12));
  const matrix = Array.from({ length: 40 }, (_, r) => Array.from({ length: 40 }, (_unused, c) => digits(r * 40 + c)));
  const nodes = {
    x: node('input', 'x', [0, 0], { size: 40, rows: [Array.from({ length: 40 }, (_, i) => digits(i))] }),
    h: node('layer', 'h', [300, 0], { size: 40 }),
  };
  return drawing('Large', nodes, { w: edge('weight', ['x', 'activation'], ['h', 'netInput'], { weight: matrix }) });
}

/** x → h → y, with the weights 2 and −1.5. */
export const chain = (title = 'Chain'): Drawing =>
  drawing(
    title,
    {
      x: node('input', 'x', [0, 0], { rows: [[0.7]] }),
      h: node('unit', 'h', [220, 0], { bias: 0.25 }),
      y: node('unit', 'y', [440, 0], { activation: 'tanh' }),
    },
    {
      xh: edge('weight', ['x', 'activation'], ['h', 'netInput'], { weight: 2 }),
      hy: edge('weight', ['h', 'activation'], ['y', 'netInput'], { weight: -1.5 }),
    },
  );
