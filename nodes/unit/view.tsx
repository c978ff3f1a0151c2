/** A unit on the canvas: a disc filled by its activation, its net input below. */
import { activations, type ActivationName } from '../../src/ir/index.ts';
import type { JsonObject } from '../../src/base/index.ts';
import { Disc, limitOf, Under, type NodeView, type NodeViewProps } from '../../src/editor/kit/index.ts';

const limit = ({ activation }: JsonObject): number => limitOf(activations[activation as ActivationName].range);

function UnitBody({ id, params }: NodeViewProps) {
  return (
    <>
      <Disc owner={id} what="activation" limit={limit(params)} shape="circle" title="activation" />
      <Under owner={id} what="netInput" symbol="n" />
    </>
  );
}

export const unitView: NodeView = {
  Component: UnitBody,
  shape: () => 'circle',
  size: () => [64, 64],
  main: { what: 'activation', limit },
};
