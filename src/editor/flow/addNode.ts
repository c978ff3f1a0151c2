/** Adding a node of a kind: where a person dropped it, or in the middle of what they see. */
import { views } from '../../../nodes/views.ts';
import { addPiece, completed, type GraphDocument, type GraphNode, type Kinds } from '../../graph/index.ts';
import type { Editor } from '../state/editor.ts';
import { canvasOf } from './handle.ts';
import { nameFor } from './labels.ts';

/** The type of `dataTransfer` that the palette drags. */
export const KIND_MIME = 'application/x-neuroloom-kind';

const STEP = 28;
const TRIES = 40;

/** A node whose middle is at a point; undefined when there is no such kind. */
export function newNode(
  document: GraphDocument,
  kinds: Kinds,
  type: string,
  [x, y]: readonly [number, number],
): { readonly id: string; readonly node: GraphNode } | undefined {
  const kind = kinds.nodes.get(type);
  if (!kind) return undefined;
  const naming = nameFor(document, type);
  const params = completed(kind.params, {});
  const [width, height] = views.get(type)?.size(params, 1) ?? [190, 84];
  return {
    id: naming.id,
    node: {
      type,
      ...(naming.label === undefined ? {} : { label: naming.label }),
      params: {},
      position: [Math.round(x - width / 2), Math.round(y - height / 2)],
    },
  };
}

/** Gives the id of the new node, which is then selected. */
export function addNodeAt(editor: Editor, kinds: Kinds, type: string, position: readonly [number, number]): string | undefined {
  const made = newNode(editor.store.getState().history.document, kinds, type, position);
  if (!made) return undefined;
  editor.run(addPiece, { nodes: { [made.id]: made.node }, label: `Add ${kinds.nodes.get(type)?.title ?? type}` });
  editor.select([made.id]);
  return made.id;
}

/** Beside what is there already, when the middle is taken. */
export function addNodeAtCenter(editor: Editor, kinds: Kinds, type: string): string | undefined {
  const [x, y] = canvasOf(editor)?.centre() ?? [0, 0];
  const taken = Object.values(editor.store.getState().history.document.nodes).map(({ position }) => position);
  const isTaken = (at: number) => taken.some(([left, top]) => Math.abs(left + 32 - x - at) < STEP && Math.abs(top + 32 - y - at) < STEP);
  let aside = 0;
  for (let n = 0; n < TRIES && isTaken(aside); n++) aside += STEP;
  return addNodeAt(editor, kinds, type, [x + aside, y + aside]);
}
