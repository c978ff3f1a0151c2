/** From the document to nodes and edges with their kinds and complete parameters; what cannot take part is left out and said. */
import {
  error,
  completed,
  unlike,
  warning,
  type Diagnostic,
  type EdgeKind,
  type GraphDocument,
  type Kinds,
  type NodeKind,
  type Port,
} from '../../graph/index.ts';
import { edgeId, groupBy, nodeId, type EdgeId, type Json, type JsonObject, type NodeId } from '../../base/index.ts';

export interface ResolvedNode {
  readonly id: NodeId;
  readonly kind: NodeKind;
  readonly params: JsonObject;
  readonly ports: readonly Port[];
}

export interface ResolvedEdge {
  readonly id: EdgeId;
  readonly kind: EdgeKind;
  readonly params: JsonObject;
  readonly from: { readonly node: NodeId; readonly port: string };
  readonly to: { readonly node: NodeId; readonly port: string };
  readonly source: ResolvedNode;
  /** The `in` port it enters. */
  readonly target: Port;
  /** Whether every element meets every other, the first the first and so on, or as the edge lists it. */
  readonly pairing: 'all-to-all' | 'one-to-one' | 'pairs';
  /** Steps until what is sent arrives. */
  readonly delay: number;
  /** Whether what is sent shows at the target within the same step. */
  readonly immediate: boolean;
}

/** Nodes and edges in the order of their ids, so that nothing depends on the order in which they were drawn. */
export interface Resolved {
  readonly nodes: ReadonlyMap<NodeId, ResolvedNode>;
  readonly edges: readonly ResolvedEdge[];
  readonly diagnostics: readonly Diagnostic[];
}

const byId = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : a > b ? 1 : 0);

export function resolve(document: GraphDocument, kinds: Kinds): Resolved {
  const diagnostics: Diagnostic[] = [];
  const nodes = new Map<NodeId, ResolvedNode>();
  for (const [id, node] of Object.entries(document.nodes).toSorted(byId)) {
    const kind = kinds.nodes.get(node.type);
    if (!kind) {
      diagnostics.push(warning('unknown-kind', { owner: id }, `'${id}' is of the unknown kind '${node.type}' and takes no part.`));
      continue;
    }
    const params = completed(kind.params, node.params);
    nodes.set(nodeId(id), { id: nodeId(id), kind, params, ports: kind.ports(params) });
  }
  const edges: ResolvedEdge[] = [];
  for (const [id, edge] of Object.entries(document.edges).toSorted(byId)) {
    const resolved = resolveEdge(id, edge, nodes, kinds);
    if (typeof resolved === 'string') diagnostics.push(error('bad-connection', { owner: id }, `Edge '${id}': ${resolved}.`));
    else if (resolved) edges.push(resolved);
  }
  return { nodes, edges, diagnostics: [...diagnostics, ...fanInProblems(edges)] };
}

/** The edge with its ends; undefined when an end or its kind is unknown, a sentence when the ends do not take it. */
function resolveEdge(
  id: string,
  edge: GraphDocument['edges'][string],
  nodes: ReadonlyMap<NodeId, ResolvedNode>,
  kinds: Kinds,
): ResolvedEdge | string | undefined {
  const kind = kinds.edges.get(edge.type);
  const from = { node: nodeId(edge.from.node), port: edge.from.port };
  const to = { node: nodeId(edge.to.node), port: edge.to.port };
  const [source, postsynaptic] = [nodes.get(from.node), nodes.get(to.node)];
  if (!kind || !source || !postsynaptic) return undefined;
  const target = portOf(postsynaptic, 'in', to.port);
  if (!target) return `'${to.node}' has no in port '${to.port}'`;
  const out = portOf(source, 'out', from.port);
  if (!out) return `'${from.node}' has no out port '${from.port}'`;
  if (target.accepts?.includes(kind.type) === false)
    return `'${to.node}.${to.port}' takes ${target.accepts.join(' or ')}, not ${kind.type}`;
  const params = completed(kind.params, edge.params);
  const delay = Number(params['delay'] ?? 0);
  const misunderstood = unlike(out, target) ?? outOfTime(target, delay);
  if (misunderstood) return misunderstood;
  return {
    id: edgeId(id),
    kind,
    params,
    from,
    to,
    source,
    target,
    pairing: kind.connectivity(params),
    delay,
    immediate: delay === 0 && isThrough(postsynaptic.kind, target),
  };
}

const outOfTime = ({ carries }: Port, delay: number): string | undefined =>
  carries && delay > 0 ? `${carries} do not change in time; set the delay to 0` : undefined;

/** Whether what arrives at an `in` port shows at its node within the same step. */
export const isThrough = (kind: NodeKind, port: Port): boolean => port.through ?? kind.advance === undefined;

export function portOf({ ports }: ResolvedNode, direction: Port['direction'], name: string): Port | undefined {
  return ports.find((port) => port.name === name && port.direction === direction);
}

/** Ports that take one edge and have several. */
function fanInProblems(edges: readonly ResolvedEdge[]): Diagnostic[] {
  const single = edges.filter(({ target }) => target.fanIn === 'one');
  const counts = groupBy(single, ({ to }) => `${to.node} ${to.port}`);
  return [...counts.values()].flatMap((into) => {
    const [first] = into;
    if (!first || into.length < 2) return [];
    return [
      error(
        'too-many-edges',
        { owner: first.to.node, field: first.to.port },
        `'${first.to.node}.${first.to.port}' takes one edge, ${into.length} enter it. Put a net input before it to add them up.`,
      ),
    ];
  });
}

/** Structural parameters as one text: equal texts compile alike. */
export function structureKey(params: Readonly<Record<string, Json>>, names: readonly string[]): string {
  return JSON.stringify(names.map((name) => params[name]));
}
