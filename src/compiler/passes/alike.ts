/**
 * Units that start alike and so stay alike: with the same weights in and out they have the same gradient, and a training moves them as
 * one (Rumelhart, Hinton and Williams 1986, "symmetry breaking").
 */
import { groupBy, type Json, type NodeId } from '../../base/index.ts';
import { metaOf, warning, type Diagnostic, type Sizes } from '../../graph/index.ts';
import type { Resolved, ResolvedEdge, ResolvedNode } from './resolve.ts';

export interface Alike {
  /** Nodes that do the same: one layer, or several single units. */
  readonly nodes: readonly ResolvedNode[];
  readonly units: number;
  /** By which they could be told apart. */
  readonly into: readonly ResolvedEdge[];
}

interface Around {
  readonly into: readonly ResolvedEdge[];
  readonly out: readonly ResolvedEdge[];
}

/** One number for all. */
const isPlain = (value: Json | undefined): boolean => value === undefined || value === null || typeof value === 'number';

/** Every unit at either end of it has the same weights. */
const isEven = ({ kind, params, pairing }: ResolvedEdge): boolean =>
  kind.weighted && pairing === 'all-to-all' && params['initial'] === 'given' && isPlain(params['weight']);

/** A unit whose bias and weights follow the gradient. */
const learns = ({ kind, params }: ResolvedNode): boolean => metaOf(kind.params, 'bias')?.trained === true && params['rule'] === 'gradient';

const isHidden = (node: ResolvedNode, { into, out }: Around): boolean =>
  learns(node) && isPlain(node.params['bias']) && into.length > 0 && out.length > 0 && [...into, ...out].every(isEven);

const endsOf = (edges: readonly ResolvedEdge[], other: 'from' | 'to'): readonly string[] =>
  edges.map((edge) => JSON.stringify([edge[other], edge.params])).toSorted();

/** What a unit is and what it is connected with; the same for two units that do the same. */
function signature({ kind, params }: ResolvedNode, { into, out }: Around): string {
  return JSON.stringify([kind.type, params, endsOf(into, 'from'), endsOf(out, 'to')]);
}

export function alikeUnits({ nodes, edges }: Resolved, sizes: ReadonlyMap<NodeId, Sizes>): readonly Alike[] {
  const [into, out] = [groupBy(edges, ({ to }) => to.node), groupBy(edges, ({ from }) => from.node)];
  const around = (id: NodeId): Around => ({ into: into.get(id) ?? [], out: out.get(id) ?? [] });
  const hidden = [...nodes.values()].filter((node) => sizes.has(node.id) && isHidden(node, around(node.id)));
  const groups = groupBy(hidden, (node) => signature(node, around(node.id)));
  return [...groups.values()].flatMap((members) => {
    const units = members.reduce((sum, { id }) => sum + (Object.values(sizes.get(id) ?? {})[0] ?? 1), 0);
    return units > 1 ? [{ nodes: members, units, into: members.flatMap(({ id }) => into.get(id) ?? []) }] : [];
  });
}

/** With the way out: weights drawn at random, in a range that leaves net inputs near 1 (LeCun et al. 1998). */
export function alikeDiagnostics(resolved: Resolved, sizes: ReadonlyMap<NodeId, Sizes>): readonly Diagnostic[] {
  return alikeUnits(resolved, sizes).map(({ nodes, units, into }) => {
    const names = nodes.map(({ id }) => `'${id}'`).join(', ');
    const changes = into.flatMap(({ id, from }) => {
      const width = sizes.get(from.node)?.[from.port] ?? 1;
      return [
        { owner: id, name: 'initial', value: 'uniform' },
        { owner: id, name: 'scale', value: Number((1 / Math.sqrt(width * (into.length / nodes.length))).toPrecision(3)) },
      ];
    });
    return warning(
      'alike',
      { owner: nodes[0]?.id ?? '' },
      `The ${units} units of ${names} start with the same weights, so a training keeps them the same: together they learn no more than one. Draw their weights at random.`,
      { label: 'Random weights', command: 'set-params', args: { changes, label: 'Start from random weights' } },
    );
  });
}
