/** The choice as live bars: 1 at the largest value. */
import { Bars, Card, MOST_BARS, type NodeView, type NodeViewProps } from '../../src/editor/kit/index.ts';

const HEAD = 44;
const ROW = 26;

function OneHotBody(props: NodeViewProps) {
  return (
    <Card heading="One-hot" note="1 at the largest">
      <Bars {...props} count={props.elements} what="choice" limit={1} winner />
    </Card>
  );
}

export const oneHotView: NodeView = {
  Component: OneHotBody,
  shape: () => 'card',
  size: (_, elements) => [240, elements > MOST_BARS ? 200 : Math.max(200, HEAD + ROW * elements)],
  main: { what: 'choice', limit: () => 1 },
};
