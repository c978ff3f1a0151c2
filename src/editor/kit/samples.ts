/** What probes saw, sample after sample: for curves, rasters and pictures that paint by subscription. */
import type { Samples } from '../../runtime/index.ts';
import { createEvents, type EventLog, type Events } from './events.ts';

/** [length, rows, width]; arrays are longer than what they hold, so read up to `length` only. */
export interface Series {
  readonly length: number;
  readonly rows: number;
  readonly width: number;
  /** The step of every sample, increasing. */
  readonly steps: Float64Array;
  /** Thinned when they are too many; the smallest and largest values stay. */
  readonly values: Float64Array;
  /** Steps between two samples as they came. */
  readonly every: number;
  /** Every spike of a series that is 0 but for moments at which it is 1; never thinned. */
  readonly events: Events | undefined;
}

export type SampleOf = Samples['of'];

export interface SampleStore {
  get(probe: string, of?: SampleOf): Series | undefined;
  subscribe(listener: () => void): () => void;
  /** Counts changes, for useSyncExternalStore. */
  version(): number;
  take(samples: Samples): void;
  clear(): void;
}

/** Numbers that one series may hold; when it is full, half of them go. */
const MOST = 4_000_000;

interface Grown extends Series {
  length: number;
  steps: Float64Array;
  values: Float64Array;
  every: number;
  readonly log: EventLog;
}

export function createSampleStore(): SampleStore {
  const series = new Map<string, Grown>();
  const listeners = new Set<() => void>();
  let version = 0;
  const tell = () => {
    version++;
    for (const listener of listeners) listener();
  };
  return {
    get: (probe, of = 'run') => series.get(`${of} ${probe}`),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    version: () => version,
    take(samples) {
      const key = `${samples.of} ${samples.probe}`;
      const known = series.get(key);
      const fits = known && known.rows === samples.rows && known.width === samples.width;
      series.set(key, appended(fits ? cut(known, samples.steps[0] ?? 0) : empty(samples), samples));
      tell();
    },
    clear() {
      series.clear();
      tell();
    },
  };
}

function empty({ rows, width }: Samples): Grown {
  const log = createEvents();
  return {
    length: 0,
    rows,
    width,
    steps: new Float64Array(64),
    values: new Float64Array(64 * rows * width),
    every: 1,
    log,
    get events() {
      return log.events();
    },
  };
}

/** A run that goes back goes another way from there. */
function cut(series: Grown, from: number): Grown {
  while (series.length > 0 && (series.steps[series.length - 1] as number) >= from) series.length--;
  series.log.cut(from);
  return series;
}

function appended(series: Grown, { steps, values }: Samples): Grown {
  const size = series.rows * series.width;
  const length = series.length + steps.length;
  if (length > series.steps.length) {
    const room = Math.max(length, series.steps.length * 2);
    series.steps = enlarged(series.steps, room);
    series.values = enlarged(series.values, room * size);
  }
  series.steps.set(steps, series.length);
  series.values.set(values, series.length * size);
  if (series.length < 2 && length > 1) series.every = (series.steps[length - 1] as number) - (series.steps[length - 2] as number);
  series.length = length;
  series.log.take(steps, values, size);
  return length * size > MOST && length > 2 ? thinned(series) : series;
}

function enlarged(array: Float64Array, size: number): Float64Array {
  const larger = new Float64Array(size);
  larger.set(array);
  return larger;
}

const GROUP = 4;

/** Of four samples two stay: for every element the smallest and the largest value, in the order in which they came. */
function thinned(series: Grown): Grown {
  const size = series.rows * series.width;
  const { steps, values } = series;
  let length = 0;
  const move = (from: number) => {
    steps[length] = steps[from] as number;
    values.copyWithin(length * size, from * size, (from + 1) * size);
    length++;
  };
  let first = 0;
  for (; first + GROUP <= series.length; first += GROUP) {
    for (let k = 0; k < size; k++) putEnds(values, first * size + k, size);
    move(first);
    move(first + 2);
  }
  for (; first < series.length; first++) move(first);
  series.length = length;
  return series;
}

/** Of four values `pitch` apart the smallest and the largest go to the places of the first and the third. */
function putEnds(values: Float64Array, at: number, pitch: number): void {
  let [least, most] = [at, at];
  for (let i = at + pitch; i < at + GROUP * pitch; i += pitch) {
    if ((values[i] as number) < (values[least] as number)) least = i;
    if ((values[i] as number) > (values[most] as number)) most = i;
  }
  const [early, late] = [values[Math.min(least, most)] as number, values[Math.max(least, most)] as number];
  values[at] = early;
  values[at + 2 * pitch] = late;
}
