/** The moments at which a series that is 0 otherwise is 1: spikes. Kept one by one, however long the series is. */

export interface Events {
  /** The step of every event, in their order. */
  readonly steps: readonly number[];
  /** The element that it happened in, and its row: row · width + element. */
  readonly lanes: readonly number[];
}

export interface EventLog {
  /** `size` values for every step. */
  take(steps: ArrayLike<number>, values: ArrayLike<number>, size: number): void;
  /** Forgets what happened at this step or later. */
  cut(from: number): void;
  /** Undefined for a series with other values than 0 and 1, or with more events than can be kept. */
  events(): Events | undefined;
}

/** Two numbers each: as much room as a series may take. */
const MOST = 2_000_000;

export function createEvents(): EventLog {
  const [steps, lanes]: [number[], number[]] = [[], []];
  let isOther = false;
  return {
    take(at, values, size) {
      for (let i = 0; i < values.length && !isOther; i++) {
        const value = values[i] as number;
        if (value === 0) continue;
        isOther = value !== 1 || steps.length >= MOST;
        steps.push(at[Math.floor(i / size)] as number);
        lanes.push(i % size);
      }
      if (isOther) steps.length = lanes.length = 0;
    },
    cut(from) {
      while (steps.length > 0 && (steps.at(-1) as number) >= from) {
        steps.pop();
        lanes.pop();
      }
    },
    events: () => (isOther ? undefined : { steps, lanes }),
  };
}
