/** States by owner and slot instead of by signal: so they outlive an edit, a file, a backend. */
import { present } from '../base/index.ts';
import type { Plan, Rows } from '../compiler/index.ts';
import type { SignalId } from '../ir/index.ts';
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
}

/** The checkpoint of a plan that holds what was saved, and for all else what `first`, its own start, holds. */
export function placed({ slots }: Plan, first: Checkpoint, { step, slots: values }: SavedStates): Placed {
  const states = new Map<SignalId, Rows>();
  const taken = new Set<string>();
  for (const { owner, slot, signal, index, count } of slots) {
    const own = values.get(slotKey(owner, slot));
    const whole = states.get(signal) ?? present(first.states.get(signal), slot);
    const fits = own !== undefined && own.values.length === own.rows * count;
    states.set(signal, fits ? overlaid(whole, own, index, count) : whole);
    if (fits) taken.add(slotKey(owner, slot));
  }
  return { checkpoint: { step, states }, lost: [...values.keys()].filter((key) => !taken.has(key)) };
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
