/** Paints traces over time: axes, lines or bands, names at their ends, where the run stands now. */
import type { Events } from '../../kit/index.ts';
import { axes } from '../plot/axes.ts';
import { extent, frameOf, union, type Frame, type Range } from '../plot/frame.ts';
import { clipped, dot, polyline, upright, type LineStyle } from '../plot/lines.ts';
import { strokeOf, text, type Pen } from '../plot/pen.ts';
import { nearest, thinned } from '../plot/thin.ts';
import { brief } from '../words.ts';
import { paintFiring, roomFor, type Firing } from './firing.ts';
import { paintBand, strideOf } from './paintBand.ts';
import { lineOf, meanAround, meansPer, within, type Trace } from './traces.ts';

export interface CurveOptions {
  /** In units of time. */
  readonly domain: Range;
  /** Steps of one unit of time. */
  readonly perUnit: number;
  readonly timeUnit: string;
  readonly isLog: boolean;
  readonly range: Range | undefined;
  readonly leastSpan: number;
  /** Minibatches scatter: their mean over an epoch is what is looked at. */
  readonly isMeaned: boolean;
  /** Training and validation are ink, solid and dotted. */
  readonly isInk: boolean;
  /** Where the run stands, in units of time, when that is not the end. */
  readonly now: number | undefined;
  /** Of neurons whose potential shows no spikes. */
  readonly firing: Firing | undefined;
  readonly spikes: Events | undefined;
}

export interface CurvePlot {
  readonly pen: Pen;
  readonly frame: Frame;
  readonly traces: readonly Trace[];
  readonly options: CurveOptions;
}

const MOST_NAMES = 6;
const NAME_HEIGHT = 13;
const NOTHING: Range = [Infinity, -Infinity];
const DOTTED = [1.5, 3.5] as const;

export function paintCurve(pen: Pen, traces: readonly Trace[], options: CurveOptions): CurvePlot {
  const { domain, isLog, range } = options;
  const names = namesOf(traces);
  const room = Math.max(0, ...names.map((name) => pen.context.measureText(name).width));
  const spans = traces.map((trace) => spanOf(trace, options, pen.width));
  const data = spans.reduce(union, isLog ? NOTHING : (range ?? NOTHING));
  const spanned: Range = [data[0], Math.max(data[1], data[0] + options.leastSpan)];
  const up = options.firing ? union(spanned, roomFor(options.firing, spanned)) : spanned;
  const frame = frameOf([pen.width, pen.height], domain, up, { isLog, margins: { right: room > 0 ? room + 14 : 12 } });
  const plot = { pen, frame, traces, options };
  axes(pen, frame, { across: options.timeUnit, hidesNumbersUp: traces.length === 0 });
  if (traces.length === 0)
    text(pen, 'Run it to see', [(frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2], { align: 'center' });
  clipped(pen, frame, () => traces.forEach((trace) => paintTrace(plot, trace)));
  if (options.firing) markFiring(plot, options.firing);
  if (options.now !== undefined) upright(pen, frame, frame.x(options.now));
  paintNames(plot, names);
  return plot;
}

/** Names at the ends of the lines, where they are few enough to be read there. */
function namesOf(traces: readonly Trace[]): readonly string[] {
  if (traces.length < 2 || traces.length > MOST_NAMES) return [];
  return traces.map(({ label, of }) => (of === 'held-out' ? 'held out' : label));
}

function spanOf(trace: Trace, { domain, perUnit, isLog }: CurveOptions, width: number): Range {
  const [first, last] = within(trace.series, domain[0] * perUnit, domain[1] * perUnit);
  const stride = trace.band ? strideOf(first, last, width) : 1;
  const values = function* () {
    for (let i = first; i < last; i += stride) {
      if (trace.band) yield* trace.band(i);
      else yield trace.at(i);
    }
  };
  return extent(values(), isLog);
}

/** How a line of a training, or of anything else, is drawn. */
function styleOf({ pen, traces, options }: CurvePlot, { stroke, of }: Trace): LineStyle {
  if (options.isInk) return { color: pen.color('ink'), width: of === 'run' ? 1.6 : 1.8, dash: of === 'run' ? [] : DOTTED };
  const { color, dash } = strokeOf(stroke, pen.scheme);
  return { color, dash: of === 'held-out' ? DOTTED : dash, width: traces.length > MOST_NAMES ? 1.2 : 1.6 };
}

function paintTrace(plot: CurvePlot, trace: Trace): void {
  const { pen, frame, options } = plot;
  const { perUnit, domain, isMeaned } = options;
  const x = (step: number) => frame.x(step / perUnit);
  const y = (value: number) => (frame.isLog && value <= 0 ? NaN : frame.y(value));
  const [from, to] = within(trace.series, domain[0] * perUnit, domain[1] * perUnit);
  const style = styleOf(plot, trace);
  if (to - from === 1) return dot(pen, [x(trace.series.steps[from] as number), y(trace.at(from))], style.color, 2.5); // no line yet
  if (trace.band) return paintBand(pen, trace, { x, y, from, to, style });
  const line = lineOf(trace, x, y);
  if (!isMeaned || trace.of === 'held-out') return polyline(pen, thinned(line, from, to), style);
  polyline(pen, thinned(line, from, to), { ...style, width: 1, alpha: 0.28 });
  const { steps, values } = meansPer(trace, perUnit, from, to);
  const mean = { length: steps.length, x: (i: number) => x(steps[i] as number), y: (i: number) => y(values[i] as number) };
  polyline(pen, thinned(mean, 0, steps.length), style);
}

/** A band is of many neurons, whose spikes would be a forest. */
function markFiring(plot: CurvePlot, firing: Firing): void {
  const { pen, frame, traces, options } = plot;
  const lines = traces.filter(({ band }) => band === undefined);
  const colorOf = (trace: Trace) => (traces.length === 1 ? pen.color('ink') : styleOf(plot, trace).color);
  paintFiring(pen, frame, { firing, events: options.spikes, traces: lines, perUnit: options.perUnit, colorOf });
}

/** Kept apart from one another, in the order of the lines' ends. */
function paintNames(plot: CurvePlot, names: readonly string[]): void {
  if (names.length === 0) return;
  const { pen, frame, traces, options } = plot;
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
  pen.context.textAlign = 'left';
  pen.context.textBaseline = 'middle';
  for (const { trace, name, at } of placed) {
    pen.context.fillStyle = styleOf(plot, trace).color;
    pen.context.fillText(name, frame.right + 8, at - over);
  }
}

/** What the lines say at a time, `m 0.05 · n 0.41`; with dots on them when they are `shown`. */
export function readAt(plot: CurvePlot, at: number, isShown: boolean): string {
  const { pen, frame, traces, options } = plot;
  const few = traces.slice(0, MOST_NAMES);
  const runs = few.filter(({ of }) => of === 'run').length;
  const said = few.map((trace) => {
    const isMean = options.isMeaned && trace.of === 'run';
    const i = nearest(trace.series.steps, trace.series.length, at * options.perUnit);
    const { step, value } = isMean ? meanAround(trace, options.perUnit, i) : { step: trace.series.steps[i] as number, value: trace.at(i) };
    if (isShown) dot(pen, [frame.x(step / options.perUnit), frame.y(value)], styleOf(plot, trace).color);
    const name = trace.of === 'held-out' ? 'held out' : isMean && runs === 1 ? 'epoch mean' : traces.length === 1 ? '' : trace.label;
    return `${name} ${brief(value)}`.trimStart();
  });
  return [...said, ...(traces.length > few.length ? ['…'] : [])].join(' · ');
}
