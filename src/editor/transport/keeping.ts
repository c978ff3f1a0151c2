/** What a training has learnt, written into the drawing: one undo step. */
import { kinds } from '../../../nodes/kinds.ts';
import { keepWeights, type GraphDocument } from '../../graph/index.ts';
import type { Part } from '../../runtime/index.ts';
import { titleOf } from '../experiments/experiments.ts';
import { connectionContext } from '../flow/context.ts';
import { elementsOf, knownNode, type SizeTable } from '../flow/nodes.ts';
import type { Desk } from '../shell/desk.tsx';
import { toast } from '../shell/toast.ts';
import type { UiState } from '../shell/ui.ts';
import type { Editor, EditorState } from '../state/editor.ts';

/** Whether there is something to keep: numbers that are none cannot be. */
export const hasLearnt = ({ runtime: { course, step, unwell } }: EditorState): boolean =>
  course?.verb === 'train' && step > 0 && unwell === undefined;

/** Whether they are in the drawing already: at the step where they were kept there is nothing new. */
export const isKept = ({ drawing, experiment, runtime }: EditorState, { kept }: UiState): boolean =>
  kept !== undefined && kept.drawing === drawing && kept.experiment === experiment && kept.step === runtime.step;

/** A matrix has a row per presynaptic element; everything else is a list. */
function shapeOf(document: GraphDocument, sizes: SizeTable, { owner, values }: Part): readonly number[] {
  const edge = document.edges[owner];
  const [rows, columns] = [edge?.from, edge?.to].map((end) => {
    const node = document.nodes[end?.node ?? ''];
    const known = node && knownNode(node, kinds);
    return (end && known && elementsOf(known, end.node, end.port, sizes)) ?? 0;
  });
  return rows && columns && rows > 1 && columns > 1 && rows * columns === values.length ? [rows, columns] : [values.length];
}

function write({ editor, ui }: Pick<Desk, 'editor' | 'ui'>, parts: readonly Part[], experiment: string): void {
  const { document, sizes } = connectionContext(editor);
  const learnt = parts.map((part) => ({ owner: part.owner, what: part.what, values: part.values, shape: shapeOf(document, sizes, part) }));
  if (learnt.length === 0) return;
  editor.run(keepWeights, { learnt, experiment });
  ui.say('Kept the weights');
}

export async function keepLearnt(desk: Pick<Desk, 'editor' | 'ui'>): Promise<void> {
  const { editor } = desk;
  const parts = await editor.ask.learnt();
  const { drawing, experiment, runtime } = editor.store.getState();
  write(desk, parts, experiment);
  desk.ui.setState({ kept: { drawing, experiment, step: runtime.step } });
}

/** Before another experiment is shown: what was learnt and not kept goes with the run, unless the person says so in the toast. */
export async function leaveLearnt(desk: Desk): Promise<void> {
  const { editor } = desk;
  const state = editor.store.getState();
  if (!hasLearnt(state) || isKept(state, desk.ui.getState())) return;
  const { drawing, experiment, history } = state;
  const parts = await learntSoon(editor);
  if (parts.length === 0) return;
  const keep = () => {
    if (editor.store.getState().drawing === drawing) write(desk, parts, experiment);
  };
  toast({ message: `What ${titleOf(history.document, experiment)} has learnt is not kept.`, way: { label: 'Keep weights', run: keep } });
}

const PATIENCE = 400; // ms

/** Nothing when the runtime is too busy to answer: another experiment is not kept waiting for it. */
const learntSoon = (editor: Editor): Promise<readonly Part[]> =>
  Promise.race([editor.ask.learnt(), new Promise<readonly Part[]>((resolve) => void setTimeout(resolve, PATIENCE, []))]);
