/** The whole canvas, with the real engine. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { drawing, inTheDark, node, Scene, weight, wire } from './Scene.tsx';

export default { title: 'Canvas/Whole', component: Scene } satisfies Meta<typeof Scene>;
type Story = StoryObj<typeof Scene>;

const network = drawing(
  {
    x1: node('input', [40, 60], { rows: [[1]] }, 'x₁'),
    x2: node('input', [40, 210], { rows: [[-0.6]] }, 'x₂'),
    one: node('bias', [40, 360], {}, 'bias'),
    h1: node('unit', [300, 80], { bias: 0 }, 'h₁'),
    h2: node('unit', [300, 270], { bias: 0.58 }, 'h₂'),
    y: node('unit', [540, 175], { activation: 'tanh' }, 'y'),
  },
  {
    'x1-h1': weight('x1', 'h1', 1.2),
    'x1-h2': weight('x1', 'h2', -0.9),
    'x2-h1': weight('x2', 'h1', -0.4),
    'x2-h2': weight('x2', 'h2', 0.3),
    'one-h1': weight('one', 'h1', 0.15),
    'one-h2': weight('one', 'h2', -0.5),
    'h1-y': weight('h1', 'y', 2),
    'h2-y': weight('h2', 'y', -1.4),
  },
);

/** Two inputs, two hidden units, one output. */
export const Network: Story = { args: { document: network, selected: ['h2'], width: 900, height: 560 } };
export const NetworkInTheDark: Story = { ...Network, ...inTheDark };

const layers = drawing(
  {
    x: node('input', [40, 80], { size: 4, rows: [[0.2, -0.7, 1, 0]] }, 'x'),
    h: node('layer', [260, 40], { size: 6, activation: 'tanh' }, 'h'),
    z: node('layer', [480, 80], { size: 3, activation: 'linear' }, 'z'),
    p: node('softmax', [660, 40], {}, 'p'),
    digit: node('input', [40, 340], { size: 64, rows: [Array.from({ length: 64 }, (_, i) => Math.sin(i / 3))] }, 'image'),
    wide: node('layer', [260, 340], { size: 36 }, 'wide'),
    note: node('note', [480, 380], { text: 'Plain text: what this drawing shows,\nin a line or two.' }),
  },
  {
    'x-h': weight(
      'x',
      'h',
      Array.from({ length: 4 }, (_, i) => Array.from({ length: 6 }, (__, j) => Math.sin(i * 2 + j))),
    ),
    'h-z': weight(
      'h',
      'z',
      Array.from({ length: 6 }, (_, i) => Array.from({ length: 3 }, (__, j) => Math.cos(i + j * 2))),
    ),
    'z-p': wire('z', 'p.values'),
    'digit-wide': weight('digit', 'wide', 1, { initial: 'normal' }),
  },
);
/** Vectors, matrices and a picture of cells. */
export const Layers: Story = { args: { document: layers, width: 1000, height: 620 } };
export const LayersInTheDark: Story = { ...Layers, ...inTheDark };

const troubled = drawing(
  {
    x: node('input', [40, 60], { rows: [[1]] }, 'x'),
    a: node('unit', [240, 60], {}, 'a'),
    b: node('unit', [420, 60], {}, 'b'),
    old: node('hodgkin-huxley', [220, 240], {}, 'from the future'),
    f: node('activation', [480, 240], {}, 'f'),
  },
  { 'x-a': weight('x', 'a', 1), 'a-b': weight('a', 'b', 0.7), 'b-a': weight('b', 'a', -0.5) },
);
/** A loop without delay, a kind that is not known, and something that is not connected. */
export const Problems: Story = { args: { document: troubled } };

const folded = drawing(
  {
    x: node('input', [0, 60], { rows: [[0.5]] }, 'x'),
    one: node('bias', [0, 200], {}, 'bias'),
    h: node('unit', [220, 60], { bias: 0.5 }, 'h'),
    n: node('net-input', [220, 220], {}, 'n'),
    f: node('activation', [380, 220], { activation: 'relu' }, 'f'),
  },
  {
    'x-h': weight('x', 'h', 1),
    'one-h': weight('one', 'h', 0.5),
    'x-n': weight('x', 'n.terms', 1.5),
    'n-f': wire('n', 'f', {}, 'net-input'),
  },
);
/** A unit with two biases, and a unit taken apart. */
export const Parts: Story = { args: { document: folded } };

const many = drawing(
  Object.fromEntries(
    Array.from({ length: 1000 }, (_, i) => [
      `u${i}`,
      node('unit', [(i % 40) * 120, Math.floor(i / 40) * 140], { bias: Math.sin(i / 7) * 3, activation: 'tanh' }, `u${i}`),
    ]),
  ),
  Object.fromEntries(Array.from({ length: 960 }, (_, i) => [`e${i}`, weight(`u${i}`, `u${i + 40}`, Math.sin(i))])),
);
/** Seen from afar there are only colours. */
export const ThousandUnits: Story = { args: { document: many, width: 1000, height: 700 } };
