/** Weights that a connection starts with. */
import { metaOf, type GraphEdge, type PortRef } from '../../graph/index.ts';
import type { ConnectionContext } from './connection.ts';
import { elementsOf, knownNode } from './nodes.ts';

/** Half the range of uniform weights from so many units: net inputs stay near 1 (LeCun et al. 1998). */
export const scaleFor = (width: number): number => Number((1 / Math.sqrt(width)).toPrecision(3));

/** Into a layer that learns at random, for units with the same weights would learn the same; else as the port wants it, or the default. */
export function startingWeights(
  { document, kinds, sizes }: ConnectionContext,
  { from, to, edgeType }: { readonly from: PortRef; readonly to: PortRef; readonly edgeType: string },
): GraphEdge['params'] {
  const known = (id: string) => {
    const node = document.nodes[id];
    return node && knownNode(node, kinds);
  };
  const [sender, receiver] = [known(from.node), known(to.node)];
  if (edgeType !== 'weight' || !sender || !receiver) return {};
  const port = receiver.ports.find(({ name, direction }) => name === to.port && direction === 'in');
  if (port?.weight !== undefined) return { weight: port.weight };
  const learns = metaOf(receiver.kind.params, 'bias')?.trained === true && isSeveral(port?.size);
  return learns ? { initial: 'uniform', scale: scaleFor(elementsOf(sender, from.node, from.port, sizes) ?? 1) } : {};
}

const isSeveral = (size: number | 'any' | undefined): boolean => typeof size === 'number' && size > 1;
