/** A Hodgkin-Huxley neuron on the canvas: its membrane potential; a population as a bar of potentials. */
import { CellBar, MembraneDisc, vectorSize, type NodeView, type NodeViewProps } from '../../src/editor/kit/index.ts';
import type { JsonObject } from '../../src/base/index.ts';

/** The potentials of an axon reach about this far from 0, mV. */
const limit = (): number => 100;
const number = (params: JsonObject, name: string): number => Number(params[name]);

function HodgkinHuxleyBody(props: NodeViewProps) {
  const { id, params, elements } = props;
  if (elements > 1) return <CellBar {...props} what="potential" limit={limit()} />;
  return <MembraneDisc owner={id} rest={number(params, 'resting')} threshold={number(params, 'threshold')} unit="mV" />;
}

export const hodgkinHuxleyView: NodeView = {
  Component: HodgkinHuxleyBody,
  shape: (elements) => (elements > 1 ? 'square' : 'circle'),
  size: (_, elements) => (elements > 1 ? vectorSize(elements) : [72, 72]),
  main: { what: 'potential', limit },
};
