import type { Meta, StoryObj } from '@storybook/react-vite';
import { Dock } from '../../src/editor/index.ts';
import { activations, layers, memory, neuron } from '../inspector/drawings.ts';
import { Stage, type StageProps } from '../inspector/stage.tsx';

const meta = {
  title: 'Dock',
  args: { document: neuron, width: 1000, height: 196 },
  render: (args) => (
    <Stage {...args}>
      <Dock />
    </Stage>
  ),
} satisfies Meta<Omit<StageProps, 'children'>>;
export default meta;

type Story = StoryObj<Partial<Omit<StageProps, 'children'>>>;

export const ProbesAndClaims: Story = { args: { document: neuron } };
export const ProbesAndClaimsDark: Story = { ...ProbesAndClaims, globals: { colorScheme: 'dark' } };
export const Vectors: Story = { args: { document: layers } };
export const Cases: Story = { args: { document: activations, row: 12 } };
export const Steps: Story = { args: { document: memory, advances: 12 } };
