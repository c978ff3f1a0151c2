/** The pieces of a maxout unit as live bars, and the largest that wins. */
import { useCallback } from 'react';
import {
  Bars,
  Card,
  formatNumber,
  MOST_BARS,
  useRepainted,
  writeText,
  type LiveValues,
  type NodeView,
  type NodeViewProps,
} from '../../src/editor/kit/index.ts';

const HEAD = 44;
const ROW = 26;

function MaxoutBody(props: NodeViewProps) {
  const { id, elements, params } = props;
  const paint = useCallback(
    (text: HTMLElement, live: LiveValues) => {
      const values = live.read(id, 'activation');
      writeText(text, values?.length === 1 ? `max ${formatNumber(values[0])}` : `${values?.length ?? 0} outputs`);
    },
    [id],
  );
  const result = useRepainted<HTMLElement>(paint);
  const single = elements === Number(params['pieces']);
  return (
    <Card heading="Maxout" note={<span ref={result} data-what="activation" />}>
      <Bars {...props} count={elements} what="pieces" limit={Infinity} winner={single} />
    </Card>
  );
}

export const maxoutView: NodeView = {
  Component: MaxoutBody,
  shape: () => 'card',
  size: (_, elements) => [240, elements > MOST_BARS ? 200 : Math.max(200, HEAD + ROW * elements)],
  main: { what: 'activation', limit: () => Infinity },
  counts: 'pieces',
};
