/** Data set on the canvas. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { drawing, inTheDark, node, Scene } from '../../stories/canvas/Scene.tsx';
import { datasetPresets } from './presets.ts';

export default { title: 'Kinds/Data set', component: Scene } satisfies Meta<typeof Scene>;
type Story = StoryObj<typeof Scene>;

/** All of one drawing have the same number of examples. */
const sets = (names: readonly string[], more = {}) => ({
  document: drawing(
    Object.fromEntries(
      names.map((name, i) => {
        const { title = name, params = {} } = datasetPresets[name] ?? {};
        return [name, node('dataset', [(i % 2) * 250, Math.floor(i / 2) * 210], { ...params, ...more }, title)];
      }),
    ),
  ),
  height: 480,
});
export const Points: Story = { args: sets(['circles', 'spirals', 'gaussians', 'sine'], { samples: 200 }) };
export const TruthTables: Story = { args: sets(['and', 'xor']) };
export const Iris: Story = { args: sets(['iris']) };
export const Digits: Story = { args: sets(['digits-8']) };
export const LargeDigits: Story = { args: sets(['digits-28']) };
export const InTheDark: Story = { ...Points, ...inTheDark };
