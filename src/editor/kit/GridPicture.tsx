/** A vector as a picture of given width: one square per element, painted by subscription. */
import { useCallback, type MouseEvent } from 'react';
import { fillOf, insetOf } from './colors.ts';
import type { LiveValues } from './live.ts';
import { scaledContext, useRepainted, useScheme } from './painting.ts';
import type { NodeViewProps } from './view.ts';

interface GridPictureProps extends Pick<NodeViewProps, 'id' | 'name' | 'elements' | 'cell' | 'onCell'> {
  readonly what: string;
  readonly limit: number;
  readonly columns: number;
  /** Room that the picture may take, in CSS pixels. */
  readonly room: readonly [width: number, height: number];
}

export function GridPicture({ id, name, elements, cell, onCell, what, limit, columns, room }: GridPictureProps) {
  const scheme = useScheme();
  const rows = Math.ceil(elements / columns);
  const pitch = Math.min(room[0] / columns, room[1] / rows);
  const [width, height] = [Math.round(pitch * columns), Math.round(pitch * rows)];
  const paint = useCallback(
    (canvas: HTMLCanvasElement, live: LiveValues) => {
      const context = scaledContext(canvas, width, height);
      const values = live.read(id, what);
      context?.clearRect(0, 0, width, height);
      if (!context || !values) return;
      const side = pitch > 6 ? pitch - 1 : pitch;
      values.forEach((value, i) => {
        context.fillStyle = fillOf(value, limit, scheme).fill;
        const inset = insetOf(value, pitch);
        context.fillRect((i % columns) * pitch + inset, Math.floor(i / columns) * pitch + inset, side - 2 * inset, side - 2 * inset);
      });
      if (cell === undefined) return;
      context.strokeStyle = getComputedStyle(canvas).getPropertyValue('--nl-accent');
      context.lineWidth = 2;
      context.strokeRect((cell % columns) * pitch, Math.floor(cell / columns) * pitch, pitch, pitch);
    },
    [id, what, limit, scheme, columns, pitch, width, height, cell],
  );
  const canvas = useRepainted(paint);
  const pick = (event: MouseEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const column = Math.floor(((event.clientX - box.left) / box.width) * columns);
    const row = Math.floor(((event.clientY - box.top) / box.height) * rows);
    onCell(id, Math.max(0, Math.min(elements - 1, row * columns + column)));
  };
  return (
    <canvas ref={canvas} style={{ width, height, display: 'block', margin: '0 auto' }} onClick={pick} data-what={what}>
      {`${elements} values of ${name}`}
    </canvas>
  );
}
