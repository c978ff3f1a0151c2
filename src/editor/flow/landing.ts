/** Where a copied piece lands: under the pointer, else a little aside of where it was, else in the middle of what is seen. */
import type { Box } from './chips.ts';

export type Shift = (position: readonly [number, number]) => readonly [number, number];

const OFFSET = 32;

const by =
  (dx: number, dy: number): Shift =>
  ([x, y]) => [x + Math.round(dx), y + Math.round(dy)];

const between = (from: readonly [number, number], to: readonly [number, number]): Shift => by(to[0] - from[0], to[1] - from[1]);

const middleOf = ({ x, y, width, height }: Box): readonly [number, number] => [x + width / 2, y + height / 2];

const isWithin = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

export interface Landing {
  /** The box around the upper left corners of its nodes: its middle comes under the pointer. */
  readonly corners: Box;
  /** The room that they take. */
  readonly room: Box;
}

/** `view`: what is seen; undefined while no canvas is on the screen. */
export function landing({ corners, room }: Landing, view: Box | undefined, pointer: readonly [number, number] | undefined): Shift {
  if (pointer) return between(middleOf(corners), pointer);
  const aside = { ...room, x: room.x + OFFSET, y: room.y + OFFSET };
  return view && !isWithin(aside, view) ? between(middleOf(room), middleOf(view)) : by(OFFSET, OFFSET);
}
