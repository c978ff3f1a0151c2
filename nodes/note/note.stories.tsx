/** Note on the canvas. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { drawing, inTheDark, node, Scene } from '../../stories/canvas/Scene.tsx';

export default { title: 'Kinds/Note', component: Scene } satisfies Meta<typeof Scene>;
type Story = StoryObj<typeof Scene>;

const document = drawing({ note: node('note', [0, 0], { text: 'Drag the −0.90: everything that follows changes with it.' }) });
export const Text: Story = { args: { document, height: 320 } };
export const InTheDark: Story = { ...Text, ...inTheDark };
