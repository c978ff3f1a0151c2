/** A firing rate on the canvas: a disc with the rate in Hz, the spike count below; several as a bar. */
import { CellBar, Disc, Under, vectorSize, type NodeView, type NodeViewProps } from '../../src/editor/kit/index.ts';

/** Hz at which the disc is full. */
const limit = (): number => 200;

function FiringRateBody(props: NodeViewProps) {
  if (props.elements > 1) return <CellBar {...props} what="rate" limit={limit()} />;
  return (
    <>
      <Disc owner={props.id} what="rate" limit={limit()} shape="circle" title="firing rate in Hz" />
      <Under owner={props.id} what="count" symbol="N" />
    </>
  );
}

export const firingRateView: NodeView = {
  Component: FiringRateBody,
  shape: (elements) => (elements > 1 ? 'square' : 'circle'),
  size: (_, elements) => (elements > 1 ? vectorSize(elements) : [64, 64]),
  main: { what: 'rate', limit },
};
