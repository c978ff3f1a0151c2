/** Small plans for tests of backends: every output of a program can be recorded, evaluated and observed. */
import { present } from '../../src/base/index.ts';
import { schedule, type Plan, type Rows } from '../../src/compiler/index.ts';
import { createBuilder, float, verify, type Builder, type Program, type SignalId } from '../../src/ir/index.ts';

export interface Given {
  readonly parameters?: Readonly<Record<string, readonly number[]>>;
  readonly sources?: Readonly<Record<string, Rows>>;
}

export function planOf(program: Program, { parameters = {}, sources = {} }: Given): Plan {
  verify(program);
  const outputs = [...program.outputs.values()];
  const given = <T>(role: string, values: Readonly<Record<string, T>>): Map<SignalId, T> =>
    new Map(
      [...program.signals.values()].filter((signal) => signal.role === role).map(({ id, name }) => [id, present(values[name], name)]),
    );
  const sourceRows = given('source', sources);
  return {
    program,
    entries: schedule(program, { record: outputs, evaluate: outputs, observe: outputs }),
    parameters: new Map([...given('parameter', parameters)].map(([id, values]) => [id, Float64Array.from(values)])),
    sources: sourceRows,
    batch: Math.max(1, ...[...sourceRows.values()].map(({ rows }) => rows)),
    locate: () => undefined,
    observables: [],
  };
}

export function build(write: (builder: Builder) => void): Program {
  const builder = createBuilder();
  write(builder);
  return builder.finish();
}

export const rows = (count: number, values: ArrayLike<number>): Rows => ({ rows: count, values: Float64Array.from(values) });

export const source = (builder: Builder, name: string, size: number): SignalId => builder.declare('source', name, float([size], true));
export const parameter = (builder: Builder, name: string, shape: readonly number[]): SignalId =>
  builder.declare('parameter', name, float(shape, false));

/** Numbers that float32 holds exactly, so that only the arithmetic can differ; a linear congruential generator (Numerical Recipes). */
export function numbers(seed: number, count: number, low: number, high: number): number[] {
  let state = seed >>> 0;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.fround(low + ((high - low) * state) / 2 ** 32);
  });
}
