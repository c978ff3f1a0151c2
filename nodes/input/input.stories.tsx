/** Input on the canvas. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { drawing, inTheDark, node, Scene } from '../../stories/canvas/Scene.tsx';

export default { title: 'Kinds/Input', component: Scene } satisfies Meta<typeof Scene>;
type Story = StoryObj<typeof Scene>;

const document = drawing({
  one: node('input', [0, 40], { rows: [[1]] }, 'x₁'),
  negative: node('input', [110, 40], { rows: [[-0.6]] }, 'x₂'),
  four: node('input', [220, 0], { size: 4, rows: [[0.25, -2, 0, 1]] }, 'x'),
  many: node('input', [360, 0], { size: 100, rows: [Array.from({ length: 100 }, (_, i) => Math.sin(i / 4))] }, 'image'),
});
export const Sizes: Story = { args: { document, height: 320 } };
export const InTheDark: Story = { ...Sizes, ...inTheDark };
