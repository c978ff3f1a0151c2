/** Softmax on the canvas. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { drawing, inTheDark, node, Scene, wire } from '../../stories/canvas/Scene.tsx';

export default { title: 'Kinds/Softmax', component: Scene } satisfies Meta<typeof Scene>;
type Story = StoryObj<typeof Scene>;

const document = drawing(
  {
    z: node('input', [0, 40], { size: 4, rows: [[0.6, 3.4, -1.2, 0.05]] }, 'z'),
    y: node('softmax', [200, 0], {}, 'y'),
    all: node('input', [0, 280], { size: 40, rows: [Array.from({ length: 40 }, (_, i) => 3 * Math.sin(i / 4))] }, 'many'),
    wide: node('softmax', [240, 260], {}, 'shares'),
  },
  { 'z-y': wire('z', 'y.values'), 'all-wide': wire('all', 'wide.values') },
);
export const Shares: Story = { args: { document, width: 1000, height: 560 } };
export const InTheDark: Story = { ...Shares, ...inTheDark };
