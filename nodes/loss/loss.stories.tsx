/** Loss on the canvas. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import type { GraphEdge } from '../../src/graph/index.ts';
import { drawing, inTheDark, node, Scene } from '../../stories/canvas/Scene.tsx';

export default { title: 'Kinds/Loss', component: Scene } satisfies Meta<typeof Scene>;
type Story = StoryObj<typeof Scene>;

const wire = (from: string, to: string, port: string): GraphEdge => ({
  type: 'wire',
  params: {},
  from: { node: from, port: 'activation' },
  to: { node: to, port },
});
const document = drawing(
  {
    z: node('input', [0, 20], { size: 3, rows: [[2, 0.5, -1]] }, 'z'),
    t: node('input', [0, 200], { size: 3, rows: [[1, 0, 0]] }, 't'),
    numbers: node('loss', [200, 0], {}, 'mean squared error'),
    classes: node('loss', [200, 190], { loss: 'categorical-cross-entropy' }, 'cross-entropy'),
    pairs: node('loss', [460, 90], { loss: 'binary-cross-entropy' }, 'each by itself'),
  },
  Object.fromEntries(
    ['numbers', 'classes', 'pairs'].flatMap((id) => [
      [`z-${id}`, wire('z', id, 'prediction')],
      [`t-${id}`, wire('t', id, 'target')],
    ]),
  ),
);
export const Losses: Story = { args: { document, height: 400 } };
export const InTheDark: Story = { ...Losses, ...inTheDark };
