/** Stimulus on the canvas. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { drawing, inTheDark, node, Scene } from '../../stories/canvas/Scene.tsx';

export default { title: 'Kinds/Current', component: Scene } satisfies Meta<typeof Scene>;
type Story = StoryObj<typeof Scene>;

const document = drawing({
  constant: node('current', [0, 0], {}, 'constant'),
  pulse: node('current', [120, 0], { shape: 'pulse', start: 0 }, 'pulse'),
  several: node('current', [240, 0], { size: 3, amplitude: [-20, 10, 60] }, 'three'),
});
export const Shapes: Story = { args: { document, height: 260 } };
export const InTheDark: Story = { ...Shapes, ...inTheDark };
