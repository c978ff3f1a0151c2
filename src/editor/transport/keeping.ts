/** What a training has learnt, written into the drawing: one undo step. */
import { kinds } from '../../../nodes/kinds.ts';
import type { Json } from '../../base/index.ts';
import { toKeep } from '../../compiler/index.ts';
import { keepWeights, lostIn, type GraphDocument } from '../../graph/index.ts';
import type { Part } from '../../runtime/index.ts';
import { connectionContext } from '../flow/context.ts';
import { elementsOf, knownNode, type SizeTable } from '../flow/nodes.ts';
import type { Desk } from '../shell/desk.tsx';
import type { Editor, EditorState } from '../state/editor.ts';

/** Whether there is something to keep: numbers that are none cannot be. */
export const hasLearnt = ({ runtime: { course, step, notFinite } }: EditorState): boolean =>
  course?.verb === 'train' && step > 0 && notFinite === undefined;

/** Whether they are in the drawing already: the run stands where they were kept, and they were not changed or taken back since. */
export const isKept = ({ history, runtime: { kept, step } }: EditorState): boolean =>
  kept?.step === step && kept.values.every(([owner, name, value]) => isSame(valueOf(history.document, owner, name), value));

/** Whether leaving now would lose what a training has found. */
export const hasUnkept = (state: EditorState): boolean => hasLearnt(state) && !isKept(state);

const isSame = (a: Json | undefined, b: Json | undefined): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

const valueOf = ({ nodes, edges }: GraphDocument, owner: string, name: string): Json | undefined =>
  (nodes[owner] ?? edges[owner])?.params[name];

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

/** False when the runtime does not answer, or what it has learnt is no number: nothing was kept. */
export async function keepLearnt({ editor, ui }: Pick<Desk, 'editor' | 'ui'>): Promise<boolean> {
  const parts = await learntSoon(editor);
  if (parts.length === 0) return false;
  const lost = lostIn(parts);
  if (lost) {
    ui.say(`Nothing was kept: the ${lost.what} of ${lost.owner} is not a finite number any more`);
    return false;
  }
  const { document, sizes } = connectionContext(editor);
  const learnt = parts.map((part) => ({ owner: part.owner, what: part.what, values: part.values, shape: shapeOf(document, sizes, part) }));
  const { experiment, runtime } = editor.store.getState();
  editor.run(keepWeights, toKeep(document, experiment, learnt, kinds));
  editor.store.setState(({ history, runtime: now }) => {
    const values = parts.map(({ owner, what }) => [owner, what, valueOf(history.document, owner, what)] as const);
    return { runtime: { ...now, recorded: history.document, kept: { step: runtime.step, values } } }; // the run is the same
  });
  ui.say('Kept the weights');
  return true;
}

const PATIENCE = 5_000; // ms: a step of a large network may have to end first

/** Nothing when the runtime is too busy, or too dead, to answer. */
const learntSoon = (editor: Editor): Promise<readonly Part[]> =>
  Promise.race([editor.ask.learnt(), new Promise<readonly Part[]>((resolve) => void setTimeout(resolve, PATIENCE, []))]);
