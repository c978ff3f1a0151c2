/** Programs without a plan: every operation once, on the kernels of the reference backend; for tests of passes over the IR. */
import { present } from '../src/base/index.ts';
import { elements, signalOf, type Program, type SignalId } from '../src/ir/index.ts';
import { kernels } from '../src/runtime/backends/reference/kernels.ts';
import { make, pick, type Kernel, type Value } from '../src/runtime/backends/reference/value.ts';

export type Given = ReadonlyMap<SignalId, Value>;
export type Round = (x: number) => number;

const exact: Round = (x) => x;

export const value = (rows: number, data: readonly number[] | Float64Array): Value => ({
  rows,
  size: data.length / rows,
  data: Float64Array.from(data),
});

/** Every signal, from those that are given. */
export function evaluate(program: Program, given: Given, round: Round = exact, step = 0): ReadonlyMap<SignalId, Value> {
  const values = new Map(given);
  for (const op of program.ops) {
    const inputs = op.inputs.map((id) => present(values.get(id), `%${id}`));
    const kernel = kernels[op.kind] as Kernel<typeof op.kind>;
    values.set(op.output, kernel(inputs, op.attrs, { out: signalOf(program, op.output), round, step }));
  }
  return values;
}

/** What every step of a run sees, the first values of states first; the last entry is after all steps. */
export function simulate(program: Program, given: Given, steps: number, round: Round = exact): readonly ReadonlyMap<SignalId, Value>[] {
  const clock = [...program.signals.values()].find(({ role }) => role === 'clock');
  const all = program.states.map(({ current }) => current);
  const blank = new Map(all.map((id) => [id, make(1, elements(signalOf(program, id).shape))]));
  const first = evaluate(program, new Map([...given, ...blank, ...at(clock?.id, 0)]), round);
  let states = new Map(
    program.states.map(({ current, initial }) => [current, full(program, current, present(first.get(initial), 'start'))]),
  );
  return Array.from({ length: steps + 1 }, (_, step) => {
    const values = evaluate(program, new Map([...given, ...states, ...at(clock?.id, step)]), round, step);
    states = new Map(program.states.map(({ current, next }) => [current, present(values.get(next), `%${next}`)]));
    return values;
  });
}

const at = (clock: SignalId | undefined, step: number) => (clock === undefined ? [] : [[clock, value(1, [step])] as const]);

function full(program: Program, state: SignalId, start: Value): Value {
  const result = make(start.rows, elements(signalOf(program, state).shape));
  return { ...result, data: result.data.map((_, k) => pick(start, Math.floor(k / result.size), k % result.size)) };
}
