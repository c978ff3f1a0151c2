/** Small pictures of values that do not run: bars on a scale that they share, and one value over all cases. */
import type { Range } from '../plot/frame.ts';
import { widened } from '../plot/frame.ts';
import { text, type Pen } from '../plot/pen.ts';
import { tickText } from '../plot/axes.ts';

const MARGIN = 5;
const GAP = 2;
const WIDEST = 22;

/** Where a value stands, with 0 always in the picture; the ends of the scale are written beside it. */
function scale(pen: Pen, [low, high]: Range): { readonly y: (value: number) => number; readonly left: number } {
  const [from, to] = widened([Math.min(0, low), Math.max(0, high)]);
  const y = (value: number) => MARGIN + ((to - value) / (to - from)) * (pen.height - 2 * MARGIN);
  const ends = [from, to].filter((end) => end !== 0);
  const left =
    Math.max(...['0', ...ends.map((end) => tickText(Number(end.toPrecision(3))))].map((words) => pen.context.measureText(words).width)) + 6;
  for (const end of pen.height > 26 ? [...ends, 0] : ends)
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

/** One value over all cases, with a point on the one that is shown. */
export function paintCases(pen: Pen, values: ArrayLike<number>, range: Range, present: number): void {
  const { y, left } = scale(pen, range);
  const { context } = pen;
  const x = (i: number) => left + 4 + (i / Math.max(1, values.length - 1)) * (pen.width - left - 8);
  context.strokeStyle = pen.color('ink');
  context.lineWidth = 1.5;
  context.beginPath();
  for (let i = 0; i < values.length; i++) context.lineTo(x(i), y(values[i] ?? 0));
  context.stroke();
  context.fillStyle = pen.color('accent');
  context.beginPath();
  context.arc(x(present), y(values[present] ?? 0), 3.5, 0, 2 * Math.PI);
  context.fill();
}
