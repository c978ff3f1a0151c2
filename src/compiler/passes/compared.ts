/** What arrives at a node that compares predictions with targets: the numbers that the experiment really uses, and where those that are computed lie. */
import type { JsonObject, NodeId } from '../../base/index.ts';
import type { Experiment, Expectation, Range, Sizes, TrainingRows } from '../../graph/index.ts';
import type { Rows } from '../plan.ts';
import type { Resolved, ResolvedEdge, ResolvedNode } from './resolve.ts';
import type { Valued } from './values.ts';

/** The sound part of a drawing as an experiment has it. */
export interface Looked extends Pick<Resolved, 'nodes' | 'edges'> {
  readonly sizes: ReadonlyMap<NodeId, Sizes>;
  readonly valued: Valued;
  readonly training: TrainingRows | undefined;
  readonly name: string;
  readonly experiment: Experiment;
}

/** Elements of a prediction that come from one node. */
export interface Sent {
  readonly node: string;
  readonly count: number;
  /** Undefined where nothing limits them. */
  readonly range: Range | undefined;
}

export interface Compared {
  readonly expects: Expectation;
  readonly predictions: readonly Sent[];
  /** Of all examples; undefined where they are computed. */
  readonly targets: Rows | undefined;
}

/** Complete parameters that some nodes might have instead of their own. */
export type Instead = ReadonlyMap<NodeId, JsonObject>;

/** Edges into a port, in the order in which they are laid end to end. */
export const entering = ({ edges }: Looked, node: NodeId, port: string): readonly ResolvedEdge[] =>
  edges
    .filter(({ to }) => to.node === node && to.port === port)
    .toSorted((a, b) => Number(a.params['slot'] ?? 0) - Number(b.params['slot'] ?? 0));

/** Undefined where a node compares nothing, or where sizes would not fit. */
export function comparedAt(looked: Looked, { id, kind, params }: ResolvedNode, instead: Instead = new Map()): Compared | undefined {
  const own = instead.get(id) ?? params;
  const expects = kind.expects?.(own);
  if (!expects) return undefined;
  const [prediction, target] = [expects.prediction, expects.target].map((port) => entering(looked, id, port)) as [
    readonly ResolvedEdge[],
    readonly ResolvedEdge[],
  ];
  const predictions = prediction.map((edge) => sentBy(looked, edge, instead));
  const sizes = {
    [expects.prediction]: predictions.reduce((sum, { count }) => sum + count, 0),
    [expects.target]: target.reduce((sum, edge) => sum + sizeAt(looked, edge, instead), 0),
  };
  if ('problem' in kind.infer(own, sizes)) return undefined;
  const rows = target.map((edge) => rowsFrom(looked, edge, instead));
  return { expects, predictions, targets: rows.every((of) => of !== undefined) ? endToEnd(rows) : undefined };
}

export const sentBy = (looked: Looked, edge: ResolvedEdge, instead: Instead): Sent => ({
  node: edge.from.node,
  count: sizeAt(looked, edge, instead),
  range: edge.source.kind.ranges?.(instead.get(edge.from.node) ?? edge.source.params)[edge.from.port],
});

function sizeAt({ sizes }: Looked, { source, from }: ResolvedEdge, instead: Instead): number {
  const known = sizes.get(from.node) ?? {};
  const other = instead.get(from.node);
  const found = other ? source.kind.infer(other, known) : known;
  const size = 'problem' in found ? 0 : found[from.port];
  return typeof size === 'number' ? size : 0;
}

/** What a source sends as it is. */
function rowsFrom({ valued, training }: Looked, { source, from }: ResolvedEdge, instead: Instead): Rows | undefined {
  const what = source.kind.sends?.[from.port];
  if (what === undefined) return undefined;
  const other = instead.get(from.node);
  return other ? source.kind.tables?.(other, training)[what] : valued.nodes.get(from.node)?.sources[what];
}

const width = (part: Rows): number => part.values.length / part.rows;

/** Rows of several sources side by side; one with a single row repeats it. */
function endToEnd(parts: readonly Rows[]): Rows {
  const [first] = parts;
  if (!first || parts.length === 1) return first ?? { rows: 0, values: new Float64Array() };
  const rows = Math.max(...parts.map((part) => part.rows));
  const total = parts.reduce((sum, part) => sum + width(part), 0);
  const values = new Float64Array(rows * total);
  for (let row = 0; row < rows; row++) {
    let at = row * total;
    for (const part of parts) {
      const from = (part.rows === 1 ? 0 : row) * width(part);
      values.set(part.values.subarray(from, from + width(part)), at);
      at += width(part);
    }
  }
  return { rows, values };
}
