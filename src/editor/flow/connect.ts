/** Making connections: edges with free ids and slots, what gives way, and the delays of loops that close; one undo step. */
import {
  addPiece,
  follow,
  freshId,
  reconnect,
  removeElements,
  setParams,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
  type ParamChange,
  type PortRef,
} from '../../graph/index.ts';
import { bringExperiment } from '../experiments/living.ts';
import type { Editor } from '../state/editor.ts';
import { checkConnection, edgesInto, type ConnectionContext, type MoveOptions } from './connection.ts';
import { loopDelays } from './loops.ts';
import { nameOf } from './nodes.ts';
import type { Pair } from './pair.ts';
import { news, type Said } from './saying.ts';
import { startingWeights } from './starting.ts';

export interface ConnectionPlan {
  readonly label: string;
  readonly nodes: Readonly<Record<string, GraphNode>>;
  readonly edges: Readonly<Record<string, GraphEdge>>;
  readonly removed: readonly string[];
  readonly delays: readonly ParamChange[];
}

/** Edges for every pair that fits, in order: a later pair sees what an earlier one did. `nodes` come with the connection. */
export function planConnections(
  context: ConnectionContext,
  pairs: readonly Pair[],
  nodes: Readonly<Record<string, GraphNode>> = {},
): ConnectionPlan {
  let document = withItems(context.document, 'nodes', nodes);
  const edges: Record<string, GraphEdge> = {};
  const removed: string[] = [];
  for (const { from, to } of pairs) {
    const verdict = checkConnection({ ...context, document }, from, to);
    if (!verdict.ok) continue;
    const id = freshId(`${from.node}-${to.node}`.slice(0, 60), document.edges, document.nodes);
    if (verdict.replaces !== undefined) removed.push(verdict.replaces);
    const { edgeType } = verdict;
    const here = { ...context, document };
    edges[id] = {
      type: edgeType,
      params: { ...slotParams(here, to, edgeType), ...startingWeights(here, { from, to, edgeType }) },
      from,
      to,
    };
    document = withItems(document, 'edges', { [id]: edges[id] }, verdict.replaces);
  }
  const delays = loopDelays(document, Object.keys(edges), context.kinds);
  const own = new Map(delays.map((change) => [change.owner, change.value]));
  const delayed = Object.fromEntries(
    Object.entries(edges).map(([id, edge]) => [id, own.has(id) ? { ...edge, params: { ...edge.params, delay: own.get(id) ?? 1 } } : edge]),
  );
  return {
    label: labelOf(document, Object.values(edges)),
    nodes,
    edges: delayed,
    removed,
    delays: delays.filter(({ owner }) => !Object.hasOwn(edges, owner)),
  };
}

/** The drawing with more nodes or edges and without one: a plan, which is not carried out yet. */
function withItems(document: GraphDocument, part: 'nodes' | 'edges', items: Readonly<Record<string, unknown>>, gone = ''): GraphDocument {
  const { [gone]: _, ...kept } = document[part];
  const next = { ...kept, ...items } as typeof kept;
  follow(document[part], next, [...Object.keys(items), gone]);
  return { ...document, [part]: next };
}

function labelOf(document: GraphDocument, edges: readonly GraphEdge[]): string {
  const [first] = edges;
  if (!first || edges.length > 1) return `Connect ${edges.length} pairs`;
  return `Connect ${nameOf(document, first.from.node)} to ${nameOf(document, first.to.node)}`;
}

/** Wires that are laid end to end take the next free place. */
function slotParams({ document, kinds }: ConnectionContext, to: PortRef, edgeType: string): GraphEdge['params'] {
  if (!('slot' in (kinds.edges.get(edgeType)?.params.properties ?? {}))) return {};
  const slot = edgesInto(document, to).reduce((next, [, { params }]) => Math.max(next, Number(params['slot'] ?? 0) + 1), 0);
  return slot === 0 ? {} : { slot };
}

/** Several commands that are undone together. */
export function asOneStep(editor: Editor, name: string, act: (gesture: string) => void): void {
  act(`${name} at ${editor.store.getState().revision}`);
  editor.endGesture();
}

const LOOP = ' It closes a loop: its edges now take one step.';

/** Gives the sentence that says what was done. */
export function carryOut(editor: Editor, { label, nodes, edges, removed, delays }: ConnectionPlan): Said {
  if (Object.keys(edges).length === 0 && Object.keys(nodes).length === 0) return news('Nothing could be connected.');
  asOneStep(editor, 'connect', (gesture) => {
    if (removed.length > 0) editor.run(removeElements, { ids: removed }, gesture);
    if (delays.length > 0) editor.run(setParams, { changes: delays, label }, gesture);
    editor.run(addPiece, { nodes, edges, label }, gesture);
    bringExperiment(editor, nodes, { gesture, label });
  });
  const loop = delays.length > 0 || Object.values(edges).some(({ params }) => Number(params['delay'] ?? 0) > 0);
  return { text: `${label}.${loop ? LOOP : ''}`, isNews: loop };
}

/** Puts a sum before an activation function, or uses the one that is there already. */
export function planThroughSum(context: ConnectionContext, { from, to }: Pair): ConnectionPlan {
  const { document } = context;
  const feeding = edgesInto(document, to)[0]?.[1].from.node;
  if (feeding !== undefined && document.nodes[feeding]?.type === 'net-input')
    return planConnections(context, [{ from, to: { node: feeding, port: 'terms' } }]);
  const sum = freshId(`${to.node}-sum`.slice(0, 60), document.nodes, document.edges);
  const [x, y] = document.nodes[to.node]?.position ?? [0, 0];
  const node: GraphNode = { type: 'net-input', params: {}, position: [x - 130, y] };
  return planConnections(
    context,
    [
      { from, to: { node: sum, port: 'terms' } },
      { from: { node: sum, port: 'netInput' }, to },
    ],
    { [sum]: node },
  );
}

/** How to check where an end of an edge may go. */
export const moveOptions = ({ document }: ConnectionContext, edge: string | undefined): MoveOptions =>
  edge === undefined ? {} : { except: edge, edgeType: document.edges[edge]?.type ?? '' };

/** Moves one end of an edge; what was in the way goes, and a loop that closes gets its delays. */
export function moveEnd(editor: Editor, context: ConnectionContext, edge: string, { from, to }: Pair): Said {
  const before = context.document.edges[edge];
  if (!before) return news('There is no such edge.');
  const verdict = checkConnection(context, from, to, moveOptions(context, edge));
  if (!verdict.ok) return news(`Not connected: ${verdict.reason}.`);
  const moved: GraphEdge = { ...before, from, to };
  const without = withItems(context.document, 'edges', {}, edge);
  const slot = slotParams({ ...context, document: without }, to, before.type)['slot'] ?? null;
  const samePort = before.to.node === to.node && before.to.port === to.port;
  const delays = loopDelays(withItems(without, 'edges', { [edge]: moved }), [edge], context.kinds);
  const changes = [
    ...delays,
    ...(samePort || !('slot' in before.params || slot !== null) ? [] : [{ owner: edge, name: 'slot', value: slot }]),
  ];
  asOneStep(editor, 'reconnect', (gesture) => {
    if (verdict.replaces !== undefined) editor.run(removeElements, { ids: [verdict.replaces] }, gesture);
    if (changes.length > 0) editor.run(setParams, { changes, label: 'Reconnect edge' }, gesture);
    editor.run(reconnect, { edge, from, to }, gesture);
  });
  return { text: `Reconnected to ${nameOf(context.document, to.node)}.${delays.length > 0 ? LOOP : ''}`, isNews: delays.length > 0 };
}
