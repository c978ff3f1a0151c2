/** Pictures of runs, as the dock shows them. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useCallback } from 'react';
import { Dock } from '../../src/editor/index.ts';
import { attach, enlarge } from '../../src/editor/panels/panelStore.ts';
import type { GraphDocument } from '../../src/graph/index.ts';
import { activations, layers, neuron } from '../inspector/drawings.ts';
import { Stage, type Editor } from '../inspector/stage.tsx';
import { axon, digits, threeKinds, memory, population, sine, circles, tuning } from './drawings.ts';

interface PanelsProps {
  readonly document: GraphDocument;
  /** Advances at once. */
  readonly steps: number;
  /** Pictures of nodes and edges. */
  readonly attached?: readonly (readonly [picture: string, owner: string])[];
  readonly enlarged?: string;
  readonly width?: number;
  readonly height?: number;
}

const NONE: readonly (readonly [string, string])[] = [];

function Panels({ document, steps, attached = NONE, enlarged, width = 1040, height = 240 }: PanelsProps) {
  const start = useCallback(
    (editor: Editor) => {
      for (const [picture, owner] of attached) attach(editor, picture, owner);
      enlarge(editor, enlarged);
      if (steps > 0) editor.send({ type: 'advance', steps });
    },
    [steps, attached, enlarged],
  );
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
export const Boundary: Story = { args: { document: circles, steps: 640 } };
export const BoundaryDark: Story = { ...Boundary, ...dark };
export const ThreeClasses: Story = { args: { document: threeKinds, steps: 300 } };
export const FittedCurve: Story = { args: { document: sine, steps: 600 } };
export const Memory: Story = { args: { document: memory, steps: 3 } };
export const MemoryDark: Story = { ...Memory, ...dark };
export const Digits: Story = { args: { document: digits, steps: 200 } };
export const BeforeTheRun: Story = { args: { document: axon, steps: 0 } };
export const Gating: Story = { args: { document: axon, steps: 250, attached: [['gating', 'axon']] } };
export const Weights: Story = {
  args: {
    document: digits,
    steps: 60,
    attached: [
      ['weights', 'a'],
      ['weights', 'b'],
    ],
  },
};
export const Values: Story = { args: { document: layers, steps: 0 } };
export const ValuesDark: Story = { ...Values, ...dark };
export const Neuron: Story = { args: { document: neuron, steps: 0 } };
export const Cases: Story = { args: { document: activations, steps: 0 } };
export const Enlarged: Story = { args: { document: axon, steps: 2000, enlarged: 'curve axon potential' } };
