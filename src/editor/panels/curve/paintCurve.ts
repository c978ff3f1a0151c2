/** Paints traces over time: axes, lines or bands, names at their ends, where the run stands now. */
import type { Frame, Range } from '../plot/frame.ts';
import { extent, frameOf, union } from '../plot/frame.ts';
import { axes } from '../plot/axes.ts';
import { clipped, dot, polyline, upright, type LineStyle } from '../plot/lines.ts';
import { strokeOf, text, type Pen } from '../plot/pen.ts';
import { nearest, thinned } from '../plot/thin.ts';
import { brief } from '../words.ts';
import { lineOf, meansPer, within, type Trace } from './traces.ts';

export interface CurveOptions {
  /** In units of time. */
  readonly domain: Range;
  /** Steps of one unit of time. */
  readonly perUnit: number;
  readonly timeUnit: string;
  readonly unit: string;
  readonly isLog: boolean;
  readonly range: Range | undefined;
  /** Minibatches scatter: their mean over an epoch is what is looked at. */
  readonly isMeaned: boolean;
  /** Training and validation are ink, solid and dotted. */
  readonly isInk: boolean;
  /** Where the run stands, in units of time. */
  readonly now: number | undefined;
}

const MOST_NAMES = 6;
const NAME_HEIGHT = 13;
const BAND_SAMPLES = 3; // per pixel

export function paintCurve(pen: Pen, traces: readonly Trace[], options: CurveOptions): Frame {
  const { domain, perUnit, isLog, range } = options;
  const names = namesOf(traces);
  pen.context.save();
  const room = Math.max(0, ...names.map((name) => pen.context.measureText(name).width));
  pen.context.restore();
  const spans = traces.map((trace) => spanOf(trace, domain, perUnit, isLog, pen.width));
  const up = spans.reduce<Range>((all, span) => union(all, span), isLog ? [Infinity, -Infinity] : (range ?? [Infinity, -Infinity]));
  const frame = frameOf(pen.width, pen.height, domain, up, { isLog, margins: { right: room > 0 ? room + 14 : 12 } });
  axes(pen, frame, { across: options.timeUnit, up: options.unit });
  clipped(pen, frame, () => traces.forEach((trace) => paintTrace(pen, frame, trace, options, traces.length)));
  if (options.now !== undefined) upright(pen, frame, frame.x(options.now));
  paintNames(pen, frame, traces, names, options);
  return frame;
}

/** Names at the ends of the lines, where they are few enough to be read there. */
function namesOf(traces: readonly Trace[]): readonly string[] {
  if (traces.length < 2 || traces.length > MOST_NAMES) return [];
  return traces.map(({ label, of }) => (of === 'held-out' ? 'held out' : label));
}

function spanOf(trace: Trace, [from, to]: Range, perUnit: number, isLog: boolean, width: number): Range {
  const [first, last] = within(trace.series, from * perUnit, to * perUnit);
  const stride = trace.band ? Math.max(1, Math.floor((last - first) / (width * BAND_SAMPLES))) : 1;
  const values = function* () {
    for (let i = first; i < last; i += stride) {
      if (trace.band) yield* trace.band(i);
      else yield trace.at(i);
    }
  };
  return extent(values(), isLog);
}

/** How a line of a training, or of anything else, is drawn. */
export function styleOf({ stroke, of }: Trace, pen: Pen, isInk: boolean, count: number): LineStyle {
  if (isInk) return { color: pen.color('ink'), width: of === 'run' ? 1.6 : 1.8, dash: of === 'run' ? [] : [1.5, 3.5] };
  const { color, dash } = strokeOf(stroke, pen.scheme);
  return { color, dash: of === 'held-out' ? [1.5, 3.5] : dash, width: count > MOST_NAMES ? 1.2 : 1.6 };
}

