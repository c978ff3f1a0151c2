/** A loss on the canvas: its number now, and the share of examples that are right. */
import { useCallback } from 'react';
import {
  Card,
  formatExact,
  formatNumber,
  Formula,
  useRepainted,
  writeText,
  type LiveValues,
  type NodeView,
  type NodeViewProps,
} from '../../src/editor/kit/index.ts';
import { losses, type LossName } from './losses.ts';
import styles from './view.module.css';

const PERCENT = 100;

function LossBody({ id, params }: NodeViewProps) {
  const { title, tex } = losses[params['loss'] as LossName];
  const paint = useCallback(
    (list: HTMLDListElement, live: LiveValues) => {
      const [loss, accuracy] = [live.read(id, 'value')?.[0], live.read(id, 'accuracy')?.[0]];
      const number = list.querySelector<HTMLElement>('[data-what=value]');
      if (number) number.title = loss === undefined ? 'not computed' : formatExact(loss);
      writeText(number, formatNumber(loss, 4));
      list.dataset['classes'] = String(accuracy !== undefined);
      writeText(list.querySelector('[data-what=of]'), meanOf(live.readRows(id, 'prediction')?.rows ?? 0));
      writeText(list.querySelector('[data-what=accuracy]'), accuracy === undefined ? '' : `${formatNumber(accuracy * PERCENT, 1)} %`);
    },
    [id],
  );
  const list = useRepainted(paint);
  return (
    <Card heading={title}>
      <Formula className={styles['formula']} tex={tex} />
      <dl ref={list} className={styles['numbers']}>
        <dt>loss</dt>
        <dd data-what="value" />
        <dt>right</dt>
        <dd data-what="accuracy" />
        <dt data-what="of" />
      </dl>
    </Card>
  );
}

/** What the numbers are means of: the examples that are shown, and not the batches of a training. */
const meanOf = (rows: number): string => (rows > 1 ? `now, over ${rows} examples` : '');

export const lossView: NodeView = {
  Component: LossBody,
  shape: () => 'card',
  size: () => [260, 128],
  main: { what: 'value', limit: () => Infinity },
};
