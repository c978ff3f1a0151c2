/** An integrate-and-fire neuron on the canvas: its membrane potential; a population as a bar of potentials. */
import { CellBar, MembraneDisc, vectorSize, type NodeView, type NodeViewProps } from '../../src/editor/kit/index.ts';
import type { JsonObject } from '../../src/base/index.ts';

const isPhysical = ({ form }: JsonObject): boolean => form === 'physical';
const limit = (params: JsonObject): number => (isPhysical(params) ? Math.abs(Number(params['VL'])) : 1);

function LifBody(props: NodeViewProps) {
  const { id, params, elements } = props;
  if (elements > 1) return <CellBar {...props} what="potential" limit={limit(params)} />;
  if (!isPhysical(params)) return <MembraneDisc owner={id} rest={0} threshold={1} unit="" />;
  return <MembraneDisc owner={id} rest={Number(params['VL'])} threshold={Number(params['Vth'])} unit="mV" />;
}

export const lifView: NodeView = {
  Component: LifBody,
  shape: (elements) => (elements > 1 ? 'square' : 'circle'),
  size: (_, elements) => (elements > 1 ? vectorSize(elements) : [72, 72]),
  main: { what: 'potential', limit },
};
