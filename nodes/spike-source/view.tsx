/** A spike source on the canvas: a square that flashes with a spike; several as a bar. */
import { CellBar, Disc, vectorSize, type NodeView, type NodeViewProps } from '../../src/editor/kit/index.ts';

const limit = (): number => 1;

function SpikeSourceBody(props: NodeViewProps) {
  if (props.elements > 1) return <CellBar {...props} what="spikes" limit={limit()} />;
  return <Disc owner={props.id} what="spikes" limit={limit()} shape="square" title="spike" />;
}

export const spikeSourceView: NodeView = {
  Component: SpikeSourceBody,
  shape: () => 'square',
  size: (_, elements) => (elements > 1 ? vectorSize(elements) : [60, 60]),
  main: { what: 'spikes', limit },
};
