/** A connection that is drawn from one of several selected nodes is drawn from all of them. */
import type { PortRef } from '../../graph/index.ts';
import type { Pair } from './pair.ts';
import { firstFit, mainOut, type ConnectionContext } from './connection.ts';
import { knownNode } from './nodes.ts';

/** When the node at which a drag began is one of several selected, all of them take part. */
export function withSelection(
  context: ConnectionContext,
  selection: ReadonlySet<string>,
  pair: Pair,
  began: 'from' | 'to',
): readonly Pair[] {
  const own = pair[began].node;
  const others = [...selection].filter((id) => id !== own && context.document.nodes[id]);
  if (!selection.has(own) || others.length === 0) return [pair];
  const ends = others.flatMap((id): Pair[] => {
    if (began === 'to') {
      const { to, verdict } = firstFit(context, pair.from, id);
      return verdict.ok ? [{ from: pair.from, to }] : [];
    }
    const from = portNamed(context, id, pair.from.port) ?? mainOut(context, id);
    return from ? [{ from, to: pair.to }] : [];
  });
  return [pair, ...ends];
}

function portNamed({ document, kinds }: ConnectionContext, node: string, port: string): PortRef | undefined {
  const target = document.nodes[node];
  const has = target && knownNode(target, kinds)?.ports.some(({ name, direction }) => direction === 'out' && name === port);
  return has ? { node, port } : undefined;
}
