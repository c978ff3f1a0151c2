/** What a claim measures: a trace brought to one number, or to a list of them. */
import type { Course, Rows } from '../compiler/index.ts';
import type { Measure } from '../graph/index.ts';
import { isSound } from './notFinite.ts';
import type { Finished } from './run.ts';
import { Recording, type Trace } from './trace.ts';

/** One row of a trace, or one element of it: `width` numbers for each of `length` samples. */
interface Track {
  readonly length: number;
  readonly width: number;
  readonly mayBeUndefined: boolean;
  value(i: number, element: number): number;
  time(i: number): number;
}

type Reduction = (track: Track, course: Course) => readonly number[];

const vector = (track: Track, i: number): number[] => Array.from({ length: track.width }, (_, element) => track.value(i, element));
const isSpike = (x: number): boolean => x !== 0 && !Number.isNaN(x);

/** Goes through all numbers; what is undefined, and may be, is left out. NaN where a number is none, or none is left. */
function fold(track: Track, start: number, f: (sum: number, x: number) => number): { readonly sum: number; readonly count: number } {
  let [sum, count] = [start, 0];
  for (let i = 0; i < track.length; i++)
    for (let element = 0; element < track.width; element++) {
      const x = track.value(i, element);
      if (!isSound(x, track.mayBeUndefined)) return { sum: NaN, count };
      if (Number.isNaN(x)) continue;
      sum = f(sum, x);
      count++;
    }
  return { sum: count > 0 ? sum : NaN, count };
}

const spikes = (track: Track): number => fold(track, 0, (sum, x) => sum + Number(isSpike(x))).sum;
const isLost = (track: Track): boolean => Number.isNaN(spikes(track));
const total = (track: Track) => fold(track, 0, (sum, x) => sum + x);

const reductions: { readonly [K in Measure['reduce']]: Reduction } = {
  last: (track) => vector(track, track.length - 1),
  first: (track) => vector(track, 0),
  // not Math.min(...values): a long trace has more values than a call takes arguments
  min: (track) => [fold(track, Infinity, Math.min).sum],
  max: (track) => [fold(track, -Infinity, Math.max).sum],
  mean(track) {
    const { sum, count } = total(track);
    return [sum / count];
  },
  sum: (track) => [total(track).sum],
  count: (track) => [spikes(track)],
  rate: (track, { verb }) => {
    const span = track.time(track.length - 1) - track.time(0);
    return [spikes(track) / track.width / (verb === 'simulate' ? span / 1000 : span)];
  },
  times(track) {
    if (isLost(track)) return [NaN];
    const times: number[] = [];
    for (let i = 0; i < track.length; i++) if (vector(track, i).some(isSpike)) times.push(track.time(i));
    return times;
  },
  distinct(track) {
    if (isLost(track)) return [NaN];
    const found: number[] = [];
    let before: number | undefined;
    for (let i = 0; i < track.length; i++)
      for (let element = 0; element < track.width; element++) {
        const x = track.value(i, element);
        if (Number.isNaN(x)) continue;
        if (before !== undefined && x !== before) found.push(x);
        before = x;
      }
    return found;
  },
};

/** What a measure gives, or why it gives nothing. */
export function measure(
  wanted: Measure,
  { traces, examples, plan }: Pick<Finished, 'traces' | 'examples' | 'plan'>,
): readonly number[] | string {
  const run = traces.get(wanted.probe);
  const trace = wanted.at ? traceOf(examples[wanted.at].get(wanted.probe), run?.mayBeUndefined) : run;
  if (!trace) return nothingSeen(wanted, run !== undefined);
  const within = windowed(trace, wanted);
  if (within.length === 0) return 'nothing was recorded in that time';
  const last = within.sample(within.length - 1);
  const { row = 0, element } = wanted;
  const width = last.values.length / last.rows;
  if (element !== undefined && element >= width) return `element ${element + 1} does not exist: there are ${width}`;
  if (row !== 'all' && last.rows > 1 && row >= last.rows) return `row ${row + 1} does not exist: there are ${last.rows}`;
  const rows = row === 'all' ? Array.from({ length: last.rows }, (_, i) => i) : [row];
  return rows.flatMap((r) => reductions[wanted.reduce](trackOf(within, r, element), plan.course));
}

/** A single sample. */
function traceOf(rows: Rows | undefined, mayBeUndefined = false): Trace | undefined {
  if (!rows) return undefined;
  const trace = new Recording(1, mayBeUndefined);
  trace.add(0, rows);
  return trace;
}

function nothingSeen({ probe, at }: Measure, isProbed: boolean): string {
  if (at && isProbed)
    return at === 'held-out' ? 'no examples are held out: give the experiment a split below 1' : 'this experiment is no training';
  return `probe '${probe}' looks at something that is not computed`;
}

/** Samples of a trace that lie in a window of time. */
type Window = Pick<Trace, 'length' | 'sample' | 'time' | 'mayBeUndefined'>;

function windowed(trace: Trace, { from = -Infinity, to = Infinity }: Measure): Window {
  if (from === -Infinity && to === Infinity) return trace;
  const { length, mayBeUndefined } = trace;
  // times are multiples of a step in floating point: half of the smallest one is no difference
  const slack = length > 1 ? Math.abs(trace.time(1) - trace.time(0)) / 2 : 0;
  const isInside = (i: number) => trace.time(i) >= from - slack && trace.time(i) <= to + slack;
  let [first, end] = [0, length];
  while (first < end && !isInside(first)) first++;
  while (end > first && !isInside(end - 1)) end--;
  return {
    length: end - first,
    mayBeUndefined,
    sample: (i) => trace.sample(first + i),
    time: (i) => trace.time(first + i),
  };
}

function trackOf(trace: Window, row: number, element: number | undefined): Track {
  const { rows, values } = trace.sample(0);
  return {
    length: trace.length,
    width: element === undefined ? values.length / rows : 1,
    mayBeUndefined: trace.mayBeUndefined,
    time: (i) => trace.time(i),
    value(i, own) {
      const sample = trace.sample(i);
      const width = sample.values.length / sample.rows;
      return sample.values[Math.min(row, sample.rows - 1) * width + (element ?? own)] as number;
    },
  };
}
