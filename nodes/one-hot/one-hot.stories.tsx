/** One-hot on the canvas. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { drawing, inTheDark, node, Scene, wire } from '../../stories/canvas/Scene.tsx';

export default { title: 'Kinds/One-hot', component: Scene } satisfies Meta<typeof Scene>;
type Story = StoryObj<typeof Scene>;

const document = drawing(
  { z: node('input', [0, 40], { size: 4, rows: [[0.6, 3.4, -1.2, 0.05]] }, 'z'), y: node('one-hot', [200, 0], {}, 'y') },
  { 'z-y': wire('z', 'y.values') },
);
export const Winner: Story = { args: { document, height: 320 } };
export const InTheDark: Story = { ...Winner, ...inTheDark };
