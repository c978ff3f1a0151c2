/** What lines say: sign by hue and dashes, size by width, delay by a badge. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { drawing, inTheDark, node, Scene, weight, wire } from './Scene.tsx';

export default { title: 'Canvas/Edges', component: Scene } satisfies Meta<typeof Scene>;
type Story = StoryObj<typeof Scene>;

const values = [-3, -1, -0.2, 0, 0.2, 1, 3];
const weights = drawing(
  Object.fromEntries(
    values.flatMap((value, i) => [
      [`x${i}`, node('input', [0, i * 120], { rows: [[1]] }, `x${i}`)],
      [`h${i}`, node('unit', [300, i * 120], { activation: 'tanh' }, String(value))],
    ]),
  ),
  Object.fromEntries(values.map((value, i) => [`e${i}`, weight(`x${i}`, `h${i}`, value)])),
);
export const Weights: Story = { args: { document: weights, selected: ['e5'], height: 900 } };
export const WeightsInTheDark: Story = { ...Weights, ...inTheDark };

const loops = drawing(
  {
    x: node('input', [0, 120], { rows: [[1]] }, 'x'),
    a: node('unit', [200, 60], {}, 'a'),
    b: node('unit', [420, 180], {}, 'b'),
    s: node('one-hot', [600, 80], {}, 'winner'),
  },
  {
    'x-a': weight('x', 'a', 0.8),
    'a-a': weight('a', 'a', 0.5, { delay: 1 }),
    'a-b': weight('a', 'b', 1.5, { delay: 1 }),
    'b-a': weight('b', 'a', -1.5, { delay: 2 }),
    'a-s': wire('a', 's.values'),
    'b-s': wire('b', 's.values', { slot: 1 }),
  },
);
/** Loops with their delays, and wires. */
export const LoopsAndWires: Story = { args: { document: loops, width: 960, height: 460 } };
