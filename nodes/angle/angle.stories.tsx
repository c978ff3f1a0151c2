/** Angle on the canvas. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { drawing, inTheDark, node, Scene, wire } from '../../stories/canvas/Scene.tsx';

export default { title: 'Kinds/Angle', component: Scene } satisfies Meta<typeof Scene>;
type Story = StoryObj<typeof Scene>;

const document = drawing(
  {
    a: node('input', [0, 0], { size: 2, rows: [[2, 1]] }, 'a'),
    b: node('input', [0, 140], { size: 2, rows: [[-0.5, 2]] }, 'b'),
    flat: node('angle', [160, 20], {}, 'in two dimensions'),
    c: node('input', [520, 0], { size: 4, rows: [[2, 1, 0, 1]] }, 'c'),
    d: node('input', [520, 160], { size: 4, rows: [[1, 0, 0, 0]] }, 'd'),
    deep: node('angle', [680, 20], {}, 'in four'),
    zero: node('input', [0, 300], { size: 2, rows: [[0, 0]] }, 'o'),
    none: node('angle', [160, 280], {}, 'with zero'),
  },
  {
    e1: wire('a', 'flat.a'),
    e2: wire('b', 'flat.b'),
    e3: wire('c', 'deep.a'),
    e4: wire('d', 'deep.b'),
    e5: wire('a', 'none.a'),
    e6: wire('zero', 'none.b'),
  },
);
export const Vectors: Story = { args: { document, width: 1000, height: 560 } };
export const InTheDark: Story = { ...Vectors, ...inTheDark };
