/** Weights that a person has set on edges from single inputs, for the one edge that leads there from the data set instead. */
import type { Json, JsonObject } from '../../base/index.ts';
import { completed, nested, resolveNumbers, type GraphDocument, type GraphEdge, type Kinds, type Numbers } from '../../graph/index.ts';

/** Edges from inputs into one port. */
export interface Before {
  /** In the order of the columns of the data set. */
  readonly inputs: readonly { readonly id: string; readonly size: number }[];
  /** By their ids. */
  readonly edges: readonly (readonly [id: string, edge: GraphEdge])[];
  /** Elements of the data set's inputs, and of the port. */
  readonly width: number;
  readonly size: number;
}

/** Given, and not only the default that an edge is drawn with. */
export const isSet = ({ type, params }: GraphEdge): boolean =>
  type === 'weight' && params['weight'] !== undefined && (params['initial'] ?? 'given') === 'given';

/** What one edge can say for several, when all of them say it. */
const TOGETHER = ['delay', 'rule', 'eta', 'share', 'connectivity'] as const;

/** Parameters of an edge from the data set that has the weights of all; undefined where one edge cannot. */
export function handedOver(
  { document, kinds }: { readonly document: GraphDocument; readonly kinds: Kinds },
  before: Before,
): JsonObject | undefined {
  const { inputs, edges, width, size } = before;
  const own = edges.map(([, { type, params, from }]) => {
    const kind = kinds.edges.get(type);
    return kind?.weighted ? { from: from.node, params: completed(kind.params, params) } : undefined;
  });
  const isWhole =
    inputs.reduce((sum, input) => sum + input.size, 0) === width &&
    inputs.every(({ id }) => own.filter((edge) => edge?.from === id).length === 1);
  const [first] = own;
  if (!isWhole || !first || own.length !== inputs.length) return undefined;
  const isAlike = own.every(
    (edge) => edge?.params['initial'] === 'given' && TOGETHER.every((name) => edge.params[name] === first.params[name]),
  );
  if (!isAlike || first.params['connectivity'] !== 'all-to-all' || first.params['share'] !== '') return undefined;
  const rows = inputs.map(({ id, size: count }) =>
    resolveNumbers(own.find((edge) => edge?.from === id)?.params['weight'] as Numbers, count * size, document.tensors),
  );
  if (rows.some((numbers) => typeof numbers === 'string')) return undefined;
  const weight = nested(
    rows.flatMap((numbers) => [...(numbers as Float64Array)]),
    [width, size],
  );
  const given = edges[0]?.[1].params ?? {};
  const said = TOGETHER.flatMap((name): readonly (readonly [string, Json])[] => (given[name] === undefined ? [] : [[name, given[name]]]));
  return { weight, ...Object.fromEntries(said) };
}
