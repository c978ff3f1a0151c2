/** The reference backend: float64, or every result rounded to float32 (to argue tolerances). */
import { present } from '../../../base/index.ts';
import type { Entry, Plan, Rows } from '../../../compiler/index.ts';
import { elements, signalOf, type Program, type SignalId } from '../../../ir/index.ts';
import type { Backend, Executable, Values } from '../../backend.ts';
import { kernels, type Kernel, type Round, type Value } from './kernels.ts';

const exact: Round = (x) => x;

export function createReferenceBackend(precision: 'float64' | 'float32' = 'float64'): Backend {
  const round = precision === 'float64' ? exact : Math.fround;
  return { name: precision === 'float64' ? 'reference' : 'reference32', prepare: async (plan) => prepare(plan, round) };
}

function read(values: ReadonlyMap<SignalId, Value>, ids: readonly SignalId[]): Values {
  return new Map(
    ids.map((id) => {
      const { rows, data } = present(values.get(id), `%${id}`);
      return [id, { rows, values: data.slice() }];
    }),
  );
}

function runEntry(program: Program, entry: Entry, given: ReadonlyMap<SignalId, Value>, round: Round): Map<SignalId, Value> {
  const values = new Map(given);
  for (const { op, free } of entry.steps) {
    const kernel = kernels[op.kind] as Kernel<typeof op.kind>;
    const inputs = op.inputs.map((id) => present(values.get(id), `%${id}`));
    values.set(op.output, kernel(inputs, op.attrs, signalOf(program, op.output), round));
    for (const id of free) values.delete(id);
  }
  return values;
}

function prepare(plan: Plan, round: Round): Executable {
  const { program, entries } = plan;
  const store = new Map<SignalId, Value>();
  const rounded = (rows: number, size: number, values: Float64Array): Value => ({ rows, size, data: values.map(round) });
  const feedInto = (target: Map<SignalId, Value>, source: SignalId, { rows, values }: Rows) =>
    target.set(source, rounded(rows, elements(signalOf(program, source).shape), values));
  let setupIsDue = true;

  for (const [id, values] of plan.parameters) store.set(id, rounded(1, values.length, values));
  for (const [id, rows] of plan.sources) feedInto(store, id, rows);

  const run = (entry: Entry, given: ReadonlyMap<SignalId, Value>) => runEntry(program, entry, given, round);
  const setUp = () => {
    if (setupIsDue) for (const [id, value] of run(entries.setup, store)) store.set(id, value);
    setupIsDue = false;
  };
  const reset = () => {
    for (const { current, initial } of program.states) {
      const size = elements(signalOf(program, current).shape);
      store.set(current, rounded(1, size, new Float64Array(size).fill(initial)));
    }
  };
  const evaluate = (feeds: Values, ids: readonly SignalId[], entry: Entry): Values => {
    setUp();
    const given = new Map(store);
    for (const [id, rows] of feeds) feedInto(given, id, rows);
    return read(run(entry, given), ids);
  };
  reset();

  return {
    write(parameter, offset, values) {
      present(store.get(parameter), `parameter %${parameter}`).data.set(Array.from(values, round), offset);
      setupIsDue = true;
    },
    feed: (source, rows) => void feedInto(store, source, rows),
    async advance(steps, record) {
      setUp();
      const frames: Values[] = [];
      for (let step = 0; step < steps; step++) {
        const values = run(entries.step, store);
        frames.push(read(values, record));
        for (const { current, next } of program.states) store.set(current, present(values.get(next), `%${next}`));
      }
      return frames;
    },
    observe: async (ids) => evaluate(new Map(), ids, entries.observe),
    evaluate: async (feeds, ids) => evaluate(feeds, ids, entries.evaluate),
    reset,
    dispose: () => store.clear(),
  };
}
