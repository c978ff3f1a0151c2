/** The source that is always 1: a square like a clamped input. */
import { Disc, type NodeView, type NodeViewProps } from '../../src/editor/kit/index.ts';

const limit = (): number => Infinity;

function BiasBody({ id }: NodeViewProps) {
  return <Disc owner={id} what="activation" limit={limit()} shape="square" title="activation" />;
}

export const biasView: NodeView = {
  Component: BiasBody,
  shape: () => 'square',
  size: () => [60, 60],
  main: { what: 'activation', limit },
};
