/** Firing rates on the canvas. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { drawing, inTheDark, node, Scene } from '../../stories/canvas/Scene.tsx';

export default { title: 'Kinds/Firing rate', component: Scene } satisfies Meta<typeof Scene>;
type Story = StoryObj<typeof Scene>;

const document = drawing({
  one: node('firing-rate', [0, 0], {}, 'one'),
  several: node('firing-rate', [120, 0], { size: 3 }, 'three'),
});
export const Shapes: Story = { args: { document, height: 260 } };
export const InTheDark: Story = { ...Shapes, ...inTheDark };
