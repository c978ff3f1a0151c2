/** Shares of 1 as live bars. */
import { Bars, Card, MOST_BARS, type NodeView, type NodeViewProps } from '../../src/editor/kit/index.ts';

const HEAD = 44;
const ROW = 26;

function SoftmaxBody(props: NodeViewProps) {
  return (
    <Card heading="Softmax" note="shares of 1">
      <Bars {...props} count={props.elements} what="share" limit={1} winner />
    </Card>
  );
}

export const softmaxView: NodeView = {
  Component: SoftmaxBody,
  shape: () => 'card',
  size: (_, elements) => [240, elements > MOST_BARS ? 200 : Math.max(200, HEAD + ROW * elements)],
  main: { what: 'share', limit: () => 1 },
};
