/** The Hopfield memory on the canvas: its state as a picture, its energy, its overlaps with the patterns. */
import { useCallback } from 'react';
import {
  Bars,
  Card,
  formatNumber,
  GridPicture,
  useRepainted,
  writeText,
  type LiveValues,
  type NodeView,
  type NodeViewProps,
} from '../../src/editor/kit/index.ts';
import styles from './view.module.css';

const ROOM = [150, 150] as const;
const OVERLAPS = 64;

function HopfieldBody(props: NodeViewProps) {
  return (
    <Card heading="Hopfield memory" note={<Energy id={props.id} />}>
      <GridPicture {...props} what="state" limit={1} columns={Math.min(props.elements, Number(props.params['width']))} room={ROOM} />
      <div className={styles['overlaps']} title="Overlap with every pattern">
        <Bars id={props.id} name={props.name} cell={undefined} onCell={props.onCell} count={Infinity} what="overlap" limit={1} />
      </div>
    </Card>
  );
}

function Energy({ id }: Pick<NodeViewProps, 'id'>) {
  const paint = useCallback(
    (text: HTMLSpanElement, live: LiveValues) => writeText(text, `E = ${formatNumber(live.read(id, 'energy')?.[0], 1)}`),
    [id],
  );
  return <span ref={useRepainted(paint)} />;
}

export const hopfieldView: NodeView = {
  Component: HopfieldBody,
  shape: () => 'card',
  size: () => [ROOM[0] + 26, ROOM[1] + OVERLAPS + 50],
  main: { what: 'state', limit: () => 1 },
};
