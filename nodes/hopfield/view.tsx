/** The Hopfield memory on the canvas: its state as a picture, its energy, its overlaps with the patterns. */
import { useCallback } from 'react';
import {
  Card,
  formatNumber,
  GridPicture,
  palettes,
  scaledContext,
  useRepainted,
  useScheme,
  writeText,
  type LiveValues,
  type NodeView,
  type NodeViewProps,
} from '../../src/editor/kit/index.ts';
import styles from './view.module.css';

const ROOM = [150, 150] as const;
const HEIGHT = 44;
const WIDEST = 14;

function HopfieldBody(props: NodeViewProps) {
  const columns = Math.min(props.elements, Number(props.params['width']));
  return (
    <Card heading="Hopfield" note={<Energy id={props.id} />}>
      <GridPicture {...props} what="state" limit={1} columns={columns} room={ROOM} />
      <Overlaps id={props.id} name={props.name} />
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

/** One column per pattern, from −1 to 1. */
function Overlaps({ id, name }: Pick<NodeViewProps, 'id' | 'name'>) {
  const scheme = useScheme();
  const paint = useCallback(
    (canvas: HTMLCanvasElement, live: LiveValues) => {
      const context = scaledContext(canvas, ROOM[0], HEIGHT);
      const overlaps = live.read(id, 'overlap');
      context?.clearRect(0, 0, ROOM[0], HEIGHT);
      if (!context || !overlaps) return;
      const pitch = Math.min(WIDEST, ROOM[0] / overlaps.length);
      overlaps.forEach((overlap, pattern) => {
        const span = (Math.abs(overlap) * HEIGHT) / 2;
        context.fillStyle = overlap < 0 ? palettes[scheme].negative : palettes[scheme].positive;
        context.fillRect(pattern * pitch, overlap < 0 ? HEIGHT / 2 : HEIGHT / 2 - span, Math.max(0.5, pitch - 1), span);
      });
    },
    [id, scheme],
  );
  return (
    <canvas ref={useRepainted(paint)} className={styles['overlaps']} style={{ width: ROOM[0], height: HEIGHT }} data-what="overlap">
      {`Overlaps of ${name} with every pattern`}
    </canvas>
  );
}

export const hopfieldView: NodeView = {
  Component: HopfieldBody,
  shape: () => 'card',
  size: () => [ROOM[0] + 26, ROOM[1] + HEIGHT + 54],
  main: { what: 'state', limit: () => 1 },
};
