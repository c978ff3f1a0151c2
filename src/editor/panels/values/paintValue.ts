/** Small pictures of values that do not run: bars on a scale that they share, and one value over all cases. */
import { scaleLinear, type ScaleLinear } from 'd3';
import type { Case, Curve } from '../../inspector/lens/cases.ts';
import type { Range } from '../plot/frame.ts';
import { widened } from '../plot/frame.ts';
import { dot, polyline, ring } from '../plot/lines.ts';
import { text, type Pen } from '../plot/pen.ts';
import { tickText } from '../plot/axes.ts';

const MARGIN = 5;
const GAP = 2;
const WIDEST = 22;

/** Room for the numbers of the axis across, where the picture is tall enough; px. */
const UNDER = 14;
const TALL = 44;
const PER_TICK = 44;

/** Where a value stands, with 0 always in the picture; the ends of the scale are written beside it. */
function scale(pen: Pen, [low, high]: Range, below = 0): { readonly y: (value: number) => number; readonly left: number } {
  const [from, to] = widened([Math.min(0, low), Math.max(0, high)]);
  const y = (value: number) => MARGIN + ((to - value) / (to - from)) * (pen.height - below - 2 * MARGIN);
  const ends = [from, to].filter((end) => end !== 0);
  const left =
    Math.max(...['0', ...ends.map((end) => tickText(Number(end.toPrecision(3))))].map((words) => pen.context.measureText(words).width)) + 6;
  for (const end of pen.height - below > 26 ? [...ends, 0] : ends)
    text(pen, tickText(Number(end.toPrecision(3))), [left - 5, y(end)], { align: 'right' });
  pen.context.fillStyle = pen.color('wire');
  pen.context.fillRect(left, Math.round(y(0)), pen.width - left, 1);
  return { y, left };
}

export function paintBars(pen: Pen, values: ArrayLike<number>, range: Range): void {
  if (values.length === 0) return;
  const { y, left } = scale(pen, range);
  const pitch = Math.min(WIDEST, (pen.width - left) / values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    pen.context.fillStyle = pen.color(value < 0 ? 'negative' : 'positive');
    pen.context.fillRect(
      left + i * pitch + 1,
      Math.min(y(0), y(value)),
      Math.max(0.7, pitch - GAP),
      Math.max(1, Math.abs(y(value) - y(0))),
    );
  }
}

export interface Cases {
  readonly cases: readonly Case[];
  /** Over its one input; else over the numbers of the cases. */
  readonly curve: Curve;
  readonly present: number;
  /** What stands below every case of a truth table. */
  readonly names: readonly string[] | undefined;
}

/** One value over all cases, with a point on the one that is shown; of a truth table a bar for each case. */
export function paintCases(pen: Pen, { cases, curve, present, names }: Cases, range: Range): void {
  const below = pen.height > TALL ? UNDER : 0;
  const { y, left } = scale(pen, range, below);
  const ats = cases.map(({ at }) => at);
  const room: Range = names ? [0.5, cases.length + 0.5] : [Math.min(...ats), Math.max(...ats)];
  const x = scaleLinear(room, [left + 4, pen.width - 4]);
  if (below > 0) ticks(pen, x, names, cases.length);
  if (names) {
    const wide = Math.min(WIDEST, (pen.width - left) / cases.length - GAP);
    cases.forEach(({ value }, i) => {
      pen.context.fillStyle = pen.color(value < 0 ? 'negative' : 'positive');
      pen.context.fillRect(x(i + 1) - wide / 2, Math.min(y(0), y(value)), wide, Math.max(1, Math.abs(y(value) - y(0))));
    });
  } else {
    for (const piece of curve.pieces)
      polyline(pen, Float64Array.from(piece.flatMap(([at, value]) => [x(at), y(value)])), { color: pen.color('ink') });
    for (const [at, value] of curve.open) ring(pen, [x(at), y(value)], pen.color('ink'), 2.6);
    for (const [at, value] of curve.filled) dot(pen, [x(at), y(value)], pen.color('ink'), 2.6);
  }
  dot(pen, [x(names ? present + 1 : (ats[present] ?? NaN)), y(cases[present]?.value ?? NaN)], pen.color('accent'));
}

function ticks(pen: Pen, x: ScaleLinear<number, number>, names: readonly string[] | undefined, count: number): void {
  const [from = 0, to = 0] = x.range();
  const places = names?.map((_, i) => i + 1) ?? x.ticks(Math.max(2, Math.min(count, Math.floor((to - from) / PER_TICK))));
  for (const place of places) {
    const words = names?.[place - 1] ?? tickText(place);
    const half = pen.context.measureText(words).width / 2;
    text(pen, words, [Math.min(pen.width - half, Math.max(half, x(place))), pen.height - UNDER / 2], { align: 'center' });
  }
}
