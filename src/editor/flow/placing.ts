/** Where a new node goes: beside what is selected, or near the middle of what is seen, and never over another node or its name. */
import type { Box } from './chips.ts';
import type { Point } from './geometry.ts';

const STEP = 20;
const REACH = 32; // steps
/** Nodes of one layer stand below each other, so that up and down is nearer than across. */
const ACROSS = 1.5;

/** Shifts, the nearest first. */
const SHIFTS: readonly Point[] = Array.from({ length: (2 * REACH + 1) ** 2 }, (_, i) => ({
  x: ((i % (2 * REACH + 1)) - REACH) * STEP,
  y: (Math.floor(i / (2 * REACH + 1)) - REACH) * STEP,
})).toSorted((a, b) => Math.hypot(a.x * ACROSS, a.y) - Math.hypot(b.x * ACROSS, b.y));

const overlap = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const isWithin = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

const shifted = (box: Box, { x, y }: Point): Box => ({ ...box, x: box.x + x, y: box.y + y });

export interface Taken {
  readonly nodes: readonly Box[];
  /** Pieces of lines, which are only covered where there is no other room in view. */
  readonly lines: readonly Box[];
}

/** What lies in the way of a box that moves as far as it may. */
export const reachOf = ({ x, y, width, height }: Box): Box => {
  const far = REACH * STEP;
  return { x: x - far, y: y - far, width: width + 2 * far, height: height + 2 * far };
};

/** How far a box has to move to be below everything. */
export const below = (wanted: Box, taken: readonly Box[]): Point => ({
  x: 0,
  y: taken.reduce((lowest, { y, height }) => Math.max(lowest, y + height), -Infinity) - wanted.y,
});

/** How far a box has to move to be free: within the view if there is room, else as near as possible; undefined where all is taken. */
export function freeShift(wanted: Box, { nodes: taken, lines }: Taken, view: Box | undefined): Point | undefined {
  const isClear = (boxes: readonly Box[], shift: Point) => !boxes.some((box) => overlap(shifted(wanted, shift), box));
  const isFree = (shift: Point) => isClear(taken, shift);
  const inView = view ? SHIFTS.filter((shift) => isWithin(shifted(wanted, shift), view) && isFree(shift)) : [];
  const seen = inView.find((shift) => isClear(lines, shift)) ?? inView[0];
  return seen ?? SHIFTS.find(isFree);
}

/** Room for a weight and its chip. */
const BETWEEN = 130;
const BELOW = 8;

export interface Newcomer {
  readonly type: string;
  readonly isInput: boolean;
  /** Room that the names of its ports take to the left of it; px. */
  readonly names: number;
  readonly width: number;
  readonly height: number;
}

/** The upper left corner that a new node should have: below one of its own kind, before or after another, else in the middle. */
export function wishFor(
  { type, isInput, names, width, height }: Newcomer,
  selected: { readonly type: string; readonly box: Box; readonly room: Box } | undefined,
  view: Box,
): Point {
  if (!selected)
    return { x: view.x + view.width / 2 - width / 2 - (isInput ? BETWEEN + width : 0), y: view.y + view.height / 2 - height / 2 };
  const { box, room } = selected;
  const middle = { x: box.x + box.width / 2 - width / 2, y: box.y + box.height / 2 - height / 2 };
  if (type === selected.type) return { x: middle.x, y: room.y + room.height + (box.y - room.y) + BELOW };
  return { x: isInput ? box.x - BETWEEN - width : box.x + box.width + BETWEEN + names, y: middle.y };
}
