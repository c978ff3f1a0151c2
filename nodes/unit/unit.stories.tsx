/** Unit on the canvas. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { drawing, inTheDark, node, Scene } from '../../stories/canvas/Scene.tsx';

export default { title: 'Kinds/Unit', component: Scene } satisfies Meta<typeof Scene>;
type Story = StoryObj<typeof Scene>;

const document = drawing(
  Object.fromEntries(
    [-4, -1, 0, 1, 4].map((bias, i) => [`h${i}`, node('unit', [i * 110, 0], { bias, activation: i % 2 ? 'tanh' : 'sigmoid' }, `h${i}`)]),
  ),
);
export const Shades: Story = { args: { document, height: 320 } };
export const InTheDark: Story = { ...Shades, ...inTheDark };
