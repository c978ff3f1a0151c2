/** A program: typed tensor operations with explicit state. */
import { present, type OwnerId } from '../base/index.ts';
import type { Op } from './op.ts';
import type { Signal, SignalId } from './signal.ts';

/** A value that lives from one advance to the next: after an advance `current` holds what `next` was; at the start, what `initial` is. */
export interface StateSlot {
  readonly owner: OwnerId;
  readonly slot: string;
  readonly current: SignalId;
  readonly next: SignalId;
  /** Follows from parameters and sources; one row, or one element, may stand for all. */
  readonly initial: SignalId;
}

export interface Program {
  readonly signals: ReadonlyMap<SignalId, Signal>;
  readonly ops: readonly Op[];
  readonly states: readonly StateSlot[];
  /** What can be observed, by name. */
  readonly outputs: ReadonlyMap<string, SignalId>;
}

/** A pure step from program to program. */
export interface Pass {
  readonly name: string;
  run(program: Program): Program;
}

export function signalOf(program: Program, id: SignalId): Signal {
  return present(program.signals.get(id), `signal ${id}`);
}

/** Signals that the given roots need, the roots included. */
export function reachable(program: Program, roots: Iterable<SignalId>): ReadonlySet<SignalId> {
  const producer = new Map(program.ops.map((op) => [op.output, op]));
  const seen = new Set<SignalId>();
  const pending = [...roots];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    pending.push(...(producer.get(id)?.inputs ?? []));
  }
  return seen;
}
