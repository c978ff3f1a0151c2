/** A plan on one tfjs backend: parameters, sources and states stay on the device; entries run one operation at a time. */
import { tensor2d } from '@tensorflow/tfjs-core';
import { present } from '../../../base/index.ts';
import { narrowed, type Entry, type Plan, type Rows } from '../../../compiler/index.ts';
import { elements, signalOf, type SignalId } from '../../../ir/index.ts';
import type { Checkpoint, Executable, Values } from '../../backend.ts';
import { createReading, type Reading } from '../../schedule.ts';
import { Setup } from '../../setup.ts';
import { append, isPortion, readFrames, readTraces, type Frame } from './frames.ts';
import { isOneRegion, Span } from './fused/span.ts';
import { own, pick, put, release, releaseAll, share, upload, widen, type Held } from './held.ts';
import { Operations, steadyOf } from './operations.ts';
import { Parameters } from './parameters.ts';
import type { Device } from './platform.ts';
import { Sources } from './sources.ts';
import { settle } from './transfer.ts';
import { Turns } from './turns.ts';

export class TfjsExecutable implements Executable {
  readonly #plan: Plan;
  readonly #device: Device;
  readonly #activate: () => void;
  readonly #turns = new Turns();
  /** What outlives an entry: parameters, what follows from them, states. */
  readonly #store = new Map<SignalId, Held>();
  readonly #parameters: Parameters;
  readonly #setup: Setup;
  readonly #sources: Sources;
  readonly #operations: Operations;
  readonly #span: Span | undefined;
  /** What was fed and what was restored, until the next entry. */
  readonly #fed = new Map<SignalId, Held>();
  readonly #restored = new Map<SignalId, Held>();
  #step = 0;
  /** The step that a reset or a restored checkpoint leads to with the next entry. */
  #nextStep: number | undefined;
  #startIsDue = true;
  /** By what is recorded: always one of a few sets. */
  readonly #narrowed = new Map<string, Entry>();
  #disposed = false;

  /** `activate` makes the backend the one tfjs computes on; it is called before every run of synchronous operations. */
  constructor(plan: Plan, device: Device, activate: () => void) {
    this.#plan = plan;
    this.#device = device;
    this.#activate = activate;
    this.#parameters = new Parameters(plan.parameters);
    this.#setup = new Setup(plan);
    this.#sources = new Sources(device.name);
    this.#operations = new Operations(plan, device);
    this.#span = isOneRegion(plan) ? new Span(plan, device, steadyOf(plan)) : undefined;
    try {
      activate();
      this.#operations.prepare();
      for (const [id, rows] of plan.sources) this.#sources.put(id, upload(rows, this.#sizeOf(id)), createReading(rows.schedule, rows.rows));
    } catch (error) {
      this.dispose();
      throw error;
    }
  }

  get step(): number {
    return this.#nextStep ?? this.#step;
  }

  write(parameter: SignalId, offset: number, values: ArrayLike<number>): void {
    this.#parameters.write(parameter, offset, values);
    this.#setup.write(parameter);
  }

