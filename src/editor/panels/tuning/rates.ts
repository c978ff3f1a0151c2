/** Firing rates out of the intervals between spikes, once the neuron has settled: spikes over the whole run would count its onset, too. */
import type { Series } from '../../kit/index.ts';
import { createSpikeFinder } from '../raster/spikes.ts';

export interface Rate {
  /** Spikes per second; 0 where there is no interval to measure. */
  readonly hz: number;
  readonly spikes: number;
  /** Intervals that it is the mean of. */
  readonly intervals: number;
  readonly from: 'second half' | 'all but the first' | 'one interval' | 'onset' | 'silence';
}

export interface Run {
  /** Its first and last step. */
  readonly first: number;
  readonly last: number;
  /** Length of a step, ms. */
  readonly dt: number;
}

const MS_PER_S = 1_000;
/** A neuron that is silent at the end for more than so many of its longest interval has stopped. */
const PATIENCE = 2;

/** (n − 1) / (t_last − t_first), t in steps. */
const over = (steps: readonly number[], dt: number, from: Rate['from'], spikes: number): Rate => {
  const span = ((steps.at(-1) as number) - (steps[0] as number)) * dt;
  return { hz: ((steps.length - 1) * MS_PER_S) / span, spikes, intervals: steps.length - 1, from };
};

/** `steps`: of the spikes of one neuron, increasing. In the second half it has settled; one that fires too slowly for that leaves out its first interval. */
export function rateOf(steps: readonly number[], { first, last, dt }: Run): Rate {
  const late = steps.filter((step) => step >= (first + last) / 2);
  if (late.length > 1) return over(late, dt, 'second half', steps.length);
  const none = { hz: 0, spikes: steps.length, intervals: 0 };
  if (steps.length === 0) return { ...none, from: 'silence' };
  const longest = steps.reduce((most, step, i) => Math.max(most, i === 0 ? 0 : step - (steps[i - 1] as number)), 0);
  if (steps.length === 1 || last - (steps.at(-1) as number) > PATIENCE * longest) return { ...none, from: 'onset' };
  return steps.length === 2 ? over(steps, dt, 'one interval', 2) : over(steps.slice(1), dt, 'all but the first', steps.length);
}

/** How it was measured, for a table. */
export function rateWords({ from, spikes, intervals }: Rate): string {
  if (from === 'silence') return 'no spike';
  if (from === 'onset') return `no interval after settling: ${spikes} ${spikes === 1 ? 'spike' : 'spikes'} at the onset`;
  if (from === 'one interval') return 'the only interval between spikes';
  return `mean of ${intervals} ${intervals === 1 ? 'interval' : 'intervals'}, ${from === 'second half' ? 'second half of the run' : 'all but the first'}`;
}

/** [rows][width]; steps are `dt` ms long. */
export function ratesIn(series: Series, dt: number): readonly (readonly Rate[])[] {
  const { rows, width, length, steps, events } = series;
  const lanes = Array.from({ length: rows * width }, (): number[] => []);
  const found = events ?? createSpikeFinder().find(series);
  found.steps.forEach((step, i) => lanes[found.lanes[i] as number]?.push(step));
  const run = { first: length > 0 ? (steps[0] as number) : 0, last: length > 0 ? (steps[length - 1] as number) : 0, dt };
  return Array.from({ length: rows }, (_, row) => lanes.slice(row * width, (row + 1) * width).map((lane) => rateOf(lane, run)));
}

/** The mean over the elements of a row, Hz. */
export const meanRate = (rates: readonly Rate[]): number =>
  rates.length === 0 ? 0 : rates.reduce((sum, { hz }) => sum + hz, 0) / rates.length;

/** Whether a row fired, and has no rate. */
export const isOnset = (rates: readonly Rate[]): boolean => meanRate(rates) === 0 && rates.some(({ from }) => from === 'onset');
