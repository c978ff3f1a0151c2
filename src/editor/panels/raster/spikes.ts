/** Spikes out of series that are 0 but for moments, where the store does not keep them one by one: found once, kept while the run goes on. */
import type { Events, Series } from '../../kit/index.ts';

type Samples = Omit<Series, 'every' | 'events'>;

export interface SpikeFinder {
  /** Looks at what is new in the series. */
  find(series: Samples): Events;
}

/** A series that goes back, or that was thinned, is looked at anew. */
export function createSpikeFinder(): SpikeFinder {
  let [steps, lanes]: [number[], number[]] = [[], []];
  let seen = 0;
  let last = -Infinity;
  let size = 0;
  return {
    find(series) {
      const now = series.rows * series.width;
      if (series.length < seen || now !== size || (seen > 0 && series.steps[seen - 1] !== last)) [steps, lanes, seen] = [[], [], 0];
      size = now;
      for (; seen < series.length; seen++)
        for (let lane = 0; lane < size; lane++)
          if ((series.values[seen * size + lane] as number) > 0) {
            steps.push(series.steps[seen] as number);
            lanes.push(lane);
          }
      last = seen > 0 ? (series.steps[seen - 1] as number) : -Infinity;
      return { steps, lanes };
    },
  };
}

/** Fewer spikes would make steps of more than a fifth out of regular firing. */
const INTERVALS = 5;

/** At most `most` bins, each several mean intervals between spikes wide: with one interval a bin has a spike or has none. `times`: increasing, of one lane or of all together. */
export function binsFor(
  times: readonly number[],
  { from, to, most }: { readonly from: number; readonly to: number; readonly most: number },
): number {
  const seen = times.filter((time) => time >= from && time <= to);
  if (seen.length < 2) return most;
  const interval = ((seen.at(-1) as number) - (seen[0] as number)) / (seen.length - 1);
  if (interval === 0) return most;
  return Math.max(1, Math.min(most, Math.floor((to - from) / (INTERVALS * interval))));
}

/** Spikes per second and lane, in bins of `width` units of `unitMs` each. */
export function ratesOf(
  times: readonly number[],
  {
    from,
    to,
    bins,
    lanes,
    msPerUnit,
  }: { readonly from: number; readonly to: number; readonly bins: number; readonly lanes: number; readonly msPerUnit: number },
): Float64Array {
  const rates = new Float64Array(bins);
  const width = (to - from) / bins;
  for (const time of times) {
    const bin = Math.floor((time - from) / width);
    if (bin >= 0 && bin < bins) rates[bin] = (rates[bin] as number) + 1;
  }
  const seconds = (width * msPerUnit) / 1_000;
  return rates.map((count) => count / Math.max(1, lanes) / seconds);
}
