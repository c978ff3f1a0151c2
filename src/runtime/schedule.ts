/** Which rows of its table a source gives: a function of the step alone, the same on every backend. */
import { permutation } from '../base/index.ts';
import type { Schedule } from '../compiler/index.ts';

export type Minibatches = Extract<Schedule, { readonly kind: 'minibatches' }>;

/** Minibatches are seen by these many rows, the first of all in the given order. */
export const PREVIEW_ROWS = 64;

/** Row numbers of a table, in order; undefined: all of them as they are. */
export type RowNumbers = Int32Array | undefined;

/** What a source gives. The same rows are the same array, so that a backend need not gather them again. */
export interface Reading {
  /** At an advance. */
  at(step: number): RowNumbers;
  /** To whoever looks at the present state. */
  shown(step: number): RowNumbers;
}

/** The rows of a schedule for a table of so many rows. */
export function createReading(schedule: Schedule, rows: number): Reading {
  return readings[schedule.kind](schedule as never, rows);
}

const readings: { readonly [K in Schedule['kind']]: (schedule: Extract<Schedule, { readonly kind: K }>, rows: number) => Reading } = {
  held: () => ({ at: () => undefined, shown: () => undefined }),
  sequence(_, rows) {
    const at = remembered((row) => Int32Array.of(row));
    const now = (step: number) => at(Math.min(step, rows - 1));
    return { at: now, shown: now };
  },
  minibatches(schedule) {
    const preview = schedule.rows.slice(0, PREVIEW_ROWS);
    return { at: createBatches(schedule), shown: () => preview };
  },
};

/** The rows of the batch of a step: row numbers of the table, `size` of them or, at the end of an epoch, fewer. */
export function batchRows(schedule: Minibatches, step: number): Int32Array {
  return createBatches(schedule)(step);
}

/** `batchRows` for many steps: the order of an epoch is drawn once. */
function createBatches({ rows, size, key }: Minibatches): (step: number) => Int32Array {
  if (rows.length === 0 || size < 1) throw new Error(`minibatches of ${size} from ${rows.length} rows`);
  const perEpoch = Math.ceil(rows.length / size);
  const order = remembered((epoch) => (key ? permutation(key, epoch, rows.length).map((i) => rows[i] as number) : rows));
  return remembered((step) => {
    const from = (step % perEpoch) * size;
    return order(Math.floor(step / perEpoch)).slice(from, from + size);
  });
}

/** f that computes nothing when it is asked again for what it was asked last. */
function remembered(f: (x: number) => Int32Array): (x: number) => Int32Array {
  let last: { readonly x: number; readonly result: Int32Array } | undefined;
  return (x) => {
    if (last?.x !== x) last = { x, result: f(x) };
    return last.result;
  };
}
