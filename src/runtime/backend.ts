/** What a backend is: something that prepares a plan into an executable which holds its own parameters and states. */
import type { Plan, Rows } from '../compiler/index.ts';
import type { SignalId } from '../ir/index.ts';

export const backendNames = ['reference', 'reference32', 'webgpu', 'webgl', 'wasm', 'cpu'] as const;
export type BackendName = (typeof backendNames)[number];

export type Values = ReadonlyMap<SignalId, Rows>;

export interface Executable {
  /** Replaces `values.length` elements of a parameter from `offset` on; `setup` runs again before the next entry. */
  write(parameter: SignalId, offset: number, values: ArrayLike<number>): void;
  /** Holds a source at these rows until it is fed again. */
  feed(source: SignalId, rows: Rows): void;
  /** Advances all states `steps` times; gives, step by step, the signals to record. */
  advance(steps: number, record: readonly SignalId[]): Promise<readonly Values[]>;
  /** The values as they would be at the present state; updates nothing. */
  observe(read: readonly SignalId[]): Promise<Values>;
  /** As `observe`, with other rows in some sources. */
  evaluate(feeds: Values, read: readonly SignalId[]): Promise<Values>;
  /** States back to their initial values; parameters and sources stay. */
  reset(): void;
  dispose(): void;
}

export interface Backend {
  readonly name: BackendName;
  prepare(plan: Plan): Promise<Executable>;
}
