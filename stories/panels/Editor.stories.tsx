/** The whole editor with drawings that run. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import type { GraphDocument } from '../../src/graph/index.ts';
import { Workplace } from '../../src/editor/App.tsx';
import { StoryDesk, type DeskProps } from '../shell/desk.tsx';
import { axon, circles, memory } from './drawings.ts';

/** From left to right, as they lead to one another. */
function spread(document: GraphDocument): GraphDocument {
  const nodes = Object.entries(document.nodes).map(
    ([id, node], i) => [id, { ...node, position: [i * 240, (i % 2) * 60] as const }] as const,
  );
  return { ...document, nodes: Object.fromEntries(nodes) };
}

const meta = {
  title: 'Pictures/In the editor',
  parameters: { layout: 'fullscreen' },
  args: { width: 1440, height: 900 },
  render: (args) => (
    <StoryDesk {...args}>
      <Workplace />
    </StoryDesk>
  ),
} satisfies Meta<Omit<DeskProps, 'children'>>;
export default meta;
type Story = StoryObj<typeof meta>;

const small = { width: 1024, height: 768 };
const dark = { globals: { colorScheme: 'dark' } };

export const Simulation: Story = { args: { document: spread(axon) } };
export const TrainingDark: Story = { args: { document: spread(circles) }, ...dark };
export const MemorySmall: Story = { args: { ...small, document: spread(memory) } };
