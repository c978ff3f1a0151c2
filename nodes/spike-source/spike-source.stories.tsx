/** Spike sources on the canvas. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { drawing, inTheDark, node, Scene } from '../../stories/canvas/Scene.tsx';

export default { title: 'Kinds/Spike source', component: Scene } satisfies Meta<typeof Scene>;
type Story = StoryObj<typeof Scene>;

const document = drawing({
  one: node('spike-source', [0, 0], { spikes: [[0, 0]] }, 'fires at once'),
  silent: node('spike-source', [120, 0], { spikes: [] }, 'silent'),
  several: node('spike-source', [240, 0], { size: 3, spikes: [[1, 0]] }, 'three'),
});
export const Shapes: Story = { args: { document, height: 260 } };
export const InTheDark: Story = { ...Shapes, ...inTheDark };
