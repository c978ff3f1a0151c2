/** Which node the inspector explains while a weight is dragged: what the weight acts on, unless what is selected says it already. */
import type { GraphDocument } from '../../graph/index.ts';
import type { Editor } from '../state/editor.ts';

/** Whether a change at one node can reach another. */
export function reaches({ edges }: Pick<GraphDocument, 'edges'>, from: string, goal: string): boolean {
  const next = new Map<string, string[]>();
  for (const edge of Object.values(edges)) next.set(edge.from.node, [...(next.get(edge.from.node) ?? []), edge.to.node]);
  const seen = new Set([from]);
  for (const node of seen) for (const follower of next.get(node) ?? []) seen.add(follower);
  return seen.has(goal);
}

/** Selects the postsynaptic node of an edge, unless the edge itself is selected, or one node further on. */
export function explainEdge(editor: Editor, id: string): void {
  const { history, selection } = editor.store.getState();
  const target = history.document.edges[id]?.to.node;
  const [only] = selection.size === 1 ? selection : [];
  if (target === undefined || only === id || (only !== undefined && reaches(history.document, target, only))) return;
  editor.select([target]);
}
