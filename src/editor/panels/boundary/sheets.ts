/** The answers over the plane as sheets that pass a level where the network changes sides: along them borders are drawn and areas filled. */
import { contours } from 'd3';
import { extent } from '../plot/frame.ts';
import { GRID } from './boundary.ts';

/** [GRID, GRID] values from the top left corner; the border lies where they pass `at`. */
export interface Sheet {
  readonly values: Float64Array;
  readonly at: number;
}

const SURE = 1e-9; // keeps the net input finite where float32 gives 0 or 1

/** Squashed answers as the net inputs they come from: between two of those the border is straight where the network's is. */
export function levelled(answer: Float64Array, middle: number): Sheet {
  const [low, high] = extent(answer);
  const least = middle === 0.5 ? 0 : -1;
  const isSquashed = (middle === 0.5 || middle === 0) && low >= least && high <= 1;
  if (!isSquashed) return { values: answer, at: middle };
  const share = (value: number) => Math.min(1 - SURE, Math.max(SURE, (value - least) / (1 - least)));
  return { values: answer.map((value) => Math.log(share(value) / (1 - share(value)))), at: 0 };
}

/** How far the answer for a class is above the largest of the others; net inputs that are linear give straight borders. [GRID², outputs] */
export function marginOf(answer: Float64Array, kind: number, outputs: number): Sheet {
  const values = Float64Array.from({ length: GRID * GRID }, (_, i) => {
    const own = answer.subarray(i * outputs, (i + 1) * outputs);
    const others = own.reduce((most, value, k) => (k === kind ? most : Math.max(most, value)), -Infinity);
    return (own[kind] as number) - others;
  });
  return { values, at: Number.MIN_VALUE }; // where two are as large as each other no class is ahead
}

/** Answers are those of the middles of cells; one more on every side, carried on in a straight line, goes beyond the edges. */
const WIDE = GRID + 2;

const inner = (at: number): number => Math.min(GRID - 1, Math.max(0, at));

function widened(values: Float64Array): number[] {
  const at = (x: number, y: number) => values[y * GRID + x] as number;
  return Array.from({ length: WIDE * WIDE }, (_, i) => {
    const [x, y] = [(i % WIDE) - 1, Math.floor(i / WIDE) - 1];
    const [u, v] = [inner(x), inner(y)];
    if (u === x && v === y) return at(x, y);
    return 2 * at(u, v) - at(2 * u - x, 2 * v - y);
  });
}

/** Rings around what lies above the level, as shares of the plane's width and height; they close beyond its edges. */
export function ringsOf({ values, at }: Sheet): readonly (readonly (readonly [number, number])[])[] {
  const { coordinates } = contours().size([WIDE, WIDE]).contour(widened(values), at);
  return coordinates.flat().map((ring) => ring.map(([x = 0, y = 0]) => [(x - 1) / GRID, (y - 1) / GRID] as const));
}

/** `times` as many values on a side, straight between those that there are. [GRID·times, GRID·times] */
export function refined(values: Float64Array, times: number): Float64Array {
  const side = GRID * times;
  const wide = widened(values);
  const places = Float64Array.from({ length: side }, (_, i) => (i + 0.5) / times + 0.5); // in cells of the wide grid, from the middle of its first
  return Float64Array.from({ length: side * side }, (_, i) => {
    const [x, y] = [places[i % side] as number, places[Math.floor(i / side)] as number];
    const [u, v] = [Math.floor(x), Math.floor(y)];
    const at = (dx: number, dy: number) => wide[(v + dy) * WIDE + u + dx] as number;
    const [p, q] = [x - u, y - v];
    return (at(0, 0) * (1 - p) + at(1, 0) * p) * (1 - q) + (at(0, 1) * (1 - p) + at(1, 1) * p) * q;
  });
}
