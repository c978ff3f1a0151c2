/** File 21, asynchronous: the operation `sweep` in the orders of the file, so that every run goes as it does there. */
import { expect } from 'vitest';
import file from '../reference/21_hopfield_2500.json';
import { nodeId, present, shuffled } from '../../src/base/index.ts';
import { createEmit, float, type Builder } from '../../src/ir/index.ts';
import type { Backend } from '../../src/runtime/index.ts';
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

/** Every sweep of a run, exactly. */
export async function expectRun(backend: Backend, count: number, share: number): Promise<void> {
  const run = present(
    file.expected.runs.find(({ P, q, pattern_seed: seed }) => P === count && q === share && seed === 50101),
    'run',
  );
  const signs = patternsOf({ width: 50, height: 50, count, seed: 50101 });
  const { async: expected, order_seed: seed } = run;
  const orders = Array.from({ length: expected.sweeps + 1 }, (_, sweep) => [...shuffled(seed + sweep, UNITS)]);
  const program = sweeping(count);
  const plan = planOf(program, {
    parameters: { patterns: signs as never },
    sources: {
      cue: rows(1, spoiled(signs.subarray(0, UNITS), run.K, run.flip_seed)),
      order: { ...rows(orders.length, orders.flat()), schedule: { kind: 'sequence' } },
    },
  });
  const executable = await backend.prepare(plan);
  try {
    const outputs = [...program.outputs.values()];
    const frames = await executable.advance(expected.sweeps, outputs);
    const last = await executable.observe(outputs);
    const [states, agreements] = outputs.map((id) => [...frames, last].map((values) => rowsOf(present(values.get(id), 'value'))[0] ?? []));
    expect(agreements?.[0]).toEqual([run.E0_int]);
    const trace = expected['trace_[m,E_int]_after_each_sweep']?.slice(0, expected.sweeps) ?? [];
    trace.forEach((each, sweep) => expect(agreements?.[sweep + 1], `sweep ${sweep}`).toEqual(each.slice(1)));
    expect(agreements?.at(-1)).toEqual([expected.E_int]);
    expect(hashOf(states?.at(-1) ?? [])).toBe(expected.hash);
    const flips = states?.slice(1).map((state, sweep) => state.filter((unit, i) => unit !== states[sweep]?.[i]).length) ?? [];
    expect(flips.reduce((sum, each) => sum + each, 0)).toBe(expected.flips);
  } finally {
    executable.dispose();
  }
}
