/**
 * Spikes that enter a neuron as a current: 1 for a single step, they move its potential by w·dt/τ, which is next to nothing and less
 * with every shorter step. A synapse gives every spike its whole effect.
 */
import { warning, type Diagnostic } from '../../graph/index.ts';
import type { Resolved, ResolvedEdge } from './resolve.ts';

const areSpikes = ({ source, from }: ResolvedEdge): boolean =>
  source.ports.some(({ name, direction, spikes }) => direction === 'out' && name === from.port && spikes === true);

/** With the way out: the first port for spikes that takes this kind of edge. */
export function spikeDiagnostics({ nodes, edges }: Resolved): readonly Diagnostic[] {
  return edges.flatMap((edge): Diagnostic[] => {
    const { id, kind, from, to, target } = edge;
    const better = (nodes.get(to.node)?.ports ?? []).filter(({ direction, spikes }) => direction === 'in' && spikes === true);
    if (target.spikes || better.length === 0 || !areSpikes(edge)) return [];
    const fit = better.find(({ accepts }) => accepts?.includes(kind.type));
    return [
      warning(
        'spikes-as-current',
        { owner: id },
        `The spikes of '${from.node}' enter '${to.node}' by its ${target.title}, where each lasts for one step only and hardly moves it. Lead them to its ${better.map(({ title }) => title).join(' or its ')}.`,
        fit && { label: `To ${fit.title}`, command: 'reconnect', args: { edge: id, from, to: { node: to.node, port: fit.name } } },
      ),
    ];
  });
}
