/**
 * Activations of earlier steps, for edges with a delay: the frames that were seen, kept by their step. A step that no frame
 * showed (a fast run shows only some) is not known; before the start everything is 0.
 */
import { delayedEdges, type GraphEdge } from '../../../graph/index.ts';
import type { Editor } from '../../state/editor.ts';

export interface Past {
  /** What a port held `delay` steps before the present one. */
  read(node: string, port: string, delay: number): ArrayLike<number> | undefined;
}

const LONGEST = 65; // one more than an edge may delay
const pasts = new WeakMap<Editor, Past>();

export function pastOf(editor: Editor): Past {
  const known = pasts.get(editor);
  if (known) return known;
  const past = recordPast(editor);
  pasts.set(editor, past);
  return past;
}

const key = (step: number, row: number, node: string, port: string): string => `${step} ${row} ${node} ${port}`;

function recordPast({ store, live }: Editor): Past {
  const { getState } = store;
  let frames = new Map<string, Float64Array>();
  let compiled = getState().runtime.observables;
  let last = 0;
  const record = () => {
    const {
      runtime,
      row,
      history: { document },
    } = getState();
    if (runtime.observables !== compiled || runtime.step < last) frames = new Map();
    compiled = runtime.observables;
    last = runtime.step;
    for (const id of delayedEdges(document)) {
      const { from } = document.edges[id] as GraphEdge;
      const values = live.read(from.node, from.port);
      if (values) frames.set(key(last, row, from.node, from.port), values.slice());
      frames.delete(key(last - LONGEST, row, from.node, from.port));
    }
  };
  live.subscribe(record);
  return {
    read(node, port, delay) {
      const {
        runtime: { step },
        row,
      } = getState();
      const size = live.read(node, port)?.length;
      if (size === undefined) return undefined;
      return step < delay ? new Float64Array(size) : frames.get(key(step - delay, row, node, port));
    },
  };
}
