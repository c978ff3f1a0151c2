/** Rate units on the canvas. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { drawing, inTheDark, node, Scene } from '../../stories/canvas/Scene.tsx';

export default { title: 'Kinds/Rate units', component: Scene } satisfies Meta<typeof Scene>;
type Story = StoryObj<typeof Scene>;

const document = drawing({
  one: node('rate', [0, 0], { x0: 0.8 }, 'one'),
  several: node('rate', [120, 0], { size: 4, x0: [0.1, 0.4, 0.7, 1], activation: 'tanh' }, 'four'),
});
export const Shapes: Story = { args: { document, height: 260 } };
export const InTheDark: Story = { ...Shapes, ...inTheDark };
