/** Moving nodes: a drag is one undo step, and so is a run of arrow keys. */
import { moveNodes, type GraphDocument } from '../../graph/index.ts';
import type { Editor } from '../state/editor.ts';
import type { CanvasStore } from './canvasStore.tsx';
import type { Point } from './geometry.ts';

type Positions = Readonly<Record<string, readonly [number, number]>>;

/** Whole pixels, and only what really moved: an equal position would still be an undo step. */
export function movesOf({ nodes }: GraphDocument, to: Iterable<readonly [string, Point]>): Positions {
  const moved = [...to].map(([id, { x, y }]) => [id, [Math.round(x), Math.round(y)]] as const);
  return Object.fromEntries(moved.filter(([id, [x, y]]) => nodes[id] && (nodes[id].position[0] !== x || nodes[id].position[1] !== y)));
}

export function commitDrag(editor: Editor, canvas: CanvasStore): void {
  const { dragged } = canvas.getState();
  if (!dragged) return;
  const positions = movesOf(editor.store.getState().history.document, dragged);
  if (Object.keys(positions).length > 0) editor.run(moveNodes, { positions });
  canvas.setState({ dragged: undefined });
}

const COARSE = 10;
const FINE = 1;
const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Moves what is selected; gives the sentence to read out, or nothing when the key is no arrow or nothing is selected. */
export function moveByKey(editor: Editor, key: string, fine: boolean): string | undefined {
  const direction = DIRECTIONS[key];
  const { history, selection } = editor.store.getState();
  const ids = [...selection].filter((id) => history.document.nodes[id]);
  if (!direction || ids.length === 0) return undefined;
  const step = fine ? FINE : COARSE;
  const positions = Object.fromEntries(
    ids.map((id) => {
      const [x, y] = history.document.nodes[id]?.position ?? [0, 0];
      return [id, [x + direction[0] * step, y + direction[1] * step] as const];
    }),
  );
  editor.run(moveNodes, { positions }, `arrows ${ids.join(' ')}`);
  const [x, y] = positions[ids[0] ?? ''] ?? [0, 0];
  return ids.length === 1 ? `Moved to ${x}, ${y}.` : `Moved ${ids.length} nodes.`;
}
