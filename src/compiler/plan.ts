/** A plan: what a backend prepares. Four entries over one store of parameters and states. */
import type { OwnerId } from '../base/index.ts';
import type { Op, Program, SignalId } from '../ir/index.ts';

/** An operation, and the values that nobody needs after it. */
export interface Step {
  readonly op: Op;
  readonly free: readonly SignalId[];
}

export interface Entry {
  readonly steps: readonly Step[];
  /** Signals that this entry computes for whoever calls it. */
  readonly roots: readonly SignalId[];
}

/** Values of one signal, row after row: [rows, elements]. An unbatched signal has one row. */
export interface Rows {
  readonly rows: number;
  readonly values: Float64Array;
}

/** Where the value of a node or an edge is found: `count` elements from `index` of a signal. */
export interface Location {
  readonly signal: SignalId;
  readonly index: number;
  readonly count: number;
}

/**
 * `setup`: what follows from parameters alone; its roots stay until a parameter is written.
 * `step`: the advance; its roots are the next states and what probes record.
 * `evaluate`: the forward value without updates, for any number of rows.
 * `observe`: every value that can be seen, unfused; updates nothing.
 */
export interface Entries {
  readonly setup: Entry;
  readonly step: Entry;
  readonly evaluate: Entry;
  readonly observe: Entry;
}

export interface Plan {
  readonly program: Program;
  readonly entries: Entries;
  /** Values of parameters before anything is written. */
  readonly parameters: ReadonlyMap<SignalId, Float64Array>;
  /** What the sources are held at, before anything is fed. */
  readonly sources: ReadonlyMap<SignalId, Rows>;
  /** Rows of a batch: the largest number of rows of any source. */
  readonly batch: number;
  /** The source map: a node's or edge's value by name (`activation`, `netInput`, `bias`, `weight`, …). */
  locate(owner: OwnerId, what: string): Location | undefined;
  /** Every value that can be observed, in the order of `observe`. */
  readonly observables: readonly Observable[];
}

export interface Observable extends Location {
  readonly owner: OwnerId;
  readonly what: string;
}
