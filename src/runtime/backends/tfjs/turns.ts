/** Who works with an executable does so alone: an entry may wait for the device in its midst. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #taken = false;

  /** Starts `work` at once if nobody is at work, else when those who came before have finished. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#taken) await new Promise<void>((go) => this.#waiting.push(go));
    this.#taken = true;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#taken = false;
    }
  }
}
