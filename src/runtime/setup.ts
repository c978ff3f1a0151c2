/** Which part of `setup` is due: all of it at first, then what follows from the parameters that were written. */
import { following, type Entry, type Plan } from '../compiler/index.ts';
import type { SignalId } from '../ir/index.ts';

export class Setup {
  readonly #whole: Entry;
  /** Undefined: all is due. */
  #written: Set<SignalId> | undefined;
  /** Whoever drags a parameter writes the same one again and again. */
  #last: { readonly key: string; readonly part: Entry } | undefined;

  constructor({ entries }: Plan) {
    this.#whole = entries.setup;
  }

  write(parameter: SignalId): void {
    this.#written?.add(parameter);
  }

  /** What is due, which no longer is then; it may be nothing. */
  take(): Entry {
    const written = this.#written;
    this.#written = new Set();
    if (!written) return this.#whole;
    const key = [...written].join();
    if (this.#last?.key !== key) this.#last = { key, part: following(this.#whole, written) };
    return this.#last.part;
  }

  /** What was taken was not computed to its end: all is due again. */
  fail(): void {
    this.#written = undefined;
  }
}
