/** Hodgkin-Huxley neurons on the canvas. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { drawing, inTheDark, node, Scene } from '../../stories/canvas/Scene.tsx';

export default { title: 'Kinds/Hodgkin-Huxley', component: Scene } satisfies Meta<typeof Scene>;
type Story = StoryObj<typeof Scene>;

const document = drawing({
  rest: node('hodgkin-huxley', [0, 0], {}, 'at rest'),
  up: node('hodgkin-huxley', [120, 0], { V0: -30 }, 'depolarised'),
  down: node('hodgkin-huxley', [240, 0], { V0: -90 }, 'hyperpolarised'),
  several: node('hodgkin-huxley', [360, 0], { size: 3, V0: [-65, 30, -75] }, 'three'),
});
export const Shapes: Story = { args: { document, height: 260 } };
export const InTheDark: Story = { ...Shapes, ...inTheDark };
