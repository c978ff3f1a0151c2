/** Integrate-and-fire neurons on the canvas. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { drawing, inTheDark, node, Scene } from '../../stories/canvas/Scene.tsx';

export default { title: 'Kinds/Integrate-and-fire', component: Scene } satisfies Meta<typeof Scene>;
type Story = StoryObj<typeof Scene>;

const document = drawing({
  rest: node('lif', [0, 0], {}, 'at rest'),
  half: node('lif', [120, 0], { v0: 0.5 }, 'half way'),
  inMv: node('lif', [240, 0], { form: 'physical', v0: 0.8 }, 'in mV'),
  several: node('lif', [360, 0], { size: 3, v0: [-0.5, 0.2, 0.9] }, 'three'),
});
export const Shapes: Story = { args: { document, height: 260 } };
export const InTheDark: Story = { ...Shapes, ...inTheDark };
