import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fireEvent, fn, userEvent, waitFor, within } from 'storybook/test';
import { Inspector } from '../../src/editor/index.ts';
import { activations, angles, choices, layers, memory, neuron, unconnected, wide } from './drawings.ts';
import { Stage, type Editor, type StageProps } from './stage.tsx';

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

const editorOf = (args: object): Editor =>
  ('onEditor' in args ? (args.onEditor as ReturnType<typeof fn>).mock.calls.at(-1)?.[0] : undefined) as Editor;
const bias = (editor: Editor) => editor.store.getState().history.document.nodes['h2']?.params['bias'];
const steps = (editor: Editor) => editor.store.getState().history.past.length;

/** A drag of the slider is one undo step; Escape takes all of it back. */
export const DraggingIsOneStep: Story = {
  args: { ...Unit.args, onEditor: fn() },
  async play({ args, canvasElement }) {
    const slider = await within(canvasElement).findByRole('slider', { name: 'Bias, slider' });
    const editor = editorOf(args);
    for (const value of ['0.7', '0.9', '1.2']) await fireEvent.change(slider, { target: { value } });
    await fireEvent.pointerUp(slider);
    await expect(bias(editor)).toBe(1.2);
    await expect(steps(editor)).toBe(1);
    await fireEvent.pointerDown(slider);
    await fireEvent.change(slider, { target: { value: '-2' } });
    await fireEvent.keyDown(slider, { key: 'Escape' });
    await expect(bias(editor)).toBe(1.2);
    await expect(steps(editor)).toBe(1);
  },
};

/** What is typed stays, even while it is no number; the drawing keeps the last number. */
export const TypingIsOneStep: Story = {
  args: { ...Unit.args, onEditor: fn() },
  async play({ args, canvasElement }) {
    const canvas = within(canvasElement);
    const field = await canvas.findByRole('textbox', { name: 'Bias' });
    const editor = editorOf(args);
    await userEvent.click(field);
    await userEvent.keyboard('-1.25');
    await userEvent.tab();
    await expect(bias(editor)).toBe(-1.25);
    await expect(steps(editor)).toBe(1);
    await userEvent.click(field);
    await userEvent.keyboard('none');
    await expect(field).toHaveValue('none');
    await expect(canvas.getByRole('alert')).toHaveTextContent('“none” is not a number.');
    await expect(bias(editor)).toBe(-1.25);
    await userEvent.keyboard('{Escape}');
    await expect(field).toHaveValue('−1.25');
  },
};

/** Rows from NumPy: another width changes the size and the matrix behind it, in one step. */
export const PastingRows: Story = {
  args: { ...InputTable.args, onEditor: fn() },
  async play({ args, canvasElement }) {
    const canvas = within(canvasElement);
    await userEvent.click(await canvas.findByRole('button', { name: 'Paste numbers' }));
    const editor = editorOf(args);
    await fireEvent.change(canvas.getByRole('textbox', { name: 'Numbers to paste' }), { target: { value: 'np.array([[1, 2], [3, 4]])' } });
    await expect(canvas.getByText('2 rows of 2 numbers; the size becomes 2.')).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Use these numbers' }));
    const { nodes, edges } = editor.store.getState().history.document;
    await expect(nodes['x']?.params).toEqual({
      size: 2,
      rows: [
        [1, 2],
        [3, 4],
      ],
    });
    await expect(edges['w1']?.params['weight']).toHaveLength(2);
    await expect(steps(editor)).toBe(1);
    await waitFor(() => expect(editor.store.getState().runtime.diagnostics).toEqual([]));
  },
};
