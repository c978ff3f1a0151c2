/** Activation on the canvas. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { drawing, inTheDark, node, Scene, wire } from '../../stories/canvas/Scene.tsx';

export default { title: 'Kinds/Activation', component: Scene } satisfies Meta<typeof Scene>;
type Story = StoryObj<typeof Scene>;

const CURVES = ['linear', 'relu', 'leaky-relu', 'elu', 'softplus', 'step', 'sign', 'sigmoid', 'tanh', 'gain-tanh'];
const document = drawing(
  {
    x: node('input', [0, 100], { rows: [[0.8]] }, 'x'),
    ...Object.fromEntries(
      CURVES.map((activation, i) => [
        `f${i}`,
        node('activation', [200 + (i % 5) * 110, Math.floor(i / 5) * 130], { activation }, activation),
      ]),
    ),
  },
  Object.fromEntries(CURVES.map((_, i) => [`e${i}`, wire('x', `f${i}`)])),
);
export const Curves: Story = { args: { document, height: 320 } };
export const InTheDark: Story = { ...Curves, ...inTheDark };
