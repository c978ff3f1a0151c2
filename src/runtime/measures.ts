/** What a claim measures: a trace brought to one number, or to a list of them. */
import type { Course, Rows } from '../compiler/index.ts';
import type { Measure } from '../graph/index.ts';
import type { Finished, Trace } from './run.ts';

/** One row of a trace: vectors, and when they were. */
interface Track {
  readonly vectors: readonly (readonly number[])[];
  readonly at: readonly number[];
}

type Reduction = (track: Track, course: Course) => readonly number[];

const all = ({ vectors }: Track): readonly number[] => vectors.flat();
const one = (f: (values: readonly number[]) => number) => (track: Track) => [f(all(track))];
const total = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0);
const spikes = (values: readonly number[]): number => values.filter((x) => x !== 0).length;
const isSpike = (vector: readonly number[]): boolean => vector.some((x) => x !== 0);

const reductions: { readonly [K in Measure['reduce']]: Reduction } = {
  last: ({ vectors }) => vectors.at(-1) ?? [],
  first: ({ vectors }) => vectors[0] ?? [],
  // not Math.min(...values): a long trace has more values than a call takes arguments
  min: one((values) => values.reduce((a, b) => Math.min(a, b), Infinity)),
  max: one((values) => values.reduce((a, b) => Math.max(a, b), -Infinity)),
  mean: one((values) => total(values) / values.length),
  sum: one(total),
  count: one(spikes),
  rate: (track, { verb }) => {
    const elements = track.vectors[0]?.length ?? 1;
    const span = (track.at.at(-1) ?? 0) - (track.at[0] ?? 0);
    return [spikes(all(track)) / elements / (verb === 'simulate' ? span / 1000 : span)];
  },
  times: ({ vectors, at }) => at.filter((_, i) => isSpike(vectors[i] ?? [])),
  distinct: (track) => all(track).filter((x, i, values) => i > 0 && x !== values[i - 1]),
};

/** What a measure gives, or why it gives nothing. */
export function measure(
  wanted: Measure,
  { traces, examples, plan }: Pick<Finished, 'traces' | 'examples' | 'plan'>,
): readonly number[] | string {
  const trace = wanted.at ? traceOf(examples[wanted.at].get(wanted.probe)) : traces.get(wanted.probe);
  if (!trace) return nothingSeen(wanted, traces.has(wanted.probe));
  const within = windowed(trace, wanted);
  const last = within.steps.at(-1);
  if (!last) return 'nothing was recorded in that time';
  const { row = 0, element } = wanted;
  const width = last.values.length / last.rows;
  if (element !== undefined && element >= width) return `element ${element + 1} does not exist: there are ${width}`;
  if (row !== 'all' && last.rows > 1 && row >= last.rows) return `row ${row + 1} does not exist: there are ${last.rows}`;
  const rows = row === 'all' ? Array.from({ length: last.rows }, (_, i) => i) : [row];
  return rows.flatMap((r) => reductions[wanted.reduce](trackOf(within, r, element), plan.course));
}

const traceOf = (rows: Rows | undefined): Trace | undefined => rows && { steps: [rows], at: [0] };

function nothingSeen({ probe, at }: Measure, isProbed: boolean): string {
  if (at && isProbed)
    return at === 'held-out' ? 'no examples are held out: give the experiment a split below 1' : 'this experiment is no training';
  return `probe '${probe}' looks at something that is not computed`;
}

function windowed({ steps, at }: Trace, { from = -Infinity, to = Infinity }: Measure): Trace {
  if (from === -Infinity && to === Infinity) return { steps, at };
  // times are multiples of a step in floating point: half of the smallest one is no difference
  const slack = Math.abs((at[1] ?? 0) - (at[0] ?? 0)) / 2;
  const inside = at.flatMap((time, i) => (time >= from - slack && time <= to + slack ? [i] : []));
  return { steps: inside.map((i) => steps[i] as Rows), at: inside.map((i) => at[i] as number) };
}

function trackOf({ steps, at }: Trace, row: number, element: number | undefined): Track {
  const vectors = steps.map(({ rows, values }) => {
    const width = values.length / rows;
    const own = values.subarray(Math.min(row, rows - 1) * width, (Math.min(row, rows - 1) + 1) * width);
    return Array.from(element === undefined ? own : own.subarray(element, element + 1));
  });
  return { vectors, at };
}
