/** Long series on few pixels: where a column of pixels holds many samples, their smallest and largest value are drawn. */

export interface Line {
  readonly length: number;
  /** Increasing with `i`. */
  x(i: number): number;
  y(i: number): number;
}

/** Where the first sample at or after `at` stands, by bisection; `length` when there is none. */
export function firstFrom(steps: ArrayLike<number>, length: number, at: number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle] as number) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The sample that is nearest to `at`. */
export function nearest(steps: ArrayLike<number>, length: number, at: number): number {
  const after = Math.min(firstFrom(steps, length, at), length - 1);
  if (after <= 0) return Math.max(0, after);
  return at - (steps[after - 1] as number) <= (steps[after] as number) - at ? after - 1 : after;
}

/** Points in pixels, [x, y, x, y, …]; NaN for y interrupts the line. */
export type Points = Float64Array;

/** Samples `from` … `to` − 1 as they are. */
function plain(line: Line, from: number, to: number): Points {
  const points = new Float64Array(2 * (to - from));
  for (let i = from; i < to; i++) points.set([line.x(i), line.y(i)], 2 * (i - from));
  return points;
}

/**
 * Samples `from` … `to` − 1, at most four points for a column of pixels: the first, the smallest, the largest and the last of it, in the
 * order in which they came. Nothing that can be seen is lost: every extreme stays. `perPixel` columns stand on a CSS pixel.
 */
export function thinned(line: Line, from: number, to: number, perPixel = 2): Points {
  if (to - from < 3) return plain(line, from, to);
  const columns = Math.abs(line.x(to - 1) - line.x(from)) * perPixel;
  if (to - from <= columns * 4) return plain(line, from, to);
  const points: number[] = [];
  for (let i = from; i < to;) i = column(line, { start: i, to, perPixel }, points);
  return Float64Array.from(points);
}

/** Adds the points of the column that sample `start` stands in; gives where the next one begins. */
function column(
  line: Line,
  { start, to, perPixel }: { readonly start: number; readonly to: number; readonly perPixel: number },
  points: number[],
): number {
  const x = line.x(start);
  const at = Math.floor(x * perPixel);
  let [least, most, i] = [start, start, start];
  for (; i < to && Math.floor(line.x(i) * perPixel) === at; i++) {
    const y = line.y(i);
    if (y < line.y(least) || Number.isNaN(line.y(least))) least = i;
    if (y > line.y(most) || Number.isNaN(line.y(most))) most = i;
  }
  for (const sample of new Set([start, Math.min(least, most), Math.max(least, most), i - 1])) points.push(x, line.y(sample));
  return i;
}