  feed(source: SignalId, rows: Rows): void {
    this.#resume();
    put(this.#fed, source, upload(rows, this.#sizeOf(source)));
  }

  advance(steps: number, record: readonly SignalId[]): Promise<readonly Values[]> {
    return this.#alone(async () => {
      await this.#begin();
      const values: Values[] = [];
      const unread: Frame[] = [];
      try {
        for (const end = this.#step + steps; this.#step < end;) {
          const spanned = this.#advanceSpan(end - this.#step, record);
          if (!spanned) unread.push(await this.#advanceOnce(record));
          if (spanned || isPortion(unread)) append(values, await this.#read(unread.splice(0)));
          if (spanned) append(values, await spanned());
        }
      } catch (error) {
        for (const frame of unread) frame.forEach(release);
        throw error;
      }
      const [state] = this.#plan.program.states;
      this.#activate();
      // with nothing to read, a caller would run ahead of the GPU without end
      if (record.length === 0 && this.#device.gpu && state) await settle(present(this.#store.get(state.current), state.slot));
      append(values, await this.#read(unread));
      return values;
    });
  }

  observe(read: readonly SignalId[]): Promise<Values> {
    return this.#look(this.#plan.entries.observe, new Map(), read);
  }

  evaluate(feeds: Values, read: readonly SignalId[]): Promise<Values> {
    return this.#look(this.#plan.entries.evaluate, feeds, read);
  }

  checkpoint(): Promise<Checkpoint> {
    return this.#alone(async () => {
      await this.#begin();
      const step = this.#step;
      const states = this.#plan.program.states.map(({ current }) => current);
      const [values] = await this.#read([pick(states, this.#store)]);
      return { step, states: present(values, 'states') };
    });
  }

  restore({ step, states }: Checkpoint): void {
    this.#resume();
    for (const [id, rows] of states) put(this.#restored, id, upload(rows, this.#sizeOf(id)));
    this.#nextStep = step;
  }

  reset(): void {
    releaseAll(this.#restored);
    this.#startIsDue = true;
    this.#nextStep = 0;
  }

  dispose(): void {
    this.#disposed = true;
    for (const held of [this.#store, this.#fed, this.#restored]) releaseAll(held);
    this.#sources.dispose();
    this.#operations.dispose();
    this.#span?.dispose();
  }

  /** One after another, and none longer than the device is there. */
  #alone<T>(work: () => Promise<T>): Promise<T> {
    return this.#turns.take(() => this.#device.loss.before(work()));
  }

  #sizeOf(id: SignalId): number {
    return elements(signalOf(this.#plan.program, id).shape);
  }

  #resume = (): void => {
    if (this.#disposed) throw new Error('the executable was disposed');
    this.#activate();
  };

  /** What is due before any entry, in this order: what was written and fed, what follows from it, first states, restored states. */
  async #begin(): Promise<void> {
    this.#resume();
    for (const [id, values] of this.#parameters.takeWritten()) put(this.#store, id, upload({ rows: 1, values }, values.length));
    for (const [id, held] of this.#fed) this.#sources.put(id, held, createReading({ kind: 'held' }, held.rows));
    this.#fed.clear();
    await this.#setUp();
    if (this.#startIsDue) await this.#start();
    for (const [id, held] of this.#restored) put(this.#store, id, held);
    this.#restored.clear();
    this.#step = this.#nextStep ?? this.#step;
    this.#nextStep = undefined;
  }

  async #setUp(): Promise<void> {
    const due = this.#setup.take();
    if (due.steps.length === 0) return;
    try {
      const computed = await this.#run(due, new Map(), 0);
      for (const id of due.roots) put(this.#store, id, share(present(computed.get(id), `%${id}`)));
      releaseAll(computed);
    } catch (error) {
      this.#setup.fail();
      throw error;
    }
  }

  async #start(): Promise<void> {
    const { program, entries } = this.#plan;
    const given = this.#givenAt(0, 'at');
    this.#startIsDue = false;
    try {
      const computed = await this.#run(entries.start, given, 0);
      const initial = pick(
        program.states.map((state) => state.initial),
        computed,
        given,
        this.#store,
      );
      for (const state of program.states)
        put(this.#store, state.current, widen(present(initial.get(state.initial), state.slot), this.#sizeOf(state.current)));
      initial.forEach(release);
      releaseAll(computed);
    } catch (error) {
      this.#startIsDue = true;
      throw error;
    } finally {
      releaseAll(given);
    }
  }

  /** The clock, and of each source the rows that `which` names. */
  #givenAt(step: number, which: keyof Reading): Map<SignalId, Held> {
    const given = this.#sources.read(step, which);
    const { clock } = this.#plan;
    if (clock !== undefined) given.set(clock, own(tensor2d([step], [1, 1], 'float32')));
    return given;
  }

  async #run(entry: Entry, given: Frame, step: number): Promise<Map<SignalId, Held>> {
    const find = (id: SignalId) => given.get(id) ?? this.#store.get(id);
    const computed = await this.#operations.run(entry, { step, find, resume: this.#resume });
    try {
      this.#resume();
    } catch (error) {
      releaseAll(computed);
      throw error;
    }
    return computed;
  }

  /** Several steps at once, where that is possible; what they recorded is then to be read. */
  #advanceSpan(left: number, record: readonly SignalId[]): (() => Promise<Values[]>) | undefined {
    this.#resume();
    if (!this.#span || !this.#sources.areHeld()) return undefined;
    const given = this.#givenAt(this.#step, 'at');
    try {
      const find = (id: SignalId) => given.get(id) ?? this.#store.get(id);
      const spanned = this.#span.run({ step: this.#step, left, record, find });
      if (!spanned) return undefined;
      const { steps, states, traces } = spanned;
      for (const [id, held] of states) put(this.#store, id, held);
      this.#step += steps;
      const same = pick(
        record.filter((id) => !traces.has(id)),
        given,
        this.#store,
      );
      return () => readTraces(record, steps, traces, same, this.#device);
    } finally {
      releaseAll(given);
    }
  }

  /** The advance without what nobody asks to be recorded. */
  #stepFor(record: readonly SignalId[]): Entry {
    const key = record.join();
    const known = this.#narrowed.get(key);
    if (known) return known;
    const { program, entries } = this.#plan;
    const entry = narrowed(entries.step, [...new Set([...program.states.map(({ next }) => next), ...record])]);
    this.#narrowed.set(key, entry);
    return entry;
  }

  /** All next states are taken before the first is replaced: one may be what another was. */
  async #advanceOnce(record: readonly SignalId[]): Promise<Frame> {
    const { program } = this.#plan;
    this.#resume();
    const given = this.#givenAt(this.#step, 'at');
    let computed = new Map<SignalId, Held>();
    try {
      computed = await this.#run(this.#stepFor(record), given, this.#step);
      const nexts = program.states.map(({ next }) => next);
      const held = pick([...nexts, ...record], computed, given, this.#store);
      for (const { current, next, slot } of program.states) put(this.#store, current, share(present(held.get(next), slot)));
      const recorded = pick(record, held);
      held.forEach(release);
      this.#step++;
      return recorded;
    } finally {
      releaseAll(computed);
      releaseAll(given);
    }
  }

  /** Computes what an entry shows at the present state. */
  #look(entry: Entry, feeds: Values, ids: readonly SignalId[]): Promise<Values> {
    return this.#alone(async () => {
      await this.#begin();
      const given = this.#givenAt(this.#step, 'shown');
      let computed = new Map<SignalId, Held>();
      let wanted: Frame;
      try {
        for (const [id, rows] of feeds) put(given, id, upload(rows, this.#sizeOf(id)));
        computed = await this.#run(entry, given, this.#step);
        wanted = pick(ids, computed, given, this.#store);
      } finally {
        releaseAll(computed);
        releaseAll(given);
      }
      const [values] = await this.#read([wanted]);
      return present(values, 'values');
    });
  }

  /** Reads and releases. */
  #read(frames: readonly Frame[]): Promise<Values[]> {
    this.#activate();
    return readFrames(frames, this.#device);
  }
}
