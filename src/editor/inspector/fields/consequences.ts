/** What else has to change when a size changes, so that the drawing still computes: rows, vectors and matrices grow with zeros or are cut. */
import {
  completed,
  paramNames,
  withShared,
  type GraphDocument,
  type GraphEdge,
  type Kinds,
  type ParamChange,
} from '../../../graph/index.ts';
import type { Json, JsonObject } from '../../../base/index.ts';

type Grid = readonly (readonly number[])[];

/** The same numbers with other ends: what is new is 0. */
export function resized(rows: Grid, height: number, width: number): number[][] {
  return Array.from({ length: height }, (_, r) => Array.from({ length: width }, (_unused, c) => rows[r]?.[c] ?? 0));
}

/** Changes of one owner's parameters, with their consequences. */
export function withConsequences(document: GraphDocument, kinds: Kinds, changes: readonly ParamChange[]): readonly ParamChange[] {
  return changes.flatMap((change) => {
    const node = document.nodes[change.owner];
    const kind = node && kinds.nodes.get(node.type);
    if (!kind || change.name !== 'size' || typeof change.value !== 'number') return [change];
    const before = completed(kind.params, node.params);
    const size = change.value;
    const told = new Set(changes.filter(({ owner }) => owner === change.owner).map(({ name }) => name));
    const own = paramNames(kind.params).flatMap((name) =>
      told.has(name) || kind.paramSizes?.(before)[name] === undefined ? [] : grownParam(change.owner, name, before, size),
    );
    return [change, ...own, ...grownWeights(withShared(document), change.owner, Number(before['size']), size)];
  });
}

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

function grownParam(owner: string, name: string, params: JsonObject, size: number): ParamChange[] {
  const value = params[name];
  if (!isList(value)) return [];
  const isMatrix = isList(value[0]);
  const rows = (isMatrix ? value : [value]) as Grid;
  const next = resized(rows, rows.length, size);
  return [{ owner, name, value: isMatrix ? next : (next[0] ?? []) }];
}

/** Matrices of the edges at a node, as far as they stand in the drawing itself and fit what it was. */
function grownWeights({ edges }: GraphDocument, id: string, before: number, size: number): ParamChange[] {
  return Object.entries(edges).flatMap(([owner, edge]): ParamChange[] => {
    const weight = edge.params['weight'];
    const value =
      (edge.from.node === id || edge.to.node === id) && isList(weight) ? grownWeight(weight, edge, { id, before, size }) : undefined;
    return value === undefined ? [] : [{ owner, name: 'weight', value }];
  });
}

interface Growth {
  readonly id: string;
  readonly before: number;
  readonly size: number;
}

function grownWeight(value: readonly Json[], { from, to }: GraphEdge, { id, before, size }: Growth): Json | undefined {
  if (!isList(value[0])) return value.length === before ? (resized([value as readonly number[]], 1, size)[0] ?? []) : undefined;
  const rows = value as Grid;
  const [height, width] = [rows.length, rows[0]?.length ?? 0];
  const [isTaller, isWider] = [from.node === id, to.node === id];
  if ((isTaller && height !== before) || (isWider && width !== before)) return undefined;
  return resized(rows, isTaller ? size : height, isWider ? size : width);
}
