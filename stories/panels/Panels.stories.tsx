/** Pictures of runs, as the dock shows them. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useCallback, type ReactNode } from 'react';
import { Dock } from '../../src/editor/index.ts';
import type { GraphDocument } from '../../src/graph/index.ts';
import { Stage, type Editor } from '../inspector/stage.tsx';
import { axon, digits, gaussians, memory, population, sine, spirals, tuning } from './drawings.ts';

interface PanelsProps {
  readonly document: GraphDocument;
  /** Advances at once. */
  readonly steps: number;
  readonly width?: number;
  readonly height?: number;
  readonly children?: ReactNode;
}

function Panels({ document, steps, width = 1040, height = 240 }: PanelsProps) {
  const start = useCallback((editor: Editor) => editor.send({ type: 'advance', steps }), [steps]);
  return (
    <Stage document={document} width={width} height={height} onEditor={start}>
      <Dock />
    </Stage>
  );
}

const meta = { title: 'Pictures', component: Panels } satisfies Meta<typeof Panels>;
export default meta;
type Story = StoryObj<typeof meta>;

const dark = { globals: { colorScheme: 'dark' } };

export const Curves: Story = { args: { document: axon, steps: 2000 } };
export const CurvesDark: Story = { ...Curves, ...dark };
export const Spikes: Story = { args: { document: population, steps: 600 } };
export const SpikesDark: Story = { ...Spikes, ...dark };
export const Tuning: Story = { args: { document: tuning, steps: 2000 } };
export const TuningDark: Story = { ...Tuning, ...dark };
export const Boundary: Story = { args: { document: spirals, steps: 640 } };
export const BoundaryDark: Story = { ...Boundary, ...dark };
export const ThreeClasses: Story = { args: { document: gaussians, steps: 300 } };
export const FittedCurve: Story = { args: { document: sine, steps: 600 } };
export const Memory: Story = { args: { document: memory, steps: 3 } };
export const MemoryDark: Story = { ...Memory, ...dark };
export const Digits: Story = { args: { document: digits, steps: 200 } };
export const BeforeTheRun: Story = { args: { document: axon, steps: 0 } };
