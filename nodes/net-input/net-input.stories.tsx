/** Net input on the canvas. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { drawing, inTheDark, node, Scene, weight } from '../../stories/canvas/Scene.tsx';

export default { title: 'Kinds/Net input', component: Scene } satisfies Meta<typeof Scene>;
type Story = StoryObj<typeof Scene>;

const document = drawing(
  {
    x: node('input', [0, 0], { rows: [[2]] }, 'x'),
    n: node('net-input', [200, 0], {}, 'n'),
    wide: node('net-input', [360, -40], { size: 3 }, 'sums'),
  },
  { 'x-n': weight('x', 'n.terms', -0.7), 'x-wide': weight('x', 'wide.terms', [1, -0.5, 0.25]) },
);
export const Sums: Story = { args: { document, height: 320 } };
export const InTheDark: Story = { ...Sums, ...inTheDark };
