/** States by owner and slot instead of by signal: so they outlive an edit, a file, a backend. */
import { present } from '../base/index.ts';
import type { Location, Plan, Rows } from '../compiler/index.ts';
import { signalOf, type SignalId } from '../ir/index.ts';
import type { Checkpoint } from './backend.ts';
import { slice } from './slice.ts';

/** The states after so many advances, by `owner slot`. */
export interface SavedStates {
  readonly step: number;
  readonly slots: ReadonlyMap<string, Rows>;
}

export const slotKey = (owner: string, slot: string): string => `${owner} ${slot}`;

export function saved({ slots }: Plan, { step, states }: Checkpoint): SavedStates {
  return { step, slots: new Map(slots.map((slot) => [slotKey(slot.owner, slot.slot), slice(states, slot)])) };
}

export interface Placed {
  readonly checkpoint: Checkpoint;
  /** Slots that have no place, or one of another size. */
  readonly lost: readonly string[];
  /** Slots of the plan that nothing was saved for, and that keep their start. */
  readonly missing: readonly string[];
}

/** The checkpoint of a plan that holds what was saved, and for all else what `first`, its own start, holds. */
export function placed(plan: Plan, first: Checkpoint, { step, slots: values }: SavedStates): Placed {
  const states = new Map<SignalId, Rows>();
  const taken = new Set<string>();
  for (const slot of plan.slots) {
    const { signal, index, count } = slot;
    const key = slotKey(slot.owner, slot.slot);
    const own = values.get(key);
    const whole = states.get(signal) ?? present(first.states.get(signal), slot.slot);
    const isFitting = own !== undefined && fits(plan, slot, own);
    states.set(signal, isFitting ? overlaid(whole, own, index, count) : whole);
    if (isFitting) taken.add(key);
  }
  return {
    checkpoint: { step, states },
    lost: [...values.keys()].filter((key) => !taken.has(key)),
    missing: plan.slots.map(({ owner, slot }) => slotKey(owner, slot)).filter((key) => !taken.has(key) && !values.has(key)),
  };
}

/** As many elements as the slot, for one row or for each row of the batch. */
function fits({ program, batch }: Plan, { signal, count }: Location, { rows, values }: Rows): boolean {
  const isWhole = rows === 1 || (rows === batch && signalOf(program, signal).batched);
  return isWhole && values.length === rows * count;
}

/** A part put over its place in the whole; the one with fewer rows repeats its first. */
function overlaid(whole: Rows, part: Rows, index: number, count: number): Rows {
  const rows = Math.max(whole.rows, part.rows);
  const width = whole.values.length / whole.rows;
  const values = new Float64Array(rows * width);
  for (let row = 0; row < rows; row++) {
    values.set(whole.values.subarray((whole.rows === 1 ? 0 : row) * width, (whole.rows === 1 ? 1 : row + 1) * width), row * width);
    values.set(part.values.subarray((part.rows === 1 ? 0 : row) * count, (part.rows === 1 ? 1 : row + 1) * count), row * width + index);
  }
  return { rows, values };
}
