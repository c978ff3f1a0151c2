/** Rate units on the canvas: a disc filled by the rate; a population as a bar of cells, with the curve they share. */
import { activations, type ActivationName } from '../../src/ir/index.ts';
import type { JsonObject } from '../../src/base/index.ts';
import { CellBar, CurveIcon, Disc, limitOf, Under, vectorSize, type NodeView, type NodeViewProps } from '../../src/editor/kit/index.ts';

const limit = ({ activation }: JsonObject): number => limitOf(activations[activation as ActivationName].range);

function RateBody(props: NodeViewProps) {
  const { id, params, elements } = props;
  if (elements === 1)
    return (
      <>
        <Disc owner={id} what="rate" limit={limit(params)} shape="circle" title="rate" />
        <Under owner={id} what="netInput" symbol="n" />
      </>
    );
  return (
    <CellBar {...props} what="rate" limit={limit(params)}>
      <CurveIcon params={params} width={22} height={14} />
    </CellBar>
  );
}

export const rateView: NodeView = {
  Component: RateBody,
  shape: (elements) => (elements > 1 ? 'square' : 'circle'),
  size: (_, elements) => (elements > 1 ? vectorSize(elements) : [64, 64]),
  main: { what: 'rate', limit },
};
