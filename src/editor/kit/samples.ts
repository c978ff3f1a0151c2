/** What probes saw, sample after sample: for curves, rasters and pictures that paint by subscription. */
import type { Samples } from '../../runtime/index.ts';

/** [length, rows, width]; arrays are longer than what they hold, so read up to `length` only. */
export interface Series {
  readonly length: number;
  readonly rows: number;
  readonly width: number;
  /** The step of every sample, increasing. */
  readonly steps: Float64Array;
  readonly values: Float64Array;
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

/** Numbers that one series may hold; when it is full, every second sample goes. */
const MOST = 4_000_000;

interface Grown extends Series {
  length: number;
  steps: Float64Array;
  values: Float64Array;
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

const empty = ({ rows, width }: Samples): Grown => ({
  length: 0,
  rows,
  width,
  steps: new Float64Array(64),
  values: new Float64Array(64 * rows * width),
});

/** A run that goes back goes another way from there. */
function cut(series: Grown, from: number): Grown {
  while (series.length > 0 && (series.steps[series.length - 1] as number) >= from) series.length--;
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
  series.length = length;
  return length * size > MOST && length > 2 ? halved(series) : series;
}

function enlarged(array: Float64Array, size: number): Float64Array {
  const larger = new Float64Array(size);
  larger.set(array);
  return larger;
}

function halved(series: Grown): Grown {
  const size = series.rows * series.width;
  const length = Math.ceil(series.length / 2);
  for (let i = 0; i < length; i++) {
    series.steps[i] = series.steps[2 * i] as number;
    series.values.copyWithin(i * size, 2 * i * size, (2 * i + 1) * size);
  }
  series.length = length;
  return series;
}
