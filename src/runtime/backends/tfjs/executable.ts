/** A plan on one tfjs backend: parameters, sources and states stay on the device; entries run one operation at a time. */
import { tensor2d, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { present } from '../../../base/index.ts';
import type { Entry, Plan, Rows } from '../../../compiler/index.ts';
import { elements, signalOf, type Op, type SignalId } from '../../../ir/index.ts';
import type { Executable, Values } from '../../backend.ts';
import { own, put, release, releaseAll, share, upload, type Held } from './held.ts';
import { prepareOp, type Prepared } from './kernels.ts';
import { Parameters } from './parameters.ts';
import type { Device } from './platform.ts';
import { readBack, settle } from './transfer.ts';

const nothing: ReadonlyMap<SignalId, Held> = new Map();

export class TfjsExecutable implements Executable {
  readonly #plan: Plan;
  readonly #device: Device;
  readonly #activate: () => void;
  /** What outlives an entry: parameters, what follows from them, sources, states. */
  readonly #store = new Map<SignalId, Held>();
  readonly #parameters: Parameters;
  readonly #operations = new Map<Op, Prepared>();
  #setupIsDue = true;
  #disposed = false;

  /** `activate` makes the backend the one tfjs computes on; it is called before every run of synchronous operations. */
  constructor(plan: Plan, device: Device, activate: () => void) {
    this.#plan = plan;
    this.#device = device;
    this.#activate = activate;
    this.#parameters = new Parameters(plan.parameters);
    try {
      activate();
      for (const { steps } of Object.values(plan.entries)) for (const { op } of steps) this.#prepare(op);
      for (const [id, rows] of plan.sources) this.feed(id, rows);
      this.reset();
    } catch (error) {
      this.dispose();
      throw error;
    }
  }

  write(parameter: SignalId, offset: number, values: ArrayLike<number>): void {
    this.#parameters.write(parameter, offset, values);
    this.#setupIsDue = true;
  }

  feed(source: SignalId, rows: Rows): void {
    this.#activate();
    put(this.#store, source, upload(rows, this.#sizeOf(source)));
  }

  async advance(steps: number, record: readonly SignalId[]): Promise<readonly Values[]> {
    this.#begin();
    const frames: ReadonlyMap<SignalId, Held>[] = [];
    try {
      for (let step = 0; step < steps; step++) frames.push(this.#step(record));
    } catch (error) {
      for (const frame of frames) frame.forEach(release);
      throw error;
    }
    const [state] = this.#plan.program.states;
    // with nothing to read, a caller would run ahead of the GPU without end
    if (record.length === 0 && this.#device.gpu && state) await settle(present(this.#store.get(state.current), state.slot));
    return this.#read(frames);
  }

  observe(read: readonly SignalId[]): Promise<Values> {
    return this.#compute(this.#plan.entries.observe, new Map(), read);
  }

  evaluate(feeds: Values, read: readonly SignalId[]): Promise<Values> {
    return this.#compute(this.#plan.entries.evaluate, feeds, read);
  }

  reset(): void {
    this.#activate();
    for (const { current, initial } of this.#plan.program.states) {
      const size = this.#sizeOf(current);
      put(this.#store, current, own(tensor2d(new Float32Array(size).fill(initial), [1, size], 'float32')));
    }
  }

  dispose(): void {
    this.#disposed = true;
    releaseAll(this.#store);
    for (const { held } of this.#operations.values()) for (const tensor of held) tensor.dispose();
    this.#operations.clear();
  }

  #sizeOf(id: SignalId): number {
    return elements(signalOf(this.#plan.program, id).shape);
  }

  #prepare(op: Op): void {
    if (this.#operations.has(op)) return;
    const inputs = op.inputs.map((id) => signalOf(this.#plan.program, id));
    this.#operations.set(op, prepareOp(op, { backend: this.#device.name, inputs }));
  }

  /** Brings written parameters to the device and computes again what follows from them. */
  #begin(): void {
    if (this.#disposed) throw new Error('the executable was disposed');
    this.#activate();
    for (const [id, values] of this.#parameters.takeWritten()) put(this.#store, id, upload({ rows: 1, values }, values.length));
    if (!this.#setupIsDue) return;
    const { setup } = this.#plan.entries;
    const computed = this.#run(setup, nothing);
    for (const id of setup.roots) put(this.#store, id, share(present(computed.get(id), `%${id}`)));
    releaseAll(computed);
    this.#setupIsDue = false;
  }

  /** What an entry computes and does not free; it belongs to the caller. */
  #run({ steps }: Entry, fed: ReadonlyMap<SignalId, Held>): Map<SignalId, Held> {
    const computed = new Map<SignalId, Held>();
    const find = (id: SignalId): Tensor2D => present(computed.get(id) ?? fed.get(id) ?? this.#store.get(id), `%${id}`).tensor;
    try {
      for (const { op, free } of steps) {
        const operation = present(this.#operations.get(op), op.kind);
        computed.set(op.output, own(tidy(() => operation.run(op.inputs.map(find)))));
        for (const id of free) {
          release(present(computed.get(id), `%${id}`));
          computed.delete(id);
        }
      }
      return computed;
    } catch (error) {
      releaseAll(computed);
      throw error;
    }
  }

  /** All next states are taken before the first is replaced: one may be what another was. */
  #step(record: readonly SignalId[]): ReadonlyMap<SignalId, Held> {
    const computed = this.#run(this.#plan.entries.step, nothing);
    try {
      const recorded = pick(record, computed, this.#store);
      const { states } = this.#plan.program;
      const nexts = states.map(({ next }) => share(present(computed.get(next) ?? this.#store.get(next), `%${next}`)));
      states.forEach(({ current }, i) => put(this.#store, current, present(nexts[i], `%${current}`)));
      return recorded;
    } finally {
      releaseAll(computed);
    }
  }

  async #compute(entry: Entry, feeds: Values, ids: readonly SignalId[]): Promise<Values> {
    this.#begin();
    const fed = new Map<SignalId, Held>();
    let wanted: ReadonlyMap<SignalId, Held>;
    try {
      for (const [id, rows] of feeds) fed.set(id, upload(rows, this.#sizeOf(id)));
      const computed = this.#run(entry, fed);
      try {
        wanted = pick(ids, computed, fed, this.#store);
      } finally {
        releaseAll(computed);
      }
    } finally {
      releaseAll(fed);
    }
    const [values] = await this.#read([wanted]);
    return present(values, 'values');
  }

  /** Reads and releases. */
  async #read(requests: readonly ReadonlyMap<SignalId, Held>[]): Promise<Values[]> {
    const rows = await readBack(
      requests.flatMap((request) => [...request.values()]),
      this.#device.gpu,
    );
    return requests.map((request) => new Map([...request].map(([id, held]) => [id, copy(present(rows.get(held), `%${id}`))])));
  }
}

/** Everyone who asked for a value gets one of their own. */
const copy = ({ rows, values }: Rows): Rows => ({ rows, values: values.slice() });

/** Shares the named values, each from the first place that has it. */
function pick(ids: readonly SignalId[], ...places: readonly ReadonlyMap<SignalId, Held>[]): ReadonlyMap<SignalId, Held> {
  const found = [...new Set(ids)].map((id) => [id, present(places.find((place) => place.has(id))?.get(id), `%${id}`)] as const);
  return new Map(found.map(([id, held]) => [id, share(held)]));
}
