/** Whether one port can be connected with another, by which kind of edge, and if not, why. */
import {
  completed,
  countOf,
  edgesInto as edgesIntoNode,
  limits,
  unlike,
  type EdgeKind,
  type GraphDocument,
  type GraphEdge,
  type Kinds,
  type Port,
  type PortRef,
} from '../../graph/index.ts';
import { elementsOf, knownNode, nameOf, type SizeTable } from './nodes.ts';

export interface ConnectionContext {
  readonly document: GraphDocument;
  readonly kinds: Kinds;
  readonly sizes: SizeTable;
}

export type Verdict =
  | {
      readonly ok: true;
      readonly edgeType: string;
      /** The edge that has to give way, because the port takes one only. */
      readonly replaces?: string;
      /** Another way that is often meant. */
      readonly offer?: 'insert-net-input';
    }
  | { readonly ok: false; readonly reason: string };

const no = (reason: string): Verdict => ({ ok: false, reason });

/** Edges that enter a port. */
export function edgesInto({ edges }: Pick<GraphDocument, 'edges'>, { node, port }: PortRef): readonly (readonly [string, GraphEdge])[] {
  return edgesIntoNode({ edges }, node).flatMap((id) => {
    const edge = edges[id];
    return edge?.to.port === port ? [[id, edge] as const] : [];
  });
}

interface Ends {
  readonly from: PortRef;
  readonly to: PortRef;
  readonly out: Port;
  readonly into: Port;
  /** Elements that the out port gives, when known. */
  readonly sent: number | undefined;
}

export interface MoveOptions {
  /** An edge that is being moved: it does not stand in its own way, and keeps its kind. */
  readonly except?: string;
  readonly edgeType?: string;
}

export function checkConnection(context: ConnectionContext, from: PortRef, to: PortRef, { except, edgeType }: MoveOptions = {}): Verdict {
  const ends = findEnds(context, from, to);
  if (typeof ends === 'string') return no(ends);
  const accepted = (ends.into.accepts ?? []).filter((type) => context.kinds.edges.has(type));
  const wanted = edgeType === undefined ? accepted : accepted.filter((type) => type === edgeType);
  if (wanted.length === 0) return no(`${ends.into.title} takes ${accepted.join(' or ')}, not ${edgeType ?? 'this'}`);
  const present = edgesInto(context.document, to).filter(([id]) => id !== except);
  const problem = crowding(context, ends, present);
  if (problem !== undefined) return no(problem);
  const fit = fitting(context, ends, wanted);
  if ('problem' in fit) return no(fit.problem);
  const [replaced] = ends.into.fanIn === 'one' ? present : [];
  return {
    ok: true,
    ...fit,
    ...(replaced ? { replaces: replaced[0] } : {}),
    ...(isWeighable(context, ends) ? { offer: 'insert-net-input' as const } : {}),
  };
}

/** The first kind of edge by which the sizes fit. */
function fitting(
  context: ConnectionContext,
  ends: Ends,
  wanted: readonly string[],
): { readonly edgeType: string } | { readonly problem: string } {
  const problems = wanted.map((edgeType) => ({ edgeType, problem: sizeProblem(context, ends, edgeType) }));
  const fit = problems.find(({ problem }) => problem === undefined);
  return fit ? { edgeType: fit.edgeType } : { problem: problems[0]?.problem ?? 'the sizes differ' };
}

/** What stands in the way already. */
function crowding(
  { document }: ConnectionContext,
  { from, into }: Ends,
  present: readonly (readonly [string, GraphEdge])[],
): string | undefined {
  if (countOf(document.edges) >= limits.edges) return `a drawing has at most ${limits.edges} edges`;
  const repeated = present.find(([, edge]) => edge.from.node === from.node && edge.from.port === from.port);
  if (!repeated || into.fanIn === 'stack') return undefined;
  return `connected already${repeated[1].type === 'weight' ? ': change its weight' : ''}`;
}

