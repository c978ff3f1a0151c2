/** Where numbers stand in a plot: margins, a scale across and a scale up, linear or logarithmic. */
import { scaleLinear, scaleLog, type ScaleContinuousNumeric } from 'd3';

export type Range = readonly [low: number, high: number];

export interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export interface Frame {
  readonly x: ScaleContinuousNumeric<number, number>;
  readonly y: ScaleContinuousNumeric<number, number>;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly isLog: boolean;
}

export interface FrameOptions {
  readonly margins?: Partial<Margins>;
  readonly isLog?: boolean;
  /** Ends of the scale up are the data's and not round numbers. */
  readonly isExact?: boolean;
}

/** Room for the numbers of an axis on the left and below. */
export const MARGINS: Margins = { top: 8, right: 12, bottom: 20, left: 42 };

/** A range that has an extent, for data that have none. */
export function widened([low, high]: Range): Range {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return [0, 1];
  if (low < high) return [low, high];
  const half = Math.abs(low) > 0 ? Math.abs(low) * 0.1 : 0.5;
  return [low - half, high + half];
}

/** Only positive numbers have a logarithm: a scale of at least one decade below its upper end. */
const positive = ([low, high]: Range): Range => {
  const top = high > 0 ? high : 1;
  const bottom = low > 0 ? low : top / 1e4;
  return bottom < top / 1.5 ? [bottom, top] : [top / 10, top * 1.1];
};

export function frameOf([width, height]: readonly [number, number], across: Range, up: Range, options: FrameOptions = {}): Frame {
  const { isLog = false, isExact = false } = options;
  const margins = { ...MARGINS, ...options.margins };
  const [left, top] = [margins.left, margins.top];
  const right = Math.max(left + 1, width - margins.right);
  const bottom = Math.max(top + 1, height - margins.bottom);
  const x = scaleLinear().domain(widened(across)).range([left, right]);
  const y = isLog
    ? scaleLog().domain(positive(up)).range([bottom, top]).clamp(true)
    : scaleLinear().domain(widened(up)).range([bottom, top]);
  if (!isExact) y.nice(Math.max(2, Math.round((bottom - top) / 20)));
  return { x, y, left, right, top, bottom, isLog };
}

/** The smallest and the largest finite number; of positive ones only for a logarithmic scale. */
export function extent(values: Iterable<number>, isLog = false): Range {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value) || (isLog && value <= 0)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

export const union = ([a, b]: Range, [c, d]: Range): Range => [Math.min(a, c), Math.max(b, d)];

/**
 * The end of a time axis that grows with a run: the whole length once half of it is done, before that the smallest half, quarter, …
 * of it that holds what there is. So the picture fills early, and stands still most of the time.
 */
export function growingEnd(total: number, present: number): number {
  if (!(total > 0) || present <= 0) return Math.max(1, total, present);
  let end = total;
  while (end / 2 >= present && end > total / 1024) end /= 2;
  return Math.max(end, present);
}
