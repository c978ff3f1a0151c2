/** Sources on the device: whole tables stay there, and a step gathers its rows from them. */
import { gather, tensor1d, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import type { SignalId } from '../../../ir/index.ts';
import type { Reading } from '../../schedule.ts';
import { hasCustom, runCustom } from './custom/kernel.ts';
import { takeRows } from './custom/take.ts';
import { own, release, share, type Held } from './held.ts';
import type { TfjsName } from './platform.ts';

interface Table {
  readonly all: Held;
  readonly reading: Reading;
  /** What was gathered last. */
  gathered: { readonly rows: Int32Array; readonly held: Held } | undefined;
}

export class Sources {
  readonly #backend: TfjsName;
  readonly #tables = new Map<SignalId, Table>();

  constructor(backend: TfjsName) {
    this.#backend = backend;
  }

  /** Gives a source another table, which now belongs to the sources. */
  put(source: SignalId, all: Held, reading: Reading): void {
    this.#release(source);
    this.#tables.set(source, { all, reading, gathered: undefined });
  }

  /** The rows of every source at a step, shared with whoever asks. */
  read(step: number, which: keyof Reading): Map<SignalId, Held> {
    return new Map([...this.#tables].map(([id, table]) => [id, share(rowsOf(table, table.reading[which](step), this.#backend))]));
  }

  /** Whether every source gives the same at every step. */
  areHeld(): boolean {
    return [...this.#tables.values()].every(({ reading }) => reading.at(0) === undefined);
  }

  dispose(): void {
    for (const source of this.#tables.keys()) this.#release(source);
    this.#tables.clear();
  }

  #release(source: SignalId): void {
    const table = this.#tables.get(source);
    if (!table) return;
    release(table.all);
    if (table.gathered) release(table.gathered.held);
  }
}

function rowsOf(table: Table, rows: Int32Array | undefined, backend: TfjsName): Held {
  const { all, gathered } = table;
  if (!rows) return all;
  if (gathered?.rows === rows) return gathered.held;
  const held = own(tidy(() => take(all.tensor, rows, backend)));
  if (gathered) release(gathered.held);
  table.gathered = { rows, held };
  return held;
}

function take(table: Tensor2D, rows: Int32Array, backend: TfjsName): Tensor2D {
  const numbers = tensor1d(rows, 'int32');
  return hasCustom(takeRows, backend) ? runCustom(takeRows, [table, numbers], rows.length, table.shape[1]) : gather(table, numbers, 0);
}
