/** A plan on the reference backend: parameters, states and tables of sources in maps, entries one operation at a time. */
import { present } from '../../../base/index.ts';
import type { Entry, Plan, Rows } from '../../../compiler/index.ts';
import { elements, signalOf, type SignalId } from '../../../ir/index.ts';
import type { Checkpoint, Executable, Values } from '../../backend.ts';
import { createReading, type Reading, type RowNumbers } from '../../schedule.ts';
import { Setup } from '../../setup.ts';
import { kernels } from './kernels.ts';
import { make, pick, type Context, type Kernel, type Value } from './value.ts';

type Store = Map<SignalId, Value>;

interface Table {
  readonly all: Value;
  readonly reading: Reading;
}

export class ReferenceExecutable implements Executable {
  readonly #plan: Plan;
  readonly #round: Context['round'];
  /** What outlives an entry: parameters, what follows from them, states. */
  readonly #store: Store = new Map();
  readonly #tables = new Map<SignalId, Table>();
  readonly #setup: Setup;
  /** States that were given back and wait for the next entry. */
  readonly #restored: Store = new Map();
  #step = 0;
  #startIsDue = true;

  constructor(plan: Plan, round: Context['round']) {
    this.#plan = plan;
    this.#round = round;
    this.#setup = new Setup(plan);
    for (const [id, values] of plan.parameters) this.#store.set(id, this.#value(id, { rows: 1, values }));
    for (const [id, rows] of plan.sources)
      this.#tables.set(id, { all: this.#value(id, rows), reading: createReading(rows.schedule, rows.rows) });
  }

  get step(): number {
    return this.#step;
  }

  write(parameter: SignalId, offset: number, values: ArrayLike<number>): void {
    const former = present(this.#store.get(parameter), `parameter %${parameter}`);
    const data = former.data.slice(); // a state may hold the former values
    data.set(Array.from(values, this.#round), offset);
    this.#store.set(parameter, { ...former, data });
    this.#setup.write(parameter);
  }

  feed(source: SignalId, rows: Rows): void {
    this.#tables.set(source, { all: this.#value(source, rows), reading: createReading({ kind: 'held' }, rows.rows) });
  }

  async advance(steps: number, record: readonly SignalId[]): Promise<readonly Values[]> {
    this.#begin();
    const frames: Values[] = [];
    for (let i = 0; i < steps; i++) {
      const values = this.#run(this.#plan.entries.step, this.#givenAt(this.#step, 'at'), this.#step);
      frames.push(copied(values, record));
      for (const { current, next } of this.#plan.program.states) this.#store.set(current, present(values.get(next), `%${next}`));
      this.#step++;
    }
    return frames;
  }

  async observe(read: readonly SignalId[]): Promise<Values> {
    return this.#look(this.#plan.entries.observe, new Map(), read);
  }

  async evaluate(feeds: Values, read: readonly SignalId[]): Promise<Values> {
    return this.#look(this.#plan.entries.evaluate, feeds, read);
  }

  async checkpoint(): Promise<Checkpoint> {
    this.#begin();
    const states = this.#plan.program.states.map(({ current }) => current);
    return { step: this.#step, states: copied(this.#store, states) };
  }

  restore({ step, states }: Checkpoint): void {
    const values = [...states].map(([id, rows]) => [id, this.#value(id, rows)] as const);
    for (const [id, value] of values) this.#restored.set(id, value);
    this.#step = step;
  }

  reset(): void {
    this.#restored.clear();
    this.#startIsDue = true;
    this.#step = 0;
  }

  dispose(): void {
    this.#store.clear();
    this.#tables.clear();
  }

  #sizeOf(id: SignalId): number {
    return elements(signalOf(this.#plan.program, id).shape);
  }

  #value(id: SignalId, { rows, values }: Rows): Value {
    const size = this.#sizeOf(id);
    if (values.length !== rows * size) throw new Error(`expected ${rows} rows of ${size}, got ${values.length} values`);
    return { rows, size, data: values.map(this.#round) };
  }

  /** What an entry finds at a step: the store, the clock, and of each source the rows that `which` names. */
  #givenAt(step: number, which: keyof Reading): Store {
    const given = new Map(this.#store);
    for (const [id, { all, reading }] of this.#tables) given.set(id, rowsOfTable(all, reading[which](step)));
    const { clock } = this.#plan;
    if (clock !== undefined) given.set(clock, { rows: 1, size: 1, data: Float64Array.of(this.#round(step)) });
    return given;
  }

  /** Adds what an entry computes to `values`. */
  #run(entry: Entry, values: Store, step: number): Store {
    for (const { ops, free } of entry.steps) {
      for (const op of ops) {
        const inputs = op.inputs.map((id) => present(values.get(id), `%${id}`));
        const kernel = kernels[op.kind] as Kernel<typeof op.kind>;
        const out = signalOf(this.#plan.program, op.output);
        values.set(op.output, kernel(inputs, op.attrs, { out, round: this.#round, step }));
      }
      for (const id of free) values.delete(id);
    }
    return values;
  }

  /** What is due before any entry, in this order: what follows from parameters, the first states, states that were given back. */
  #begin(): void {
    const { entries, program } = this.#plan;
    const due = this.#setup.take();
    const followed = this.#run(due, new Map(this.#store), 0);
    for (const id of due.roots) this.#store.set(id, present(followed.get(id), `%${id}`));
    if (this.#startIsDue) {
      const values = this.#run(entries.start, this.#givenAt(0, 'at'), 0);
      for (const { current, initial } of program.states)
        this.#store.set(current, widened(present(values.get(initial), `%${initial}`), this.#sizeOf(current)));
    }
    this.#startIsDue = false;
    for (const [id, value] of this.#restored) this.#store.set(id, value);
    this.#restored.clear();
  }

  #look(entry: Entry, feeds: Values, ids: readonly SignalId[]): Values {
    this.#begin();
    const given = this.#givenAt(this.#step, 'shown');
    for (const [id, rows] of feeds) given.set(id, this.#value(id, rows));
    return copied(this.#run(entry, given, this.#step), ids);
  }
}

function rowsOfTable(table: Value, numbers: RowNumbers): Value {
  if (!numbers) return table;
  const result = make(numbers.length, table.size);
  numbers.forEach((row, i) => result.data.set(table.data.subarray(row * table.size, (row + 1) * table.size), i * table.size));
  return result;
}

/** One element stands for all of a row. */
function widened(value: Value, size: number): Value {
  const result = make(value.rows, size);
  return { ...result, data: result.data.map((_, k) => pick(value, Math.floor(k / size), k % size)) };
}

function copied(values: ReadonlyMap<SignalId, Value>, ids: readonly SignalId[]): Values {
  return new Map(
    ids.map((id) => {
      const { rows, data } = present(values.get(id), `%${id}`);
      return [id, { rows, values: data.slice() }];
    }),
  );
}
