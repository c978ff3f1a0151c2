/** A layer on the canvas: a bar of cells, one per unit, with the curve they share. */
import { activations, type ActivationName } from '../../src/ir/index.ts';
import type { JsonObject } from '../../src/base/index.ts';
import { CellBar, CurveIcon, limitOf, vectorSize, type NodeView, type NodeViewProps } from '../../src/editor/kit/index.ts';

const limit = ({ activation }: JsonObject): number => limitOf(activations[activation as ActivationName].range);

function LayerBody(props: NodeViewProps) {
  return (
    <CellBar {...props} what="activation" limit={limit(props.params)}>
      <CurveIcon params={props.params} width={22} height={14} />
    </CellBar>
  );
}

export const layerView: NodeView = {
  Component: LayerBody,
  shape: () => 'square',
  size: ({ size }) => vectorSize(Number(size)),
  main: { what: 'activation', limit },
};
