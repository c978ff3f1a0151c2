/** Brings values back from the device, in as few transfers as the device needs. */
import { cast, concat1d, mul, reshape, slice, tidy, type Rank, type Tensor, type TypedArray } from '@tensorflow/tfjs-core';
import { present } from '../../../base/index.ts';
import type { Rows } from '../../../compiler/index.ts';
import { release, type Held } from './held.ts';
import type { Device } from './platform.ts';

/** Most elements of one transfer: 64 MB, and 2²⁴ fit any texture. */
const LARGEST_TRANSFER = 2 ** 24;

/** Reads each value once and releases every one that was given. Throws when the device has refused work that it was given. */
export async function readBack(values: readonly Held[], { gpu: together, name, refusal }: Device): Promise<ReadonlyMap<Held, Rows>> {
  const unique = [...new Set(values)];
  try {
    const groups = together ? grouped(unique) : unique.map((held) => [held]);
    const fetch = together ? fetchTogether : fetchAlone;
    // all transfers are asked for before the first is awaited: later steps may replace the values
    const read = (await Promise.all(groups.map((group) => fetch(group.map(({ tensor }) => tensor))))).flat();
    const refused = refusal();
    if (refused !== undefined) throw new Error(`${name} refused a computation, so its values cannot be trusted: ${refused}`);
    return new Map(unique.map((held, i) => [held, { rows: held.rows, values: Float64Array.from(present(read[i], 'values')) }]));
  } finally {
    values.forEach(release);
  }
}

/** Waits until the device has computed a value, at the price of reading one element of it. */
export async function settle({ tensor }: Held): Promise<void> {
  const one = slice(tensor, [0, 0], [1, 1]);
  try {
    await one.data();
  } finally {
    one.dispose();
  }
}

/** In one transfer. A read moves a GPU tensor to the host, so what is read is always a copy: the value itself stays where it is. */
export async function fetchTogether(tensors: readonly Tensor[]): Promise<readonly TypedArray[]> {
  const copy = tidy((): Tensor => {
    const flat = tensors.map((tensor) => reshape<Rank.R1>(cast(tensor, 'float32'), [tensor.size]));
    const [only] = flat;
    return only && flat.length === 1 ? mul(only, 1) : concat1d(flat);
  });
  try {
    const all = await copy.data();
    let end = 0;
    return tensors.map(({ size }) => all.subarray(end, (end += size)));
  } finally {
    copy.dispose();
  }
}

const fetchAlone = (tensors: readonly Tensor[]): Promise<readonly TypedArray[]> => Promise.all(tensors.map((tensor) => tensor.data()));

function grouped(values: readonly Held[]): Held[][] {
  const groups: Held[][] = [];
  let room = 0;
  for (const held of values) {
    if (groups.length === 0 || held.tensor.size > room) {
      groups.push([]);
      room = LARGEST_TRANSFER;
    }
    groups.at(-1)?.push(held);
    room -= held.tensor.size;
  }
  return groups;
}
