/** Maxout on the canvas. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { drawing, inTheDark, node, Scene, wire } from '../../stories/canvas/Scene.tsx';

export default { title: 'Kinds/Maxout', component: Scene } satisfies Meta<typeof Scene>;
type Story = StoryObj<typeof Scene>;

const document = drawing(
  { z: node('input', [0, 60], { size: 2, rows: [[0.6, -1.4]] }, 'z'), y: node('maxout', [200, 0], {}, 'y') },
  { 'z-y': wire('z', 'y.pieces') },
);
export const Pieces: Story = { args: { document, height: 320 } };
export const InTheDark: Story = { ...Pieces, ...inTheDark };
