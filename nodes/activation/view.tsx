/** An activation function on the canvas: its curve and what it gives. */
import { activations, type ActivationName } from '../../src/ir/index.ts';
import type { JsonObject } from '../../src/base/index.ts';
import { CellBar, CurveIcon, Disc, limitOf, vectorSize, type NodeView, type NodeViewProps } from '../../src/editor/kit/index.ts';

const limit = ({ activation }: JsonObject): number => limitOf(activations[activation as ActivationName].range);

function ActivationBody(props: NodeViewProps) {
  const { id, params, elements } = props;
  if (elements > 1)
    return (
      <CellBar {...props} what="activation" limit={limit(params)}>
        <CurveIcon params={params} width={22} height={14} />
      </CellBar>
    );
  return (
    <Disc owner={id} what="activation" limit={limit(params)} shape="circle" title="activation">
      <CurveIcon params={params} />
    </Disc>
  );
}

export const activationView: NodeView = {
  Component: ActivationBody,
  shape: (elements) => (elements > 1 ? 'square' : 'circle'),
  size: (_, elements) => (elements > 1 ? vectorSize(elements) : [64, 64]),
  main: { what: 'activation', limit },
};
