/**
 * Units that start alike and so stay alike: with the same weights in and out they have the same gradient, and a training moves them as
 * one (Rumelhart, Hinton and Williams 1986, "symmetry breaking").
 */
import { groupBy, type NodeId } from '../../base/index.ts';
import { isBias, metaOf, paramNames, warning, type Diagnostic, type Sizes } from '../../graph/index.ts';
import { endsOf, listedPairs } from './pairs.ts';
import { refine, type Bundle, type Span } from './refine.ts';
import { structureKey, type Resolved, type ResolvedEdge, type ResolvedNode } from './resolve.ts';
import type { Valued } from './values.ts';

/** The sound part of a drawing, with its numbers. */
export interface Numbered extends Pick<Resolved, 'nodes' | 'edges'> {
  readonly sizes: ReadonlyMap<NodeId, Sizes>;
  /** Of every node: how long the way to it is. Units that are alike are as far from the sources. */
  readonly levels: ReadonlyMap<NodeId, number>;
  readonly valued: Valued;
  readonly seed: number;
}

export interface Alike {
  /** Nodes that the units are of: one layer, or several single units. */
  readonly nodes: readonly ResolvedNode[];
  readonly units: number;
  /** Of the nodes, all together. */
  readonly of: number;
  /** By which they could be told apart. */
  readonly into: readonly ResolvedEdge[];
}

const isBiasEdge = ({ kind, source }: ResolvedEdge): boolean => isBias(kind, source.kind);
const followsGradient = ({ params }: Pick<ResolvedNode | ResolvedEdge, 'params'>): boolean => params['rule'] === 'gradient';

/** The number of elements of a node that works element by element, from what enters and without a memory; undefined for others. */
function widthOf({ sizes, valued }: Numbered, { id, kind, ports }: ResolvedNode): number | undefined {
  const [width = 0, ...others] = Object.values(sizes.get(id) ?? {});
  const isAlone = kind.mixes === true || kind.advance !== undefined || !ports.some(({ direction }) => direction === 'in');
  const isFed = Object.keys(valued.nodes.get(id)?.sources ?? {}).length > 0;
  return isAlone || isFed || width === 0 || others.some((size) => size !== width) ? undefined : width;
}

/** What an element is, whatever enters it. */
function keysOf({ valued, levels }: Numbered, { id, kind, params }: ResolvedNode, width: number): readonly string[] {
  const what = `${levels.get(id)} ${kind.type} ${structureKey(params, paramNames(kind.params, 'structure'))}`;
  const values = Object.values(valued.nodes.get(id)?.values ?? {});
  return Array.from({ length: width }, (_, k) => `${what} ${values.map((of) => of[of.length === 1 ? 0 : k]).join()}`);
}

/** Units by node and element, and their classes. */
function classesOf(numbered: Numbered): { readonly first: ReadonlyMap<NodeId, Span>; readonly classes: Int32Array } {
  const { nodes, edges, sizes, valued, seed } = numbered;
  const first = new Map<NodeId, Span>();
  const keys: string[] = [];
  for (const node of nodes.values()) {
    const width = sizes.has(node.id) ? widthOf(numbered, node) : undefined;
    if (width === undefined) continue;
    first.set(node.id, { first: keys.length, count: width });
    keys.push(...keysOf(numbered, node, width));
  }
  const named = namer();
  const ends = (edge: ResolvedEdge) => endsOf(edge, sizes);
  const into = groupBy(edges, ({ to }) => `${to.node} ${to.port}`);
  const offsets = new Map([...into.values()].flatMap((entering) => stacked(entering, (edge) => ends(edge).from)));
  const bundles = edges.map((edge): Bundle => {
    const { from, to, kind, delay, params, pairing, id } = edge;
    const { from: sent, to: reached } = ends(edge);
    const source = edge.source.kind.constant ? named('always 1', sent) : (first.get(from.node) ?? named(`${from.node} ${from.port}`, sent));
    const [own, offset] = [first.get(to.node), offsets.get(edge) ?? 0];
    const target = own ? own.first + offset : named(`${to.node} ${to.port}`, reached, offset).first;
    return {
      sort: JSON.stringify([kind.type, to.port, delay, params['rule'], params['eta'], params['share']]),
      from: source,
      to: { first: target, count: reached },
      pairing: pairing === 'pairs' ? listedPairs(edge, sizes, seed) : pairing,
      weights: valued.weights.get(id),
    };
  });
  return { first, classes: refine(keys, bundles) };
}

