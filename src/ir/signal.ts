/** Signals: the values that flow through a program. */
import type { Brand } from '../base/index.ts';

export type SignalId = Brand<number, 'SignalId'>;
export type Dtype = 'float32' | 'int32' | 'bool';

/** `shape` leaves the batch out; a batched signal has one leading axis more (examples, trials, cues). */
export interface SignalType {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly batched: boolean;
}

/**
 * `source`: fed from outside. `parameter`: written between advances. `state`: replaced by each advance. `clock`: the number of advances
 * so far, one element, at most one signal of a program. `value`: computed.
 */
export type SignalRole = 'source' | 'parameter' | 'state' | 'clock' | 'value';

export interface Signal extends SignalType {
  readonly id: SignalId;
  readonly role: SignalRole;
  readonly name: string;
}

/** Number of elements, without the batch. */
export const elements = (shape: readonly number[]): number => shape.reduce((product, extent) => product * extent, 1);

export const float = (shape: readonly number[], batched: boolean): SignalType => ({ dtype: 'float32', shape, batched });

export function sameType(a: SignalType, b: SignalType): boolean {
  return a.dtype === b.dtype && a.batched === b.batched && a.shape.length === b.shape.length && a.shape.every((n, i) => n === b.shape[i]);
}

/** The type alone. */
export const signalType = ({ dtype, shape, batched }: SignalType): SignalType => ({ dtype, shape, batched });
