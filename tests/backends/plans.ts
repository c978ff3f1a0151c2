/** Small plans for tests of backends: every output of a program can be recorded, evaluated and observed. */
import { present } from '../../src/base/index.ts';
import { fuse, schedule, type Plan, type Rows, type Schedule } from '../../src/compiler/index.ts';
import { createBuilder, float, verify, type Builder, type Program, type SignalId } from '../../src/ir/index.ts';

export interface Given {
  readonly parameters?: Readonly<Record<string, readonly number[]>>;
  /** Held, unless a schedule says otherwise. */
  readonly sources?: Readonly<Record<string, Rows & { readonly schedule?: Schedule }>>;
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
    entries: fuse(program, schedule(program, { record: outputs, evaluate: outputs, observe: outputs })),
    parameters: new Map([...given('parameter', parameters)].map(([id, values]) => [id, Float64Array.from(values)])),
    sources: new Map([...sourceRows].map(([id, rows]) => [id, { schedule: { kind: 'held' }, ...rows }])),
    clock: [...program.signals.values()].find(({ role }) => role === 'clock')?.id,
    batch: Math.max(1, ...[...sourceRows.values()].map(({ rows }) => rows)),
    slots: [],
    course: { verb: 'forward', advances: 1, perUnit: 1, dt: 1 },
    examples: { training: new Int32Array(), heldOut: new Int32Array() },
    loss: undefined,
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

export const clock = (builder: Builder): SignalId => builder.declare('clock', 'clock', float([1], false));
export const constant = (builder: Builder, value: number): SignalId => builder.op('constant', [], { value, shape: [1] });

/** A state of `size` elements that starts with `initial`. */
export const state = (builder: Builder, name: string, size: number, batched = true): SignalId =>
  builder.declare('state', name, float([size], batched));
export const closeState = (builder: Builder, current: SignalId, next: SignalId, initial: SignalId): void =>
  builder.state({ owner: 'n' as never, slot: builder.typeOf(current).name, current, next, initial });

/** Numbers that float32 holds exactly, so that only the arithmetic can differ; a linear congruential generator (Numerical Recipes). */
export function numbers(seed: number, count: number, low: number, high: number): number[] {
  let word = seed >>> 0;
  return Array.from({ length: count }, () => {
    word = (Math.imul(word, 1664525) + 1013904223) >>> 0;
    return Math.fround(low + ((high - low) * word) / 2 ** 32);
  });
}

/** Rows of numbers from −2 to 2. */
export const randomRows = (seed: number, count: number, size: number): { value: Rows } => ({
  value: rows(count, numbers(seed, count * size, -2, 2)),
});
