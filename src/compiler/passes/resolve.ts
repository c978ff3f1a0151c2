/** From the document to nodes and edges with their kinds and complete parameters; what cannot take part is left out and said. */
import { error, completed, warning, type Diagnostic, type EdgeKind, type GraphDocument, type Kinds, type NodeKind, type Port } from '../../graph/index.ts';
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
  /** Steps until what is sent arrives. */
  readonly delay: number;
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
  const edges = Object.entries(document.edges)
    .toSorted(byId)
    .flatMap(([id, edge]): readonly ResolvedEdge[] => {
      const kind = kinds.edges.get(edge.type);
      const ends = [nodes.get(nodeId(edge.from.node)), nodes.get(nodeId(edge.to.node))];
      if (!kind || ends.includes(undefined)) return [];
      const params = completed(kind.params, edge.params);
      const resolved = { id: edgeId(id), kind, params, from: { ...edge.from, node: nodeId(edge.from.node) }, to: { ...edge.to, node: nodeId(edge.to.node) } };
      return [{ ...resolved, delay: Number(params['delay'] ?? 0) }];
    });
  return { nodes, edges: edges.filter((edge) => isPossible(edge, nodes, diagnostics)), diagnostics: [...diagnostics, ...fanInProblems(edges, nodes)] };
}

function isPossible(edge: ResolvedEdge, nodes: ReadonlyMap<NodeId, ResolvedNode>, diagnostics: Diagnostic[]): boolean {
  const port = nodes.get(edge.to.node)?.ports.find(({ name, direction }) => name === edge.to.port && direction === 'in');
  const source = nodes.get(edge.from.node)?.ports.find(({ name, direction }) => name === edge.from.port && direction === 'out');
  const problem = !port
    ? `'${edge.to.node}' has no in port '${edge.to.port}'`
    : !source
      ? `'${edge.from.node}' has no out port '${edge.from.port}'`
      : port.accepts?.includes(edge.kind.type) === false
        ? `'${edge.to.node}.${edge.to.port}' takes ${port.accepts.join(' or ')}, not ${edge.kind.type}`
        : undefined;
  if (problem) diagnostics.push(error('bad-connection', { owner: edge.id }, `Edge '${edge.id}': ${problem}.`));
  return problem === undefined;
}

/** Ports that take one edge and have several. */
function fanInProblems(edges: readonly ResolvedEdge[], nodes: ReadonlyMap<NodeId, ResolvedNode>): Diagnostic[] {
  const counts = groupBy(edges, ({ to }) => `${to.node} ${to.port}`);
  return [...counts.values()].flatMap((into) => {
    const [first] = into;
    const port = first && nodes.get(first.to.node)?.ports.find(({ name, direction }) => name === first.to.port && direction === 'in');
    if (!first || into.length < 2 || port?.fanIn !== 'one') return [];
    return [error('too-many-edges', { owner: first.to.node, field: first.to.port }, `'${first.to.node}.${first.to.port}' takes one edge, ${into.length} enter it. Put a net input before it to add them up.`)];
  });
}

/** Structural parameters as one text: equal texts compile alike. */
export function structureKey(params: Readonly<Record<string, Json>>, names: readonly string[]): string {
  return JSON.stringify(names.map((name) => params[name]));
}
