import type { Meta, StoryObj } from '@storybook/react-vite';
import { Inspector } from '../../src/editor/inspector/Inspector.tsx';
import { activations, angles, choices, layers, memory, neuron, unconnected, wide } from './drawings.ts';
import { Stage, type StageProps } from './stage.tsx';

const meta = {
  title: 'Inspector',
  render: (args) => (
    <Stage {...args}>
      <Inspector />
    </Stage>
  ),
} satisfies Meta<Omit<StageProps, 'children'>>;
export default meta;

type Story = StoryObj<Omit<StageProps, 'children'>>;

export const Unit: Story = { args: { document: neuron, selected: ['h2'] } };
export const UnitDark: Story = { ...Unit, globals: { colorScheme: 'dark' } };
export const LayerCell: Story = { args: { document: layers, selected: ['h1'], cell: 1, row: 1 } };
export const ManyTerms: Story = { args: { document: wide, selected: ['h'], cell: 3 } };
export const StepFunction: Story = { args: { document: activations, selected: ['step'], row: 30 } };
export const ManyCases: Story = { args: { document: activations, selected: ['gain'], row: 24 } };
export const Delay: Story = { args: { document: memory, selected: ['u'], advances: 3 } };
export const ScalarEdge: Story = { args: { document: neuron, selected: ['a'] } };
export const MatrixEdge: Story = { args: { document: layers, selected: ['w1'] } };
export const MatrixEdgeDark: Story = { ...MatrixEdge, globals: { colorScheme: 'dark' } };
export const RandomMatrix: Story = { args: { document: wide, selected: ['w'] } };
export const Softmax: Story = { args: { document: choices, selected: ['softmax'], cell: 1 } };
export const OneHot: Story = { args: { document: choices, selected: ['hot'] } };
export const Maxout: Story = { args: { document: choices, selected: ['max'] } };
export const Angle: Story = { args: { document: angles, selected: ['angle'] } };
export const AngleDark: Story = { ...Angle, globals: { colorScheme: 'dark' } };
export const InputTable: Story = { args: { document: layers, selected: ['x'], row: 1 } };
export const LongInputTable: Story = { args: { document: activations, selected: ['x'], row: 3 } };
export const BiasSource: Story = { args: { document: neuron, selected: ['one'] } };
export const Drawing: Story = { args: { document: neuron } };
export const DrawingWithProblems: Story = { args: { document: unconnected } };
export const Several: Story = { args: { document: neuron, selected: ['x1', 'x2', 'h2'] } };
export const SeveralEdges: Story = { args: { document: neuron, selected: ['a', 'b', 'c'] } };
