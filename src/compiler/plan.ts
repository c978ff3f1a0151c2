/** A plan: what a backend prepares. Entries over one store of parameters and states. */
import type { OwnerId } from '../base/index.ts';
import type { Verb } from '../graph/index.ts';
import type { Op, Program, SignalId } from '../ir/index.ts';

/** An operation, or a region of them that a backend may compute as one; the reference computes them one after the other. */
export interface Step {
  readonly ops: readonly Op[];
  /** What is needed after the step; the other results of a region need not be kept. */
  readonly outputs: readonly SignalId[];
  /** Values that nobody needs after the step, of what it or a step before it gave. */
  readonly free: readonly SignalId[];
}

/**
 * Which rows a source gives at an advance. `held`: all of them, always. `sequence`: row k at step k, the last one for ever after.
 * `minibatches`: each epoch visits `rows` once, in an order drawn from the key and the number of the epoch, `size` at a time; the last
 * batch of an epoch may be short. Without a key the order is the given one.
 */
export type Schedule =
  | { readonly kind: 'held' }
  | { readonly kind: 'sequence' }
  | {
      readonly kind: 'minibatches';
      readonly rows: Int32Array;
      readonly size: number;
      readonly key: readonly [number, number] | undefined;
    };

export interface Source extends Rows {
  readonly schedule: Schedule;
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
 * `start`: the first values of states, from parameters and sources.
 * `setup`: what follows from parameters alone; each of its roots stays until a parameter that it follows from is written.
 * `step`: the advance, fused; its roots are the next states and what probes record.
 * `evaluate`: the forward value without updates, for any number of rows.
 * `observe`: every value that can be seen, unfused; updates nothing.
 */
export interface Entries {
  readonly start: Entry;
  readonly setup: Entry;
  readonly step: Entry;
  readonly evaluate: Entry;
  readonly observe: Entry;
}

/** How long an experiment runs, and in which unit a person counts it. */
export interface Course {
  readonly verb: Verb;
  /** Advances from start to end. */
  readonly advances: number;
  /** Advances of one unit: of a pass, an epoch, a millisecond, a sweep. */
  readonly perUnit: number;
  /** ms of one advance, in a simulation. */
  readonly dt: number;
}

/** Which examples a training learns from, and which it holds out. */
export interface Examples {
  readonly training: Int32Array;
  readonly heldOut: Int32Array;
}

export interface Plan {
  readonly program: Program;
  readonly entries: Entries;
  /** Values of parameters before anything is written. */
  readonly parameters: ReadonlyMap<SignalId, Float64Array>;
  /** What the sources give, before anything is fed. */
  readonly sources: ReadonlyMap<SignalId, Source>;
  /** The signal that holds the number of advances so far. */
  readonly clock: SignalId | undefined;
  /** Rows of a batch: the largest number of rows that any source gives at once. */
  readonly batch: number;
  /** The part of every node and edge in every state slot: how a state finds its place after an edit. */
  readonly slots: readonly Slot[];
  readonly course: Course;
  /** Of a training. */
  readonly examples: Examples;
  readonly loss: SignalId | undefined;
  /** The source map: a node's or edge's value by name (`activation`, `netInput`, `bias`, `weight`, …). */
  locate(owner: OwnerId, what: string): Location | undefined;
  /** Every value that can be observed, in the order of `observe`. */
  readonly observables: readonly Observable[];
}

export interface Observable extends Location {
  readonly owner: OwnerId;
  readonly what: string;
  /** It is NaN where there is no such number, as its kind declares. */
  readonly mayBeUndefined?: true;
}

/** Elements `index` … `index + count` of a state signal are the slot `slot` of a node or an edge. */
export interface Slot extends Location {
  readonly owner: OwnerId;
  readonly slot: string;
  /** It keeps an observable of which that holds. */
  readonly mayBeUndefined?: true;
}
