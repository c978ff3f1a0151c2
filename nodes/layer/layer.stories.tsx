/** Layer on the canvas. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { drawing, inTheDark, node, Scene } from '../../stories/canvas/Scene.tsx';

export default { title: 'Kinds/Layer', component: Scene } satisfies Meta<typeof Scene>;
type Story = StoryObj<typeof Scene>;

const document = drawing({
  four: node('layer', [0, 0], { size: 4, bias: [-2, -0.5, 0.5, 2] }, 'h'),
  twenty: node('layer', [160, 0], { size: 20, activation: 'tanh', bias: Array.from({ length: 20 }, (_, i) => i / 5 - 2) }, 'g'),
  hundred: node('layer', [380, 0], { size: 100, activation: 'tanh', bias: Array.from({ length: 100 }, (_, i) => Math.sin(i / 5)) }, 'wide'),
});
export const Sizes: Story = { args: { document, width: 1000, height: 560 } };
export const InTheDark: Story = { ...Sizes, ...inTheDark };
