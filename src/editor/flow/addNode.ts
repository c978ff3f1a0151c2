/** Adding a node of a kind: where a person dropped it, or where there is room for it. */
import { views } from '../../../nodes/views.ts';
import { addPiece, completed, nodesNear, nodesOfType, type GraphDocument, type GraphNode, type Kinds } from '../../graph/index.ts';
import { bringExperiment } from '../experiments/living.ts';
import { offerTraining } from '../experiments/training.ts';
import type { Editor } from '../state/editor.ts';
import { asOneStep } from './connect.ts';
import type { Box } from './chips.ts';
import { canvasOf } from './handle.ts';
import { nameFor } from './labels.ts';
import { sizeTable } from './nodes.ts';
import { below, freeShift, reachOf, wishFor } from './placing.ts';
import { alongEdges, measured, PLACEHOLDER, roomy, type Measuring } from './sizes.ts';

/** The type of `dataTransfer` that the palette drags. */
export const KIND_MIME = 'application/x-neuroloom-kind';

/** What is dragged: a kind, and perhaps one of its presets. */
export const dragged = (type: string, preset?: string): string => (preset === undefined ? type : `${type} ${preset}`);

interface NewNode {
  readonly id: string;
  readonly node: GraphNode;
  readonly size: readonly [width: number, height: number];
}

/** A kind as it comes, or a preset of it: the one that was dragged. */
function chosen(kinds: Kinds, choice: string) {
  const [type = '', preset = ''] = choice.split(' ');
  return { type, params: kinds.nodes.get(type)?.presets?.[preset]?.params ?? {} };
}

/** A node whose middle is at a point; undefined when there is no such kind. `choice`: a kind as it is dragged. */
export function newNode(document: GraphDocument, kinds: Kinds, choice: string, [x, y]: readonly [number, number]): NewNode | undefined {
  const { type, params: given } = chosen(kinds, choice);
  const kind = kinds.nodes.get(type);
  if (!kind) return undefined;
  const naming = nameFor(document, type);
  const params = completed(kind.params, given);
  const size = views.get(type)?.size(params, 1) ?? PLACEHOLDER;
  return {
    id: naming.id,
    size,
    node: {
      type,
      ...(naming.label === undefined ? {} : { label: naming.label }),
      params: given,
      position: [Math.round(x - size[0] / 2), Math.round(y - size[1] / 2)],
    },
  };
}

/** Gives the id of the new node, which is then selected. */
export function addNodeAt(editor: Editor, kinds: Kinds, choice: string, position: readonly [number, number]): string | undefined {
  const made = newNode(editor.store.getState().history.document, kinds, choice, position);
  if (!made) return undefined;
  const label = `Add ${kinds.nodes.get(made.node.type)?.title ?? made.node.type}`;
  asOneStep(editor, 'add', (gesture) => {
    editor.run(addPiece, { nodes: { [made.id]: made.node }, label }, gesture);
    bringExperiment(editor, { [made.id]: made.node }, { gesture, label });
  });
  editor.select([made.id]);
  offerTraining(editor, made.id);
  return made.id;
}

/** While no canvas is on the screen. */
const ANYWHERE: Box = { x: -400, y: -300, width: 800, height: 600 };

/** Where there is room for it: beside what is selected, in view. */
export function addNodeInRoom(editor: Editor, kinds: Kinds, type: string, preset?: string): string | undefined {
  const { history, runtime } = editor.store.getState();
  const measuring = { kinds, sizes: sizeTable(runtime.observables) };
  const canvas = canvasOf(editor);
  const view = canvas?.view() ?? ANYWHERE;
  const choice = dragged(type, preset);
  const made = newNode(history.document, kinds, choice, [0, 0]);
  if (!made) return undefined;
  const [width, height] = made.size;
  const newcomer = { type, isInput: kinds.nodes.get(type)?.group === 'Inputs', names: namesBeside(kinds, made.node), width, height };
  const wish = wishFor(newcomer, neighbourIn(editor, measuring), view);
  const { x, y } = freePlace(history.document, measuring, roomy({ ...wish, width, height }, made.node.label ?? made.id), view);
  const id = addNodeAt(editor, kinds, choice, [wish.x + x + width / 2, wish.y + y + height / 2]);
  if (id !== undefined) canvas?.keepInView([id]);
  return id;
}

/** How far a box has to move to be free: what is in reach is looked at, and all of the drawing only where nothing there is free. */
function freePlace(document: GraphDocument, measuring: Pick<Measuring, 'kinds' | 'sizes'>, wanted: Box, view: Box) {
  const roomsOf = (ids?: readonly string[]) => measured(document, measuring, ids).map(({ room }) => room);
  const near = [...new Set([...nodesNear(document, reachOf(wanted)), ...nodesOfType(document, 'note')])]; // a note may be long
  const lines = alongEdges(document, measuring, near);
  return freeShift(wanted, { nodes: roomsOf(near), lines }, view) ?? below(wanted, roomsOf());
}

const PORT_NAME = 66; // px

/** Room for the names of its ports, which are there when it has several. */
function namesBeside(kinds: Kinds, { type, params }: GraphNode): number {
  const kind = kinds.nodes.get(type);
  const entries = kind?.ports(completed(kind.params, params)).filter(({ direction }) => direction === 'in') ?? [];
  return entries.length > 1 ? PORT_NAME : 0;
}

/** The one node that is selected. */
function neighbourIn(editor: Editor, measuring: Pick<Measuring, 'kinds' | 'sizes'>) {
  const { history, selection } = editor.store.getState();
  const [id = '', ...others] = [...selection].filter((candidate) => history.document.nodes[candidate]);
  const type = history.document.nodes[id]?.type;
  const [place] = measured(history.document, measuring, [id]);
  return type !== undefined && place && others.length === 0 ? { ...place, type } : undefined;
}
