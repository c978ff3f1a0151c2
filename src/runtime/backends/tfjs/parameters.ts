/** Parameters on the host, float32, and which of them the device does not have yet: dragging a weight costs one upload per entry. */
import { present } from '../../../base/index.ts';
import type { SignalId } from '../../../ir/index.ts';

export class Parameters {
  readonly #values: ReadonlyMap<SignalId, Float32Array>;
  readonly #written: Set<SignalId>;

  constructor(initial: ReadonlyMap<SignalId, Float64Array>) {
    this.#values = new Map([...initial].map(([id, values]) => [id, Float32Array.from(values)]));
    this.#written = new Set(this.#values.keys());
  }

  write(id: SignalId, offset: number, values: ArrayLike<number>): void {
    present(this.#values.get(id), `parameter %${id}`).set(values, offset);
    this.#written.add(id);
  }

  /** What was written since the last call. */
  takeWritten(): readonly (readonly [SignalId, Float32Array])[] {
    const written = [...this.#written].map((id) => [id, present(this.#values.get(id), `%${id}`)] as const);
    this.#written.clear();
    return written;
  }
}
