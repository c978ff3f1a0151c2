/** A clamped input on the canvas: a square with its number, or a bar of cells. */
import { CellBar, Disc, vectorSize, type NodeView, type NodeViewProps } from '../../src/editor/kit/index.ts';

const limit = (): number => Infinity;

function InputBody(props: NodeViewProps) {
  if (props.elements === 1) return <Disc owner={props.id} what="activation" limit={limit()} shape="square" title="activation" isGiven />;
  return <CellBar {...props} what="activation" limit={limit()} isGiven />;
}

export const inputView: NodeView = {
  Component: InputBody,
  shape: () => 'square',
  size: (_, elements) => (elements === 1 ? [60, 60] : vectorSize(elements)),
  main: { what: 'activation', limit },
};
