/** The Hopfield memory on the canvas. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { drawing, inTheDark, node, Scene } from '../../stories/canvas/Scene.tsx';
import type { GraphEdge } from '../../src/graph/index.ts';

export default { title: 'Kinds/Hopfield memory', component: Scene } satisfies Meta<typeof Scene>;
type Story = StoryObj<typeof Scene>;

const wire = (port: string): GraphEdge => ({ type: 'wire', params: {}, from: { node: 'p', port }, to: { node: 'h', port } });

const document = drawing(
  { p: node('pattern-set', [0, 0], { share: 0.2 }, 'letters'), h: node('hopfield', [280, 0], {}, 'memory') },
  { patterns: wire('patterns'), cue: wire('cue') },
);
export const Cued: Story = { args: { document, height: 400 } };
export const InTheDark: Story = { ...Cued, ...inTheDark };
