/** A stimulus on the canvas: the current that flows now; several as a bar. */
import { CellBar, Disc, vectorSize, type NodeView, type NodeViewProps } from '../../src/editor/kit/index.ts';

const limit = (): number => Infinity;

function CurrentBody(props: NodeViewProps) {
  if (props.elements > 1) return <CellBar {...props} what="current" limit={limit()} isGiven />;
  return <Disc owner={props.id} what="current" limit={limit()} shape="square" title="current" isGiven />;
}

export const currentView: NodeView = {
  Component: CurrentBody,
  shape: () => 'square',
  size: (_, elements) => (elements > 1 ? vectorSize(elements) : [60, 60]),
  main: { what: 'current', limit },
};
