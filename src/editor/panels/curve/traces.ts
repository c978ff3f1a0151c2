/** Traces of what probes saw: a line per element while they are few, else the mean in a band. */
import type { SampleStore, Series } from '../../kit/index.ts';
import { firstFrom, type Line } from '../plot/thin.ts';

export const MOST_LINES = 12;

export interface Trace {
  readonly label: string;
  readonly of: 'run' | 'held-out';
  /** Counts the lines of the run; a held-out line has the number of its run. */
  readonly stroke: number;
  /** Row · width + element of its values; of a band the first. */
  readonly lane: number;
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
  /** Its elements are patterns, which are counted from 0. */
  readonly isPerPattern?: boolean;
}

/** Rows that are shown: one of them, or all. */
export type Rows = number | 'all';

/** One probe's series, and the part of every sample that is drawn. */
interface Part extends Pick<Wanted, 'name' | 'isPerPattern'> {
  readonly series: Series;
  readonly of: Trace['of'];
  /** Lines that were there before. */
  readonly stroke: number;
  readonly start: number;
  readonly lines: number;
  readonly hasRows: boolean;
  /** No other probe shares the plot, so that its name says nothing. */
  readonly isOnly: boolean;
  trialName(row: number): string;
}

const numbered = (row: number): string => `trial ${row + 1}`;

/** Every line of every probe, those that the run gives first. */
export function tracesOf(samples: Pick<SampleStore, 'get'>, wanted: readonly Wanted[], rows: Rows, trialName = numbered): readonly Trace[] {
  const traces: Trace[] = [];
  for (const { probe, name, isPerPattern = false } of wanted) {
    const stroke = traces.filter(({ of }) => of === 'run').length;
    for (const of of ['run', 'held-out'] as const) {
      const series = samples.get(probe, of);
      if (!series || series.length === 0) continue;
      const shown = series.rows === 1 ? 0 : rows === 'all' ? 'all' : Math.min(rows, series.rows - 1);
      const lines = (shown === 'all' ? series.rows : 1) * series.width;
      const start = shown === 'all' ? 0 : shown * series.width;
      const part = {
        name,
        isPerPattern,
        series,
        of,
        stroke,
        start,
        lines,
        hasRows: shown === 'all',
        isOnly: wanted.length === 1,
        trialName,
      };
      if (lines > MOST_LINES) traces.push(banded(part));
      else traces.push(...Array.from({ length: lines }, (_, line) => lineOfPart(part, line)));
    }
  }
  return traces;
}

/** By row and element, as far as there are several. */
function labelOf({ name, isPerPattern, series: { width }, start, hasRows, isOnly, trialName }: Part, line: number): string {
  const element = isPerPattern ? `pattern ${line % width}` : String((line % width) + 1);
  const parts = [
    width > 1 ? `${isOnly ? '' : `${name} `}${element}` : isOnly ? '' : name,
    hasRows ? trialName(Math.floor((start + line) / width)) : '',
  ];
  return parts.filter((part) => part !== '').join(', ') || name;
}

function lineOfPart(part: Part, line: number): Trace {
  const { series, of, stroke, start } = part;
  const size = series.rows * series.width;
  return {
    label: labelOf(part, line),
    of,
    stroke: stroke + line,
    lane: start + line,
    series,
    at: (i) => series.values[i * size + start + line] as number,
  };
}

/** The mean of all lines, in a band from the smallest to the largest. */
function banded({ name, series, of, stroke, start, lines }: Part): Trace {
  const size = series.rows * series.width;
  const part = (i: number) => series.values.subarray(i * size + start, i * size + start + lines);
  return {
    label: `mean of ${lines}, ${name}`,
    of,
    stroke,
    lane: start,
    series,
    at: (i) => part(i).reduce((sum, value) => sum + value, 0) / lines,
    band: (i) => [part(i).reduce((a, b) => Math.min(a, b)), part(i).reduce((a, b) => Math.max(a, b))],
  };
}

/** The samples within a time, one more on either side, so that lines go on to the edge. */
export function within({ steps, length }: Series, from: number, to: number): readonly [number, number] {
  return [Math.max(0, firstFrom(steps, length, from) - 1), Math.min(length, firstFrom(steps, length, to) + 1)];
}

/** Means over units of time, epochs for example, each in the middle of what it is the mean of. */
export function meansPer(trace: Trace, perUnit: number, from: number, to: number): { readonly steps: number[]; readonly values: number[] } {
  const [steps, values]: [number[], number[]] = [[], []];
  const unitOf = (i: number) => Math.floor((trace.series.steps[i] as number) / perUnit);
  for (let i = from; i < to;) {
    const unit = unitOf(i);
    let [sum, time, count] = [0, 0, 0];
    for (; i < to && unitOf(i) === unit; i++) {
      sum += trace.at(i);
      time += trace.series.steps[i] as number;
      count++;
    }
    steps.push(time / count);
    values.push(sum / count);
  }
  return { steps, values };
}

/** The mean over the unit of time that sample `i` stands in, as far as there are samples. */
export function meanAround(trace: Trace, perUnit: number, i: number): { readonly step: number; readonly value: number } {
  const { steps, length } = trace.series;
  const unit = Math.floor((steps[i] as number) / perUnit);
  const [from, to] = [unit, unit + 1].map((edge) => firstFrom(steps, length, edge * perUnit)) as [number, number];
  const means = meansPer(trace, perUnit, from, to);
  return { step: means.steps[0] as number, value: means.values[0] as number };
}

/** A trace in pixels. */
export const lineOf = (trace: Trace, x: (step: number) => number, y: (value: number) => number): Line => ({
  length: trace.series.length,
  x: (i) => x(trace.series.steps[i] as number),
  y: (i) => y(trace.at(i)),
});
