/** The axes of a plot: fine lines at round numbers, the numbers beside them, and what is shown. */
import { formatExact, inPowersOfTen } from '../../kit/index.ts';
import type { Frame } from './frame.ts';
import { text, type Pen } from './pen.ts';

export interface AxisWords {
  /** Unit or name at the end of the axis across. */
  readonly across?: string;
  /** Above the axis up. */
  readonly up?: string;
  readonly hidesNumbersUp?: boolean;
  /** No fine lines: what is below them is a picture. */
  readonly isBare?: boolean;
}

const PER_TICK = { x: 72, y: 30 } as const;

/** As short as a tick may be: `−20`, `0.5`, `1·10⁻³`; with what tells it from the next one `apart` from it: `−2.1·10⁵`. */
export function tickText(value: number, apart = Infinity): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e5 || size < 1e-3) {
    const decimals = Math.floor(Math.log10(size)) - Math.floor(Math.log10(apart) + 1e-9);
    return inPowersOfTen(value, Math.min(5, Math.max(0, decimals)));
  }
  return formatExact(Number(value.toPrecision(6)));
}

export function axes(pen: Pen, frame: Frame, words: AxisWords = {}): void {
  const { context, color } = pen;
  const { y, left, right, top, bottom } = frame;
  context.lineWidth = 1;
  context.strokeStyle = color('grid');
  const ups = upTicks(frame);
  const apart = frame.isLog ? Infinity : Math.abs((ups[1] ?? Infinity) - (ups[0] ?? 0));
  if (!words.isBare) fineLines(pen, frame, ups);
  for (const value of words.hidesNumbersUp ? [] : ups) text(pen, tickText(value, apart), [left - 6, y(value)], { align: 'right' });
  acrossAxis(pen, frame, words);
  context.strokeStyle = color('wire');
  context.beginPath();
  const base = words.isBare || !holdsZero(frame) ? bottom + 0.5 : Math.round(y(0)) + 0.5;
  context.moveTo(left, base);
  context.lineTo(right, base);
  context.moveTo(left - 0.5, top);
  context.lineTo(left - 0.5, bottom);
  context.stroke();
  if (!words.up) return;
  context.fillStyle = color('panel');
  context.fillRect(left + 3, top - 2, context.measureText(words.up).width + 4, 13); // a line behind it would strike it through
  text(pen, words.up, [left + 5, top - 1], { baseline: 'top' });
}

function holdsZero({ y, isLog }: Frame): boolean {
  const [low = 0, high = 0] = y.domain();
  return !isLog && low < 0 && high > 0;
}

function fineLines({ context }: Pen, { y, left, right }: Frame, values: readonly number[]): void {
  context.beginPath();
  for (const value of values) {
    context.moveTo(left, Math.round(y(value)) + 0.5);
    context.lineTo(right, Math.round(y(value)) + 0.5);
  }
  context.stroke();
}

function acrossAxis(pen: Pen, { x, left, right, bottom }: Frame, { across }: AxisWords): void {
  const { context } = pen;
  const unit = across ? context.measureText(across).width + 10 : 0;
  for (const value of x.ticks(Math.max(2, Math.floor((right - left) / PER_TICK.x)))) {
    const at = x(value);
    const words = tickText(value);
    const half = context.measureText(words).width / 2;
    if (at + half > right - unit) continue;
    text(pen, words, [Math.max(half, at), bottom + 12], { align: 'center' });
  }
  if (across) text(pen, across, [right, bottom + 12], { align: 'right' });
}

/** A logarithmic scale has its decades, and what lies between them when there are few. */
function upTicks({ y, top, bottom, isLog }: Frame): readonly number[] {
  const count = Math.max(2, Math.floor((bottom - top) / PER_TICK.y));
  if (!isLog) return y.ticks(count);
  const all = y.ticks(count);
  const decades = all.filter((value) => Number.isInteger(Math.round(Math.log10(value) * 1e9) / 1e9));
  return decades.length > 1 ? decades : all.filter((value) => [1, 2, 5].includes(Number(value.toExponential()[0])));
}
