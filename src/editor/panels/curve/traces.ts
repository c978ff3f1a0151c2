/** Traces of what probes saw: a line per element while they are few, else the mean in a band. */
import type { SampleStore, Series } from '../../kit/index.ts';
import { firstFrom, type Line } from '../plot/thin.ts';

export const MOST_LINES = 12;

export interface Trace {
  readonly label: string;
  readonly of: 'run' | 'held-out';
  /** Counts the lines of the run; a held-out line has the number of its run. */
  readonly stroke: number;
  readonly series: Series;
  /** Value of sample `i`. */
  at(i: number): number;
  /** Smallest and largest of what is drawn as one: a band. */
  band?(i: number): readonly [number, number];
}

export interface Wanted {
  readonly probe: string;
  /** What one line of it is called. */
  readonly name: string;
  /** Names of its elements; counted from 1 where there are none. */
  readonly elements?: readonly string[];
}

/** Rows that are shown: one of them, or all. */
export type Rows = number | 'all';

/** How a line is called among those of its probe: by row and element, as far as there are several. */
function labelOf({ name, elements }: Wanted, { width }: Series, row: number, element: number, shown: Rows, isOnly: boolean): string {
  const parts = [
    width > 1 ? (elements?.[element] ?? `${isOnly ? '' : `${name} `}${element + 1}`) : isOnly ? '' : name,
    shown === 'all' ? `trial ${row + 1}` : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(', ') : name;
}

/** Every line of every probe, those that the run gives first. */
export function tracesOf(samples: Pick<SampleStore, 'get'>, wanted: readonly Wanted[], rows: Rows): readonly Trace[] {
  const traces: Trace[] = [];
  const isOnly = wanted.length === 1;
  for (const one of wanted) {
    const first = traces.filter(({ of }) => of === 'run').length;
    for (const of of ['run', 'held-out'] as const) {
      const series = samples.get(one.probe, of);
      if (series && series.length > 0) traces.push(...ofSeries(one, series, of, rows, first, isOnly));
    }
  }
  return traces;
}

function ofSeries(wanted: Wanted, series: Series, of: Trace['of'], rows: Rows, first: number, isOnly: boolean): readonly Trace[] {
  const shown = series.rows === 1 ? 0 : rows === 'all' ? 'all' : Math.min(rows, series.rows - 1);
  const lines = (shown === 'all' ? series.rows : 1) * series.width;
  const start = shown === 'all' ? 0 : shown * series.width;
  if (lines > MOST_LINES) return [banded(wanted, series, of, start, lines, first)];
  const size = series.rows * series.width;
  return Array.from({ length: lines }, (_, line): Trace => ({
    label: labelOf(wanted, series, Math.floor((start + line) / series.width), line % series.width, shown, isOnly && lines > 1),
    of,
    stroke: first + line,
    series,
    at: (i) => series.values[i * size + start + line] as number,
  }));
}

/** The mean of `lines` numbers from `start` on, in a band from the smallest to the largest. */
function banded({ name }: Wanted, series: Series, of: Trace['of'], start: number, lines: number, stroke: number): Trace {
  const size = series.rows * series.width;
  const part = (i: number) => series.values.subarray(i * size + start, i * size + start + lines);
  return {
    label: `mean of ${lines}${name === '' ? '' : `, ${name}`}`,
    of,
    stroke,
    series,
    at: (i) => part(i).reduce((sum, value) => sum + value, 0) / lines,
    band: (i) => [part(i).reduce((a, b) => Math.min(a, b)), part(i).reduce((a, b) => Math.max(a, b))],
  };
}

/** The samples within a time, one more on either side, so that lines go on to the edge. */
export function within({ steps, length }: Series, from: number, to: number): readonly [number, number] {
  return [Math.max(0, firstFrom(steps, length, from) - 1), Math.min(length, firstFrom(steps, length, to) + 1)];
}

/** Means over whole units of time, an epoch for example, each at the end of its unit. */
export function meansPer(trace: Trace, perUnit: number, from: number, to: number): { readonly steps: number[]; readonly values: number[] } {
  const [steps, values]: [number[], number[]] = [[], []];
  const unitOf = (i: number) => Math.floor((trace.series.steps[i] as number) / perUnit);
  for (let i = from; i < to;) {
    const unit = unitOf(i);
    let [sum, count] = [0, 0];
    for (; i < to && unitOf(i) === unit; i++) {
      sum += trace.at(i);
      count++;
    }
    steps.push((unit + 1) * perUnit);
    values.push(sum / count);
  }
  return { steps, values };
}

/** A trace in pixels. */
export const lineOf = (trace: Trace, x: (step: number) => number, y: (value: number) => number): Line => ({
  length: trace.series.length,
  x: (i) => x(trace.series.steps[i] as number),
  y: (i) => y(trace.at(i)),
});
