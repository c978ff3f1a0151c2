/** Counts who needs a tensor: the store, a running entry, a read that is under way. The last one to release it disposes it. */
import { reshape, tensor2d, tile, type Tensor2D } from '@tensorflow/tfjs-core';
import { present } from '../../../base/index.ts';
import type { Rows } from '../../../compiler/index.ts';
import type { SignalId } from '../../../ir/index.ts';

/** A value on the device, [rows, elements]; one row may be laid out as the matrix that it is. */
export interface Held {
  readonly tensor: Tensor2D;
  readonly rows: number;
  users: number;
}

export const own = (tensor: Tensor2D, rows: number = tensor.shape[0]): Held => ({ tensor, rows, users: 1 });

/** Rows, and elements of each. */
export const extentOf = ({ tensor, rows }: Held): [number, number] => [rows, tensor.size / rows];

/** As [rows, elements]: the tensor itself, or another one of the same values. */
export const asRows = (held: Held): Tensor2D => (held.tensor.shape[0] === held.rows ? held.tensor : reshape(held.tensor, extentOf(held)));

export function share(held: Held): Held {
  held.users++;
  return held;
}

export function release(held: Held): void {
  held.users--;
  if (held.users === 0) held.tensor.dispose();
}

export function releaseAll(store: Map<SignalId, Held>): void {
  for (const held of store.values()) release(held);
  store.clear();
}

/** Puts a value in the place of another; `held` now belongs to the store. */
export function put(store: Map<SignalId, Held>, id: SignalId, held: Held): void {
  const former = store.get(id);
  store.set(id, held);
  if (former) release(former);
}

/** Shares the named values, each from the first place that has it. */
export function pick(ids: readonly SignalId[], ...places: readonly ReadonlyMap<SignalId, Held>[]): ReadonlyMap<SignalId, Held> {
  const found = [...new Set(ids)].map((id) => [id, present(places.find((place) => place.has(id))?.get(id), `%${id}`)] as const);
  return new Map(found.map(([id, held]) => [id, share(held)]));
}

/** Shares a value of `size` elements; one element is repeated for all. */
export function widen(held: Held, size: number): Held {
  return held.tensor.size === held.rows * size ? share(held) : own(tile(held.tensor, [1, size]));
}

/** Copies values to the device as float32. */
export function upload({ rows, values }: Rows | { readonly rows: number; readonly values: Float32Array }, size: number): Held {
  if (values.length !== rows * size) throw new Error(`expected ${rows} rows of ${size}, got ${values.length} values`);
  return own(tensor2d(Float32Array.from(values), [rows, size], 'float32'));
}
