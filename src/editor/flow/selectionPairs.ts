/** A connection that is drawn from one of several selected nodes is drawn from all of them. */
import type { Pair } from './pair.ts';
import { firstFit, mainOut, outPort, type ConnectionContext } from './connection.ts';

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
    const same = { node: id, port: pair.from.port };
    const from = outPort(context, same) ? same : mainOut(context, id, pair.to);
    return from ? [{ from, to: pair.to }] : [];
  });
  return [pair, ...ends];
}
