/** Paints many lines as one: their mean, in a band from the smallest to the largest. */
import { polyline, type LineStyle } from '../plot/lines.ts';
import type { Pen } from '../plot/pen.ts';
import type { Trace } from './traces.ts';

const PER_PIXEL = 3;

/** Every so-many-th sample is enough for the width. */
export const strideOf = (from: number, to: number, width: number): number => Math.max(1, Math.floor((to - from) / (width * PER_PIXEL)));

interface Place {
  readonly x: (step: number) => number;
  readonly y: (value: number) => number;
  readonly from: number;
  readonly to: number;
  readonly style: LineStyle;
}

export function paintBand(pen: Pen, trace: Trace, { x, y, from, to, style }: Place): void {
  const { context, width } = pen;
  const stride = strideOf(from, to, width);
  const points: { readonly x: number; readonly low: number; readonly high: number; readonly mean: number }[] = [];
  for (let i = from; i < to; i += stride) {
    const [low, high] = trace.band?.(i) ?? [NaN, NaN];
    points.push({ x: x(trace.series.steps[i] as number), low: y(low), high: y(high), mean: y(trace.at(i)) });
  }
  context.save();
  context.fillStyle = style.color;
  context.globalAlpha = 0.18;
  context.beginPath();
  for (const point of points) context.lineTo(point.x, point.high);
  for (const point of points.toReversed()) context.lineTo(point.x, point.low);
  context.fill();
  context.restore();
  polyline(pen, Float64Array.from(points.flatMap((point) => [point.x, point.mean])), style);
}
