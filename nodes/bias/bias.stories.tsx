/** Bias on the canvas. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { drawing, inTheDark, node, Scene } from '../../stories/canvas/Scene.tsx';

export default { title: 'Kinds/Bias', component: Scene } satisfies Meta<typeof Scene>;
type Story = StoryObj<typeof Scene>;

const document = drawing({ one: node('bias', [0, 0], {}, 'bias') });
export const Always: Story = { args: { document, height: 320 } };
export const InTheDark: Story = { ...Always, ...inTheDark };
