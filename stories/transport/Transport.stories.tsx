import type { Meta, StoryObj } from '@storybook/react-vite';
import { useEffect } from 'react';
import { TransportBar } from '../../src/editor/transport/TransportBar.tsx';
import { NotFiniteBanner } from '../../src/editor/transport/NotFiniteBanner.tsx';
import { useEditor } from '../../src/editor/state/context.tsx';
import { StoryDesk, type DeskProps } from '../shell/desk.tsx';
import { diverging, learning, spiking, withoutLoss } from './drawings.ts';

interface Args extends Pick<DeskProps, 'document' | 'ui'> {
  readonly width?: number;
  readonly height?: number;
  /** Steps to advance once it is there. */
  readonly steps?: number;
  readonly runs?: boolean;
}

const meta = {
  title: 'Transport',
  parameters: { layout: 'fullscreen' },
  render: ({ width = 1200, height = 120, steps = 0, runs = false, ...desk }) => (
    <StoryDesk {...desk} width={width} height={height}>
      <div style={{ display: 'flex', flexDirection: 'column', justifyContent: 'flex-end', height: '100%', position: 'relative' }}>
        <NotFiniteBanner />
        <TransportBar />
      </div>
      <Goes steps={steps} runs={runs} />
    </StoryDesk>
  ),
} satisfies Meta<Args>;
export default meta;

type Story = StoryObj<Args>;

function Goes({ steps, runs }: { readonly steps: number; readonly runs: boolean }) {
  const editor = useEditor();
  useEffect(() => {
    if (steps > 0) editor.send({ type: 'advance', steps });
    if (runs) editor.send({ type: 'run', perSecond: 40 });
    return () => editor.send({ type: 'pause' });
  }, [editor, steps, runs]);
  return null;
}

const dark = { globals: { colorScheme: 'dark' } };
const listSet = { main: { verb: 'forward' as const, set: { 'a.weight': [0.5, -1], 'c.weight': 2 } } };
const editing = { dialog: 'experiment' as const };

export const AtTheStart: Story = { args: { document: learning } };
export const Halfway: Story = { args: { document: learning, steps: 320 } };
export const HalfwayDark: Story = { args: { document: learning, steps: 320 }, ...dark };
export const Running: Story = { args: { document: spiking, runs: true } };
export const Diverged: Story = { args: { document: diverging, steps: 320 } };
export const DivergedDark: Story = { args: { document: diverging, steps: 320 }, ...dark };
export const Narrow: Story = { args: { document: learning, steps: 320, width: 1000 } };
export const WithoutALoss: Story = { args: { document: withoutLoss } };
export const EditingATraining: Story = { args: { document: learning, ui: editing, height: 760 } };
export const EditingATrainingDark: Story = { args: { document: learning, ui: editing, height: 760 }, ...dark };
export const EditingAListThatIsSet: Story = { args: { document: { ...learning, experiments: listSet }, ui: editing, height: 760 } };
export const EditingASimulation: Story = { args: { document: spiking, ui: editing, height: 760 } };