function findEnds({ document, kinds, sizes }: ConnectionContext, from: PortRef, to: PortRef): Ends | string {
  const [source, target] = [document.nodes[from.node], document.nodes[to.node]];
  if (!source || !target) return 'there is no such node';
  const [sender, receiver] = [knownNode(source, kinds), knownNode(target, kinds)];
  if (!sender) return `the kind '${source.type}' is unknown here`;
  if (!receiver) return `the kind '${target.type}' is unknown here`;
  const out = sender.ports.find(({ name, direction }) => direction === 'out' && name === from.port);
  const into = receiver.ports.find(({ name, direction }) => direction === 'in' && name === to.port);
  if (!out) return `${nameOf(document, from.node)} sends nothing`;
  if (!into) return `${nameOf(document, to.node)} takes nothing in`;
  return unlike(out, into) ?? { from, to, out, into, sent: elementsOf(sender, from.node, from.port, sizes) };
}

function sizeProblem({ kinds }: ConnectionContext, { out, into, sent }: Ends, type: string): string | undefined {
  const kind = kinds.edges.get(type) as EdgeKind;
  if (into.size === 'any' || sent === undefined) return undefined;
  if (kind.connectivity(completed(kind.params, {})) === 'all-to-all')
    return sent * into.size > limits.tensorElements ? `${sent} × ${into.size} weights are too many` : undefined;
  return sent === into.size ? undefined : `${out.title} has ${sent} values, ${into.title} takes ${into.size}`;
}

/** An activation that is to enter an activation function as it is: often a weight and a sum are meant. */
const isWeighable = ({ kinds }: ConnectionContext, { out, into }: Ends): boolean =>
  into.fanIn === 'one' && into.name === 'netInput' && out.name === 'activation' && kinds.nodes.has('net-input');

/** The ports of a node on one side; none where the kind is unknown. */
export const portsOf = (
  { document, kinds }: Pick<ConnectionContext, 'document' | 'kinds'>,
  node: string,
  direction: Port['direction'],
): readonly Port[] => {
  const target = document.nodes[node];
  return ((target && knownNode(target, kinds)?.ports) ?? []).filter((port) => port.direction === direction);
};

export const outPort = (context: Pick<ConnectionContext, 'document' | 'kinds'>, { node, port }: PortRef): Port | undefined =>
  portsOf(context, node, 'out').find(({ name }) => name === port);

/** The first in port of a node that `from` fits, one for spikes when it sends them; else why its ports do not. */
export function firstFit(context: ConnectionContext, from: PortRef, node: string): { readonly to: PortRef; readonly verdict: Verdict } {
  const areSpikes = outPort(context, from)?.spikes === true;
  const ports = portsOf(context, node, 'in').toSorted((a, b) => (areSpikes ? Number(b.spikes ?? false) - Number(a.spikes ?? false) : 0));
  const tried = ports.map(({ name }) => ({ to: { node, port: name }, verdict: checkConnection(context, from, { node, port: name }) }));
  // an empty port before one whose edge would have to give way
  const best =
    tried.find(({ verdict }) => verdict.ok && verdict.replaces === undefined) ?? tried.find(({ verdict }) => verdict.ok) ?? tried[0];
  return best ?? { to: { node, port: '' }, verdict: no(`${nameOf(context.document, node)} takes nothing in`) };
}

/** The port that a node sends by when nobody names one: a neuron by its spikes, unless `to` is not for them. */
export function mainOut(context: Pick<ConnectionContext, 'document' | 'kinds'>, node: string, to?: PortRef): PortRef | undefined {
  const outs = portsOf(context, node, 'out');
  const into = to && portsOf(context, to.node, 'in').find(({ name }) => name === to.port);
  const isForSpikes = into ? into.spikes === true : true;
  const port = outs.find(({ spikes = false }) => spikes === isForSpikes) ?? outs[0];
  return port && { node, port: port.name };
}