/** Gives names below 0 to what is not put into classes: each place of a port has one. */
function namer(): (port: string, count: number, offset?: number) => Span {
  const known = new Map<string, Span>();
  let free = 0;
  return (port, count, offset = 0) => {
    const key = `${port} ${offset}`;
    const span = known.get(key) ?? { first: (free -= count), count };
    known.set(key, span);
    return span;
  };
}

/** Where each edge begins in a port that lays them end to end. */
function stacked(entering: readonly ResolvedEdge[], size: (edge: ResolvedEdge) => number): readonly (readonly [ResolvedEdge, number])[] {
  if (entering[0]?.target.fanIn !== 'stack') return [];
  let filled = 0;
  return entering
    .toSorted((a, b) => Number(a.params['slot'] ?? 0) - Number(b.params['slot'] ?? 0))
    .map((edge) => {
      filled += size(edge);
      return [edge, filled - size(edge)] as const;
    });
}

/** Nodes with a bias or weights into them that follow the gradient, and with a way on to the loss. */
function learners({ nodes, edges, sizes }: Numbered): readonly ResolvedNode[] {
  const [into, out] = [groupBy(edges, ({ to }) => to.node), groupBy(edges, ({ from }) => from.node)];
  return [...nodes.values()].filter((node) => {
    const entering = into.get(node.id) ?? [];
    if (!sizes.has(node.id) || entering.length === 0 || !out.has(node.id)) return false;
    const hasBias = metaOf(node.kind.params, 'bias')?.trained === true && followsGradient(node);
    return hasBias || entering.some((edge) => edge.kind.weighted && followsGradient(edge));
  });
}

export function alikeUnits(numbered: Numbered): readonly Alike[] {
  const hidden = learners(numbered);
  const weighted = groupBy(
    numbered.edges.filter((edge) => edge.kind.weighted && !isBiasEdge(edge)),
    ({ to }) => to.node,
  );
  if (hidden.length === 0) return [];
  const { first, classes } = classesOf(numbered);
  const units = hidden.flatMap((node) => {
    const { first: from, count } = first.get(node.id) ?? { first: 0, count: 0 };
    return Array.from({ length: count }, (_, k) => ({ node, of: classes[from + k] }));
  });
  const alike = [...groupBy(units, ({ of }) => of).values()].filter(({ length }) => length > 1);
  // classes of the same nodes are told together: of the largest
  const largest = groupBy(
    alike.toSorted((a, b) => b.length - a.length),
    (members) => [...new Set(members.map(({ node }) => node.id))].join(' '),
  );
  return [...largest.values()].flatMap(([members = []]) => {
    const nodes = [...new Set(members.map(({ node }) => node))];
    const of = nodes.reduce((sum, { id }) => sum + (first.get(id)?.count ?? 0), 0);
    const into = nodes.flatMap(({ id }) => weighted.get(id) ?? []);
    return [{ nodes, units: members.length, of, into }];
  });
}

/** A sentence is read to its end. */
const MOST_NAMED = 6;

/** With the way out: weights drawn at random, in a range that leaves net inputs near 1 (LeCun et al. 1998). */
export function alikeDiagnostics(numbered: Numbered): readonly Diagnostic[] {
  const { sizes } = numbered;
  return alikeUnits(numbered).map(({ nodes, units, of, into }) => {
    const more = nodes.length > MOST_NAMED ? ` and ${nodes.length - MOST_NAMED} more` : '';
    const names = `${nodes
      .slice(0, MOST_NAMED)
      .map(({ id }) => `'${id}'`)
      .join(', ')}${more}`;
    const changes = into.flatMap(({ id, from }) => {
      const width = sizes.get(from.node)?.[from.port] ?? 1;
      return [
        { owner: id, name: 'initial', value: 'uniform' },
        { owner: id, name: 'scale', value: Number((1 / Math.sqrt(width * (into.length / nodes.length))).toPrecision(3)) },
      ];
    });
    // a draw would tell all of them apart, but take away what is set for others, and what is shared stays equal
    const isMended = units === of && into.length > 0 && into.every(({ params }) => followsGradient({ params }) && params['share'] === '');
    return warning(
      'alike',
      { owner: nodes[0]?.id ?? '' },
      `${units === of ? `The ${units} units` : `${units} of the ${of} units`} of ${names} start with the same weights, so a training keeps them the same: together they learn no more than one. Draw their weights at random.`,
      isMended ? { label: 'Random weights', command: 'set-params', args: { changes, label: 'Start from random weights' } } : undefined,
    );
  });
}
