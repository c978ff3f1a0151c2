/** The unit of a stimulus: a current density only for neurons that take one; else that of what it is added to. */
import { kinds } from '../../../nodes/kinds.ts';
import { completed, type GraphDocument, type GraphEdge } from '../../graph/index.ts';

const CURRENT_DENSITY = 'µA/cm²';

/** What the node at the end of an edge takes: v_in of the normalised integrate-and-fire neuron and net inputs have no unit. */
function unitAt({ nodes }: GraphDocument, { to }: GraphEdge): string {
  const node = nodes[to.node];
  const kind = kinds.nodes.get(node?.type ?? '');
  if (!node || !kind || node.type === 'hodgkin-huxley') return CURRENT_DENSITY;
  return completed(kind.params, node.params)['form'] === 'physical' ? 'mV' : '';
}

/** By the wires out of it, which pass it on as it is; by its weights where there are none. */
export function stimulusUnit(document: GraphDocument, id: string): string {
  const out = Object.values(document.edges).filter(({ from }) => from.node === id);
  const wires = out.filter(({ type }) => type === 'wire');
  const units = new Set((wires.length > 0 ? wires : out).map((edge) => unitAt(document, edge)));
  const [only = CURRENT_DENSITY] = units;
  return units.size === 1 ? only : CURRENT_DENSITY;
}

/** The unit of a parameter: as its schema has it, but a stimulus has that of what it drives. */
export const paramUnit = (document: GraphDocument, owner: string, declared: string | undefined): string =>
  declared === CURRENT_DENSITY && document.nodes[owner]?.type === 'current' ? stimulusUnit(document, owner) : (declared ?? '');
