/** Where a connection could lead, for those who choose from a list: the likely places first, and why the others are none. */
import type { Port, PortRef } from '../../graph/index.ts';
import { checkConnection, mainOut, outPort, portsOf, type ConnectionContext, type MoveOptions, type Verdict } from './connection.ts';
import { nameOf, titleOf } from './nodes.ts';
import type { Pair } from './pair.ts';

export interface Target {
  readonly key: string;
  readonly title: string;
  readonly pairs: readonly Pair[];
  /** Why not; undefined when it can be. */
  readonly reason: string | undefined;
  readonly note: string;
}

/** Nodes that send together, or an edge whose end is to move. */
export interface Start {
  readonly nodes: readonly string[];
  readonly edge?: string;
}

/** One way to send: by one port, or by the main ports of several nodes together. */
interface Way {
  readonly out: Port | undefined;
  readonly from: readonly PortRef[];
}

function waysOf(context: ConnectionContext, { nodes, edge }: Start): readonly Way[] {
  const by = (from: readonly PortRef[]): Way => ({ from, out: from[0] && outPort(context, from[0]) });
  const moved = edge === undefined ? undefined : context.document.edges[edge]?.from;
  if (moved) return [by([moved])];
  const [only = '', ...others] = nodes;
  const outs = portsOf(context, only, 'out');
  if (others.length === 0 && outs.length > 1) return outs.map(({ name }) => by([{ node: only, port: name }]));
  return [by(nodes.flatMap((id) => mainOut(context, id) ?? []))];
}

/** Made for each other: `targets` for a `target`, and spikes where they are taken. */
const isMeant = ({ out }: Way, into: Port): boolean =>
  out !== undefined && (out.name === into.name || out.name === `${into.name}s` || (out.spikes === true && into.spikes === true));

/** A node's own ports come last; before them what is not meant where something is. */
export function targetsOf(context: ConnectionContext, start: Start, options: MoveOptions = {}): readonly Target[] {
  const ways = waysOf(context, start);
  const found = Object.keys(context.document.nodes).flatMap((node) => {
    const ports = portsOf(context, node, 'in');
    const isSelf = start.nodes.includes(node);
    const hasMeant = ports.some((into) => ways.some((way) => isMeant(way, into)));
    return ports.flatMap((into) =>
      ways.map((way, i) => {
        const isLikely = hasMeant ? isMeant(way, into) : i === 0;
        return { target: targetAt(context, { node, into, way, isOne: ways.length === 1, options }), rank: isSelf ? 2 : isLikely ? 0 : 1 };
      }),
    );
  });
  return found.toSorted((a, b) => a.rank - b.rank).map(({ target }) => target);
}

interface Place {
  readonly node: string;
  readonly into: Port;
  readonly way: Way;
  /** There is no other way to send. */
  readonly isOne: boolean;
  readonly options: MoveOptions;
}

function targetAt(context: ConnectionContext, { node, into, way, isOne, options }: Place): Target {
  const to = { node, port: into.name };
  const verdicts = way.from.map((from) => ({ from, verdict: checkConnection(context, from, to, options) }));
  const pairs = verdicts.filter(({ verdict }) => verdict.ok).map(({ from }) => ({ from, to }));
  const refused = verdicts.find(({ verdict }) => !verdict.ok)?.verdict;
  const why = way.from.length === 0 ? 'what is selected sends nothing' : refused && !refused.ok ? refused.reason : undefined;
  const place = `${nameOf(context.document, node)} · ${into.title}`;
  const kind = context.document.nodes[node];
  return {
    key: `${way.out?.name} ${node} ${into.name}`,
    title: isOne ? place : `${way.out?.name} → ${place}`,
    pairs,
    reason: pairs.length > 0 ? undefined : why,
    note: noteOf(verdicts[0]?.verdict, kind ? titleOf(kind, context.kinds) : ''),
  };
}

function noteOf(verdict: Verdict | undefined, kind: string): string {
  if (!verdict?.ok) return kind;
  return `${kind}, by ${verdict.edgeType}${verdict.replaces === undefined ? '' : ', replaces what is there'}`;
}
