/** Weights that a connection starts with. */
import { metaOf, type GraphEdge, type PortRef } from '../../graph/index.ts';
import type { ConnectionContext } from './connection.ts';
import { elementsOf, knownNode } from './nodes.ts';

/** Half the range of uniform weights from so many units: net inputs stay near 1 (LeCun et al. 1998). */
export const scaleFor = (width: number): number => Number((1 / Math.sqrt(width)).toPrecision(3));

/** Into a layer that learns at random, for units with the same weights would learn the same; else the default. */
export function startingWeights(
  { document, kinds, sizes }: ConnectionContext,
  { from, to, edgeType }: { readonly from: PortRef; readonly to: PortRef; readonly edgeType: string },
): GraphEdge['params'] {
  const [source, target] = [document.nodes[from.node], document.nodes[to.node]];
  const receiver = target && knownNode(target, kinds);
  const sender = source && knownNode(source, kinds);
  if (edgeType !== 'weight' || !receiver || !sender || metaOf(receiver.kind.params, 'bias')?.trained !== true) return {};
  const size = receiver.ports.find(({ name }) => name === to.port)?.size;
  if (typeof size !== 'number' || size < 2) return {};
  return { initial: 'uniform', scale: scaleFor(elementsOf(sender, from.node, from.port, sizes) ?? 1) };
}
