/** Data set on the canvas. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { drawing, inTheDark, node, Scene } from '../../stories/canvas/Scene.tsx';
import { datasetPresets } from './presets.ts';

export default { title: 'Kinds/Data set', component: Scene } satisfies Meta<typeof Scene>;
type Story = StoryObj<typeof Scene>;

const document = drawing(
  Object.fromEntries(
    ['xor', 'circles', 'spirals', 'gaussians', 'sine', 'iris', 'digits-8', 'digits-28'].map((name, i) => [
      name,
      node('dataset', [(i % 4) * 200, Math.floor(i / 4) * 210], datasetPresets[name]?.params ?? {}, datasetPresets[name]?.title ?? name),
    ]),
  ),
);
export const Sets: Story = { args: { document, width: 900, height: 480 } };
export const InTheDark: Story = { ...Sets, ...inTheDark };