function paintTrace(pen: Pen, frame: Frame, trace: Trace, options: CurveOptions, count: number): void {
  const { perUnit, domain, isMeaned, isInk } = options;
  const x = (step: number) => frame.x(step / perUnit);
  const y = (value: number) => (frame.isLog && value <= 0 ? NaN : frame.y(value));
  const [from, to] = within(trace.series, domain[0] * perUnit, domain[1] * perUnit);
  const style = styleOf(trace, pen, isInk, count);
  if (trace.band) return paintBand(pen, trace, { x, y, from, to, style, width: pen.width });
  const line = lineOf(trace, x, y);
  if (!isMeaned || trace.of === 'held-out') return polyline(pen, thinned(line, from, to), style);
  polyline(pen, thinned(line, from, to), { ...style, width: 1, alpha: 0.28 });
  const { steps, values } = meansPer(trace, perUnit, from, to);
  const mean = { length: steps.length, x: (i: number) => x(steps[i] as number), y: (i: number) => y(values[i] as number) };
  polyline(pen, thinned(mean, 0, steps.length), style);
}

interface Band {
  readonly x: (step: number) => number;
  readonly y: (value: number) => number;
  readonly from: number;
  readonly to: number;
  readonly style: LineStyle;
  readonly width: number;
}

function paintBand(pen: Pen, trace: Trace, { x, y, from, to, style, width }: Band): void {
  const { context } = pen;
  const stride = Math.max(1, Math.floor((to - from) / (width * BAND_SAMPLES)));
  const at: number[] = [];
  for (let i = from; i < to; i += stride) at.push(i);
  const place = (i: number) => x(trace.series.steps[i] as number);
  const bands = at.map((i) => trace.band?.(i) ?? [0, 0]);
  context.save();
  context.fillStyle = style.color;
  context.globalAlpha = 0.18;
  context.beginPath();
  at.forEach((i, k) => context.lineTo(place(i), y(bands[k]?.[1] ?? 0)));
  at.toReversed().forEach((i, k) => context.lineTo(place(i), y(bands[at.length - 1 - k]?.[0] ?? 0)));
  context.fill();
  context.restore();
  polyline(pen, Float64Array.from(at.flatMap((i) => [place(i), y(trace.at(i))])), style);
}

/** Kept apart from one another, in the order of the lines' ends. */
function paintNames(pen: Pen, frame: Frame, traces: readonly Trace[], names: readonly string[], options: CurveOptions): void {
  if (names.length === 0) return;
  const ends = traces
    .map((trace, i) => {
      const last = Math.max(0, within(trace.series, -Infinity, options.domain[1] * options.perUnit)[1] - 1);
      return { trace, name: names[i] ?? '', y: frame.y(trace.at(last)) };
    })
    .filter(({ y }) => Number.isFinite(y))
    .toSorted((a, b) => a.y - b.y);
  let lowest = frame.top - NAME_HEIGHT;
  const placed = ends.map((end) => ({ ...end, at: (lowest = Math.max(end.y, lowest + NAME_HEIGHT)) }));
  const over = Math.max(0, lowest - frame.bottom);
  for (const { trace, name, at } of placed) {
    const { context } = pen;
    text(pen, name, frame.right + 8, at - over, {});
    context.fillStyle = styleOf(trace, pen, options.isInk, traces.length).color;
    context.fillText(name, frame.right + 8, at - over);
  }
}

/** Dots on the lines at a time, and what they say: `V 95.39, n 0.41`. */
export function readAt(pen: Pen | undefined, frame: Frame, traces: readonly Trace[], options: CurveOptions, at: number): string {
  const few = traces.length <= MOST_NAMES ? traces : traces.slice(0, MOST_NAMES);
  return few
    .map((trace) => {
      const i = nearest(trace.series.steps, trace.series.length, at * options.perUnit);
      const value = trace.at(i);
      const style = pen && styleOf(trace, pen, options.isInk, traces.length);
      if (pen && style) dot(pen, frame.x((trace.series.steps[i] as number) / options.perUnit), frame.y(value), style.color);
      const name = traces.length === 1 ? '' : trace.of === 'held-out' ? 'held out ' : `${trace.label} `;
      return `${name}${brief(value)}`;
    })
    .concat(traces.length > few.length ? ['…'] : [])
    .join(' · ');
}
