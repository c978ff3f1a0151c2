/** What a probe saw of a run, kept flat: eight bytes for a number, however many samples there are. */
import type { Rows } from '../compiler/index.ts';

/** Values of one node's port, sample by sample: rows of `count` elements, and when they were, in the unit of the experiment. */
export interface Trace {
  readonly length: number;
  /** A view of the i-th sample. */
  sample(i: number): Rows;
  /** When it was. */
  time(i: number): number;
  /** Views of all samples, made when asked for: for runs of which a person reads every number. */
  readonly steps: readonly Rows[];
  readonly at: readonly number[];
  /** Whether a number of it may be undefined, as its kind declares, and then NaN. */
  readonly mayBeUndefined: boolean;
}

/** Numbers of the first block, and of the largest. */
const BLOCK = { first: 1024, most: 2 ** 18 };

/** Samples that lie one after the other in a block, and have equally many rows: a short minibatch has fewer than the others. */
interface Stretch {
  /** The number of its first sample. */
  readonly first: number;
  readonly block: Float64Array;
  readonly at: number;
  readonly rows: number;
  readonly size: number;
}

/** A trace that grows. */
export class Recording implements Trace {
  readonly mayBeUndefined: boolean;
  readonly #perUnit: number;
  readonly #stretches: Stretch[] = [];
  /** Numbers of the last block that are taken. */
  #taken = 0;
  #length = 0;
  #start = 0;
  #every = 1;
  /** Steps of samples that are not `every` after the one before: the end of a run. */
  readonly #odd = new Map<number, number>();

  /** `perUnit`: steps of one unit of the experiment. */
  constructor(perUnit = 1, mayBeUndefined = false) {
    this.#perUnit = perUnit;
    this.mayBeUndefined = mayBeUndefined;
  }

  get length(): number {
    return this.#length;
  }

  add(step: number, { rows, values }: Rows): void {
    const { block, at } = this.#placeFor(rows, values.length);
    block.set(values, at);
    const i = this.#length++;
    if (i === 0) this.#start = step;
    else if (i === 1) this.#every = step - this.#start;
    else if (step !== this.#start + i * this.#every) this.#odd.set(i, step);
  }

  sample(i: number): Rows {
    const { first, block, at, rows, size } = this.#stretchOf(i);
    const from = at + (i - first) * size;
    return { rows, values: block.subarray(from, from + size) };
  }

  time(i: number): number {
    return this.#step(i) / this.#perUnit;
  }

  /** Forgets samples of this step and later ones. */
  cut(step: number): void {
    while (this.#length > 0 && this.#step(this.#length - 1) >= step) this.#length--;
    while ((this.#stretches.at(-1)?.first ?? -1) >= this.#length) this.#stretches.pop();
    const last = this.#stretches.at(-1);
    this.#taken = last ? last.at + (this.#length - last.first) * last.size : 0;
    for (const i of this.#odd.keys()) if (i >= this.#length) this.#odd.delete(i);
  }

  /** Every so many samples, counted back from the last. */
  thinned(every: number): Recording {
    if (every === 1) return this;
    const kept = new Recording(this.#perUnit, this.mayBeUndefined);
    for (let i = (this.#length - 1) % every; i < this.#length; i += every) kept.add(this.#step(i), this.sample(i));
    return kept;
  }

  #step(i: number): number {
    return this.#odd.get(i) ?? this.#start + i * this.#every;
  }

  get steps(): readonly Rows[] {
    return Array.from({ length: this.#length }, (_, i) => this.sample(i));
  }

  get at(): readonly number[] {
    return Array.from({ length: this.#length }, (_, i) => this.time(i));
  }

  /** Room for a sample: in the last stretch, or in a new one. */
  #placeFor(rows: number, size: number): { readonly block: Float64Array; readonly at: number } {
    const last = this.#stretches.at(-1);
    const isFull = !last || this.#taken + size > last.block.length;
    const at = isFull ? 0 : this.#taken;
    this.#taken = at + size;
    if (!isFull && last.rows === rows && last.size === size) return { block: last.block, at };
    const block = isFull ? new Float64Array(Math.max(size, nextBlock(last?.block.length))) : last.block;
    this.#stretches.push({ first: this.#length, block, at, rows, size });
    return { block, at };
  }

  #stretchOf(i: number): Stretch {
    if (!(i >= 0 && i < this.#length)) throw new Error(`sample ${i} of ${this.#length}`);
    let [low, high] = [0, this.#stretches.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#stretches[middle] as Stretch).first <= i) low = middle;
      else high = middle - 1;
    }
    return this.#stretches[low] as Stretch;
  }
}

const nextBlock = (before: number | undefined): number => (before === undefined ? BLOCK.first : Math.min(BLOCK.most, before * 2));
