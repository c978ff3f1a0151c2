/** How many elements every value has; every size but the batch is known from here on. What does not fit is left out, with what follows it. */
import type { NodeId } from '../../base/index.ts';
import { error, warning, type Diagnostic, type Port, type Sizes } from '../../graph/index.ts';
import { portOf, type Resolved, type ResolvedEdge, type ResolvedNode } from './resolve.ts';

export interface Sized {
  /** Sizes of what each sound node observes, by name. */
  readonly sizes: ReadonlyMap<NodeId, Sizes>;
  readonly diagnostics: readonly Diagnostic[];
}

export function inferSizes({ nodes, edges }: Resolved, levels: ReadonlyMap<NodeId, number>): Sized {
  const diagnostics: Diagnostic[] = [];
  const sizes = new Map<NodeId, Sizes>();
  const incoming = new Map<NodeId, ResolvedEdge[]>([...nodes.keys()].map((id) => [id, []]));
  for (const edge of edges) incoming.get(edge.to.node)?.push(edge);
  const sizeAt = (node: NodeId, port: string): number | undefined => {
    const known = sizes.get(node)?.[port];
    if (known !== undefined) return known;
    const declared = portOf(nodes.get(node) as ResolvedNode, 'out', port)?.size;
    return typeof declared === 'number' ? declared : undefined;
  };
  for (const [id] of [...levels].toSorted(([, a], [, b]) => a - b)) {
    const node = nodes.get(id) as ResolvedNode;
    const found = sizesOf(node, incoming.get(id) ?? [], sizeAt);
    if ('sizes' in found) sizes.set(id, found.sizes);
    else diagnostics.push(found.problem);
  }
  for (const edge of edges) {
    const node = nodes.get(edge.to.node) as ResolvedNode;
    if (edge.immediate || !sizes.has(node.id)) continue;
    const size = sizeAt(edge.from.node, edge.from.port);
    const isKnown = sizes.has(edge.from.node) && size !== undefined;
    const problem = isKnown ? misfit(node, edge.target, [{ edge, size }]) : notComputed(node, edge);
    if (problem) {
      diagnostics.push(problem);
      sizes.delete(node.id);
    }
  }
  return { sizes, diagnostics };
}

type Found = { readonly sizes: Sizes } | { readonly problem: Diagnostic };

function sizesOf(node: ResolvedNode, incoming: readonly ResolvedEdge[], sizeAt: (node: NodeId, port: string) => number | undefined): Found {
  const arriving: Record<string, number> = {};
  for (const port of node.ports.filter(({ direction }) => direction === 'in')) {
    const into = incoming.filter(({ to }) => to.port === port.name);
    const brought = into.map((edge) => ({ edge, size: sizeAt(edge.from.node, edge.from.port) }));
    // what a delayed edge brings into a port of known size may be looked at later: it can come from further on
    const unknown = brought.find(({ edge, size }) => size === undefined && (edge.immediate || port.size === 'any'));
    if (unknown) return { problem: notComputed(node, unknown.edge) };
    const problem = misfit(
      node,
      port,
      brought.filter((each): each is Brought => each.size !== undefined),
    );
    if (problem) return { problem };
    if (port.size !== 'any') arriving[port.name] = port.size;
    else if (into.length > 0) arriving[port.name] = brought.reduce((sum, { size }) => sum + (size ?? 0), 0);
  }
  const inferred = node.kind.infer(node.params, arriving);
  if (!isMisfit(inferred)) return { sizes: inferred };
  return {
    problem: error('shape-mismatch', { owner: node.id, field: inferred.port }, `${node.id}.${inferred.port}: ${inferred.problem}.`),
  };
}

const isMisfit = (
  found: Sizes | { readonly port: string; readonly problem: string },
): found is { readonly port: string; readonly problem: string } => typeof (found as { problem?: unknown }).problem === 'string';

interface Brought {
  readonly edge: ResolvedEdge;
  readonly size: number;
}

function notComputed(node: ResolvedNode, { from }: ResolvedEdge): Diagnostic {
  return warning('not-computed', { owner: node.id }, `'${node.id}' is not computed, because '${from.node}', which it needs, is not.`);
}

function misfit({ id }: ResolvedNode, port: Port, brought: readonly Brought[]): Diagnostic | undefined {
  const at = { owner: id, field: port.name };
  if (port.required && brought.length === 0)
    return warning('not-connected', at, `'${id}' has nothing to act on: connect its ${port.title}.`);
  if (port.size === 'any') return undefined;
  for (const { edge, size } of brought) {
    if (edge.pairing !== 'one-to-one' || size === port.size) continue;
    const way = edge.kind.weighted ? 'connect all to all' : 'use a weight instead of a wire';
    return error(
      'shape-mismatch',
      at,
      `${id}.${port.name}: expected [${port.size}], got [${size}] from '${edge.from.node}' by '${edge.id}'. Make the sizes equal, or ${way}.`,
    );
  }
  return undefined;
}
