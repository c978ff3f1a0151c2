/** How far the view has to move for something to be seen. */
import type { Box } from './chips.ts';

export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

const LEAST_ZOOM = 0.05;

interface Stretch {
  readonly start: number;
  readonly length: number;
}

/** The nearest view in which a box of the drawing lies within the room, px; smaller where it does not fit, and the same where it does already. */
export function broughtIn({ x, y, zoom: before }: View, box: Box, room: Box): View {
  const zoom = Math.max(LEAST_ZOOM, Math.min(before, room.width / box.width, room.height / box.height));
  const along = (offset: number, own: Stretch, within: Stretch): number => {
    const [least, most] = [within.start - own.start * zoom, within.start + within.length - (own.start + own.length) * zoom];
    if (zoom !== before || !Number.isFinite(offset) || most < least) return (least + most) / 2;
    return Math.min(most, Math.max(least, offset));
  };
  return {
    x: along(x, { start: box.x, length: box.width }, { start: room.x, length: room.width }),
    y: along(y, { start: box.y, length: box.height }, { start: room.y, length: room.height }),
    zoom,
  };
}
