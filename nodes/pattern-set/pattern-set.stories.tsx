/** Patterns on the canvas. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { drawing, inTheDark, node, Scene } from '../../stories/canvas/Scene.tsx';

export default { title: 'Kinds/Patterns', component: Scene } satisfies Meta<typeof Scene>;
type Story = StoryObj<typeof Scene>;

const document = drawing({
  letters: node('pattern-set', [0, 0], {}, 'letters'),
  covered: node('pattern-set', [220, 0], { spoiling: 'cover', share: 0.4 }, 'covered'),
  pictures: node('pattern-set', [440, 0], { source: 'pictures', width: 25, height: 25, pattern: 3 }, 'pictures'),
});
export const Cues: Story = { args: { document, height: 320 } };
export const InTheDark: Story = { ...Cues, ...inTheDark };
