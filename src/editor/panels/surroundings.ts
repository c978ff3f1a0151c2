/** What pictures know of the drawing: nodes with complete parameters, what leads into them, and the course of the run. */
import { kinds } from '../../../nodes/kinds.ts';
import { withExperiment, type Course, type Observable } from '../../compiler/index.ts';
import {
  completed,
  edgesInto,
  edgesOutOf,
  nodesOfType,
  type Experiment,
  type GraphDocument,
  type GraphEdge,
  type PortRef,
} from '../../graph/index.ts';
import type { JsonObject } from '../../base/index.ts';
import { sizeTable } from '../flow/nodes.ts';
import { useEditorState } from '../state/context.tsx';
import type { EditorState } from '../state/editor.ts';

export interface Surroundings {
  /** The drawing as the chosen experiment has it. */
  readonly document: GraphDocument;
  readonly experiment: Experiment | undefined;
  readonly observables: readonly Observable[];
  readonly course: Course | undefined;
  /** Rows of a batch: trials, cases or examples. */
  readonly batch: number;
  readonly stateful: boolean;
}

/** The last one, which all panels share. */
let known: { readonly from: EditorState; readonly around: Surroundings } | undefined;

const isSame = (a: EditorState, b: EditorState): boolean =>
  a.history.document === b.history.document &&
  a.experiment === b.experiment &&
  a.runtime.observables === b.runtime.observables &&
  a.runtime.course === b.runtime.course &&
  a.runtime.batch === b.runtime.batch &&
  a.runtime.stateful === b.runtime.stateful;

function surroundingsOf(state: EditorState): Surroundings {
  if (known && isSame(known.from, state)) return known.around;
  const { observables, course, batch, stateful } = state.runtime;
  const document = withExperiment(state.history.document, state.experiment);
  known = { from: state, around: { document, experiment: document.experiments[state.experiment], observables, course, batch, stateful } };
  return known.around;
}

export const useSurroundings = (): Surroundings => useEditorState(surroundingsOf);

/** Complete parameters of a node or an edge. */
export function paramsOf({ document }: Pick<Surroundings, 'document'>, id: string): JsonObject {
  const [node, edge] = [document.nodes[id], document.edges[id]];
  const kind = node ? kinds.nodes.get(node.type) : edge && kinds.edges.get(edge.type);
  const own = node ?? edge;
  return kind && own ? completed(kind.params, own.params) : {};
}

export const typeOf = ({ document }: Pick<Surroundings, 'document'>, node: string): string | undefined => document.nodes[node]?.type;

type IdEdge = readonly [string, GraphEdge];

/** Edges into a port, by their ids. */
export function into({ document }: Pick<Surroundings, 'document'>, node: string, port?: string): readonly IdEdge[] {
  const edges = edgesInto(document, node).map((id): IdEdge => [id, document.edges[id] as GraphEdge]);
  return port === undefined ? edges : edges.filter(([, { to }]) => to.port === port);
}

export const outOf = ({ document }: Pick<Surroundings, 'document'>, node: string): readonly GraphEdge[] =>
  edgesOutOf(document, node).map((id) => document.edges[id] as GraphEdge);

export const sizeOf = ({ observables }: Pick<Surroundings, 'observables'>, owner: string, what: string): number | undefined =>
  sizeTable(observables).get(`${owner} ${what}`);

/** The nodes of a kind, by id. */
export const nodesOf = ({ document }: Pick<Surroundings, 'document'>, type: string): readonly string[] => nodesOfType(document, type);

/** The loss that the experiment makes small, or the only one there is. */
export function lossOf(around: Surroundings): string | undefined {
  const { loss } = around.experiment ?? {};
  if (loss !== undefined && typeOf(around, loss) === 'loss') return loss;
  const all = nodesOf(around, 'loss');
  return all.length === 1 ? all[0] : undefined;
}

/** Where the network's answer is read: what the loss compares; without a loss the one value that leads nowhere. */
export function answerOf(around: Surroundings): PortRef | undefined {
  const loss = lossOf(around);
  const [first] = loss === undefined ? [] : into(around, loss, 'prediction');
  if (first) return first[1].from;
  const ends = Object.keys(around.document.nodes).filter(
    (id) => ['unit', 'layer', 'activation', 'softmax'].includes(typeOf(around, id) ?? '') && outOf(around, id).length === 0,
  );
  const [only] = ends;
  if (only === undefined || ends.length > 1) return undefined;
  return { node: only, port: typeOf(around, only) === 'softmax' ? 'share' : 'activation' };
}
