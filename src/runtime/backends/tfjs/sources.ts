/** Sources on the device: whole tables stay there, and a step gathers its rows from them. */
import { gather, tensor1d, tidy } from '@tensorflow/tfjs-core';
import type { SignalId } from '../../../ir/index.ts';
import type { Reading } from '../../schedule.ts';
import { own, release, share, type Held } from './held.ts';

interface Table {
  readonly all: Held;
  readonly reading: Reading;
  /** What was gathered last. */
  gathered: { readonly rows: Int32Array; readonly held: Held } | undefined;
}

export class Sources {
  readonly #tables = new Map<SignalId, Table>();

  /** Gives a source another table, which now belongs to the sources. */
  put(source: SignalId, all: Held, reading: Reading): void {
    this.#release(source);
    this.#tables.set(source, { all, reading, gathered: undefined });
  }

  /** The rows of every source at a step, shared with whoever asks. */
  read(step: number, which: keyof Reading): Map<SignalId, Held> {
    return new Map([...this.#tables].map(([id, table]) => [id, share(rowsOf(table, table.reading[which](step)))]));
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

function rowsOf(table: Table, rows: Int32Array | undefined): Held {
  const { all, gathered } = table;
  if (!rows) return all;
  if (gathered?.rows === rows) return gathered.held;
  const held = own(tidy(() => gather(all.tensor, tensor1d(rows, 'int32'), 0)));
  if (gathered) release(gathered.held);
  table.gathered = { rows, held };
  return held;
}
