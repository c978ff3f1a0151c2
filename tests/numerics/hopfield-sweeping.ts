/** File 21, asynchronous: the operation `sweep` in the orders of the file, so that every run goes as it does there. */
import { expect } from 'vitest';
import file from '../reference/21_hopfield_2500.json';
import { nodeId, present, shuffled } from '../../src/base/index.ts';
import { createEmit, float, type Builder, type SignalId } from '../../src/ir/index.ts';
import type { Backend, Executable, Values } from '../../src/runtime/backend.ts';
import { storageRules } from '../../nodes/hopfield/storage.ts';
import { build, parameter, planOf, rows, source } from '../backends/plans.ts';
import { hashOf, patternsOf, rowsOf, spoiled } from './hopfield.ts';

const UNITS = 2500;

/** One asynchronous sweep per advance, in the order that is fed. */
const sweeping = (count: number) =>
  build((builder: Builder) => {
    const emit = createEmit(builder);
    const patterns = parameter(builder, 'patterns', [count, UNITS]);
    const [cue, order] = [source(builder, 'cue', UNITS), source(builder, 'order', UNITS)];
    const state = builder.declare('state', 'state', float([UNITS], true));
    const { hebb } = storageRules;
    const field = emit.sub(hebb.field(emit, patterns, state), emit.mul(emit.constant(hebb.self(count)), state));
    const next = emit.sweep(state, field, hebb.weight(emit, patterns), order);
    builder.state({ owner: nodeId('h'), slot: 'state', current: state, next, initial: cue });
    builder.output('state', state);
    builder.output('agreement', emit.reduceSum(emit.mul(state, field)));
  });

type Run = (typeof file.expected.runs)[number];

/** Every sweep of a run, exactly. */
export const expectRun = (backend: Backend, count: number, share: number): Promise<void> =>
  expectRuns(backend, { P: count, pattern_seed: 50101 }, ({ q }) => q === share);

/** Every sweep of the runs of one set of patterns, one run after the other on one executable: its weights are set up once. */
export async function expectRuns(
  backend: Backend,
  { P, pattern_seed: seed }: Pick<Run, 'P' | 'pattern_seed'>,
  isChosen: (run: Run) => boolean = () => true,
): Promise<void> {
  const runs = file.expected.runs.filter((run) => run.P === P && run.pattern_seed === seed && isChosen(run));
  expect(runs.length).toBeGreaterThan(0);
  const signs = patternsOf({ width: 50, height: 50, count: P, seed });
  const blank = rows(1, new Float64Array(UNITS));
  const program = sweeping(P);
  const plan = planOf(program, { parameters: { patterns: signs as never }, sources: { cue: blank, order: blank } });
  const executable = await backend.prepare(plan);
  const feed = (name: string, values: ArrayLike<number>) => {
    const { id } = present(
      [...program.signals.values()].find((signal) => signal.name === name),
      name,
    );
    executable.feed(id, rows(1, values));
  };
  try {
    for (const run of runs) {
      feed('cue', spoiled(signs.subarray(0, UNITS), run.K, run.flip_seed));
      executable.reset();
      await expectSweeps(executable, [...program.outputs.values()], run, (sweep) => feed('order', shuffled(run.order_seed + sweep, UNITS)));
    }
  } finally {
    executable.dispose();
  }
}

/** From the cue to the sweep after which nothing changes. */
async function expectSweeps(executable: Executable, outputs: readonly SignalId[], run: Run, order: (sweep: number) => void): Promise<void> {
  const { async: expected } = run;
  const frames: Values[] = [];
  for (let sweep = 0; sweep < expected.sweeps; sweep++) {
    order(sweep);
    frames.push(...(await executable.advance(1, outputs)));
  }
  frames.push(await executable.observe(outputs));
  const [states = [], agreements = []] = outputs.map((id) => frames.map((values) => rowsOf(present(values.get(id), 'value'))[0] ?? []));
  expect(agreements[0]).toEqual([run.E0_int]);
  const trace = expected['trace_[m,E_int]_after_each_sweep']?.slice(0, expected.sweeps) ?? [];
  trace.forEach((each, sweep) => expect(agreements[sweep + 1], `sweep ${sweep}`).toEqual(each.slice(1)));
  expect(agreements.at(-1)).toEqual([expected.E_int]);
  expect(hashOf(states.at(-1) ?? [])).toBe(expected.hash);
  const flips = states.slice(1).map((state, sweep) => state.filter((unit, i) => unit !== states[sweep]?.[i]).length);
  expect(flips.reduce((sum, each) => sum + each, 0)).toBe(expected.flips);
}
