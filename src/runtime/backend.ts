/** What a backend is: something that prepares a plan into an executable which holds its own parameters and states. */
import type { Plan, Rows } from '../compiler/index.ts';
import type { SignalId } from '../ir/index.ts';

export const backendNames = ['reference', 'reference32', 'webgpu', 'webgl', 'wasm', 'cpu'] as const;
export type BackendName = (typeof backendNames)[number];

export type Values = ReadonlyMap<SignalId, Rows>;

/** The states after so many advances: enough to go on exactly as if nothing had happened. */
export interface Checkpoint {
  readonly step: number;
  readonly states: Values;
}

export interface Executable {
  /** Advances since the start. */
  readonly step: number;
  /** Replaces `values.length` elements of a parameter from `offset` on; what of `setup` follows from it runs again before the next entry. */
  write(parameter: SignalId, offset: number, values: ArrayLike<number>): void;
  /** Holds a source at these rows until it is fed again. */
  feed(source: SignalId, rows: Rows): void;
  /** Advances all states `steps` times; gives, step by step, the signals to record, as they were while the step was computed. */
  advance(steps: number, record: readonly SignalId[]): Promise<readonly Values[]>;
  /** The values as they would be at the present state; updates nothing. */
  observe(read: readonly SignalId[]): Promise<Values>;
  /** As `observe`, with other rows in some sources. */
  evaluate(feeds: Values, read: readonly SignalId[]): Promise<Values>;
  /** The present states; a run that is restored from it goes on as this one would have. */
  checkpoint(): Promise<Checkpoint>;
  /** Takes states over; slots that the checkpoint does not hold stay as they are. */
  restore(checkpoint: Checkpoint): void;
  /** States back to their first values; parameters and sources stay. */
  reset(): void;
  dispose(): void;
}

export interface Backend {
  readonly name: BackendName;
  prepare(plan: Plan): Promise<Executable>;
  /** Why its device computes nothing any more; undefined as long as it does. */
  lost?(): string | undefined;
}
