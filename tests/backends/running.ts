/** A run with everything that depends on the step: minibatches, a sequence, random numbers, the clock; checkpoints, reset, turns. */
import { beforeAll, describe, expect, test } from 'vitest';
import { present } from '../../src/base/index.ts';
import type { Schedule } from '../../src/compiler/index.ts';
import type { Builder, SignalId } from '../../src/ir/index.ts';
import type { Backend, Executable, Values } from '../../src/runtime/backend.ts';
import { createReferenceBackend } from '../../src/runtime/backends/reference/index.ts';
import { batchRows, PREVIEW_ROWS } from '../../src/runtime/schedule.ts';
import { excess } from './compare.ts';
import type { Subject } from './conformance.ts';
import { build, clock, closeState, constant, numbers, parameter, planOf, rows, source, state } from './plans.ts';

const EXAMPLES = 90;
const minibatches: Extract<Schedule, { readonly kind: 'minibatches' }> = {
  kind: 'minibatches',
  rows: Int32Array.from({ length: 70 }, (_, i) => 89 - i), // 20 rows are held out
  size: 30,
  key: [3, 0x9e3779b9],
};

/** A weight that follows the mean gradient of (x · w − 1)² / 2, from twice a parameter. */
function descend(builder: Builder): Record<string, SignalId> {
  const x = source(builder, 'x', 3);
  const w = state(builder, 'w', 3, false);
  const error = builder.op('sub', [builder.op('reduceSum', [builder.op('mul', [x, w], {})], {}), constant(builder, 1)], {});
  const count = builder.op('batchSize', [error], {});
  const gradient = builder.op('div', [builder.op('outer', [x, error], {}), count], {});
  const start = builder.op('mul', [parameter(builder, 'w0', [3]), constant(builder, 2)], {});
  closeState(builder, w, builder.op('sub', [w, builder.op('mul', [gradient, constant(builder, 0.1)], {})], {}), start);
  return { x, w, error, count };
}

/** Two leaky units that follow a sequence and noise. */
function drift(builder: Builder, now: SignalId): Record<string, SignalId> {
  const wave = source(builder, 'wave', 1);
  const v = state(builder, 'v', 2);
  const noise = builder.op('random', [now, v], { seed: 5, keys: Int32Array.of(7, -8), elements: Int32Array.of(0, 3) });
  const next = builder.op('add', [builder.op('mul', [v, constant(builder, 0.5)], {}), builder.op('add', [noise, wave], {})], {});
  closeState(builder, v, next, constant(builder, 0.25));
  return { wave, v, noise };
}

/** Four binary units that settle one after the other, while an outer field turns around. */
function settle(builder: Builder, now: SignalId): Record<string, SignalId> {
  const spins = state(builder, 'spins', 4, false);
  const couplings = builder.op('mul', [parameter(builder, 'couplings', [4, 4]), constant(builder, 0.5)], {});
  const order = builder.op('permutation', [now], { key: [1, 2], size: 4 });
  const turning = builder.op('sub', [constant(builder, 2), now], {});
  const field = builder.op('add', [builder.op('matmul', [spins, couplings], {}), turning], {});
  closeState(builder, spins, builder.op('sweep', [spins, field, couplings, order], {}), constant(builder, -1));
  return { spins, order, field };
}

const program = build((builder) => {
  const now = clock(builder);
  const outputs = { now, ...descend(builder), ...drift(builder, now), ...settle(builder, now) };
  for (const [name, id] of Object.entries(outputs)) builder.output(name, id);
});
const table = rows(EXAMPLES, numbers(81, EXAMPLES * 3, -1, 1));
const plan = planOf(program, {
  parameters: { w0: [0.25, -0.5, 0.125], couplings: [0, 1, -1, 1, 1, 0, 1, -1, -1, 1, 0, 1, 1, -1, 1, 0] },
  sources: { x: { ...table, schedule: minibatches }, wave: { ...rows(3, [0.5, -1, 2]), schedule: { kind: 'sequence' } } },
});
const all = [...program.outputs.values()];
const id = (output: string): SignalId => present(program.outputs.get(output), output);
const parameterNamed = (name: string): SignalId =>
  present(
    [...program.signals.values()].find((signal) => signal.name === name),
    name,
  ).id;
const numbersOf = (values: Values | undefined, output: string): number[] => [...present(values?.get(id(output)), output).values];
const rowsOfX = (chosen: Int32Array): number[] => [...chosen].flatMap((row) => [...table.values.subarray(3 * row, 3 * row + 3)]);

// sums of a few terms near 1, some steps in a row, each halving what was wrong before
const tolerance = { absolute: 1e-5, relative: 1e-5 };
const close = (actual: Values | undefined, expected: Values | undefined) => {
  const over = excess(present(actual, 'values'), present(expected, 'values'), tolerance);
  if (over > 1) expect(actual, `${over} times the tolerance`).toEqual(expected);
};

export function running({ name, open, tensors }: Subject): void {
  describe(`${name} runs as the reference`, () => {
    let backend: Backend;
    beforeAll(async () => {
      backend = await open();
    });
    const reference = createReferenceBackend();
    const both = async () => [await reference.prepare(plan), await backend.prepare(plan)] as const;
    const end = (...executables: readonly Executable[]) => executables.forEach((executable) => executable.dispose());

    test('batches, a sequence, noise and the clock follow the step', async () => {
      const [expected, actual] = await both();
      const frames = await actual.advance(7, all);
      const wanted = await expected.advance(7, all);
      frames.forEach((frame, k) => {
        close(frame, wanted[k]);
        for (const output of ['x', 'noise', 'order', 'spins']) expect(numbersOf(frame, output)).toEqual(numbersOf(wanted[k], output));
        expect(numbersOf(frame, 'x')).toEqual(rowsOfX(batchRows(minibatches, k)));
        expect(numbersOf(frame, 'now')).toEqual([k]);
      });
      expect(frames.map((frame) => numbersOf(frame, 'count')[0])).toEqual([30, 30, 10, 30, 30, 10, 30]);
      expect(frames.map((frame) => numbersOf(frame, 'wave')[0])).toEqual([0.5, -1, 2, 2, 2, 2, 2]);
      expect(new Set(frames.map((frame) => numbersOf(frame, 'spins').join())).size).toBeGreaterThan(1);
      expect([expected.step, actual.step]).toEqual([7, 7]);
      end(expected, actual);
    });

    test('a recorded state is what it was before the update', async () => {
      const executable = await backend.prepare(plan);
      const [first, second] = await executable.advance(2, all);
      expect(numbersOf(first, 'w')).toEqual([0.5, -1, 0.25]);
      expect(numbersOf(first, 'v')).toEqual([0.25, 0.25]);
      const noise = numbersOf(first, 'noise').map((u) => u + 0.25 / 2 + 0.5);
      numbersOf(second, 'v').forEach((v, i) => expect(v).toBeCloseTo(noise[i] as number, 6));
      end(executable);
    });

    test('a run that is split, watched, or restored elsewhere equals the whole, bit for bit', async () => {
      const [whole, split, other] = [await backend.prepare(plan), await backend.prepare(plan), await backend.prepare(plan)];
      const frames = await whole.advance(9, all);
      const parts = [...(await split.advance(2, all))];
      await split.observe(all);
      parts.push(...(await split.advance(3, all)));
      const checkpoint = await split.checkpoint();
      expect(checkpoint.step).toBe(5);
      other.restore(checkpoint);
      expect(other.step).toBe(5);
      expect(await other.checkpoint()).toEqual(checkpoint);
      expect([...parts, ...(await other.advance(4, all))]).toEqual(frames);
      expect(await split.advance(4, all)).toEqual(frames.slice(5));
      split.restore(checkpoint);
      expect(await split.advance(4, all)).toEqual(frames.slice(5));
      expect(await split.checkpoint()).toEqual(await whole.checkpoint());
      end(whole, split, other);
    });

    test('a checkpoint that holds some states leaves the others as they are', async () => {
      const executable = await backend.prepare(plan);
      executable.restore({ step: 4, states: new Map([[id('v'), rows(1, [3, 4])]]) });
      const { step, states } = await executable.checkpoint();
      expect(step).toBe(4);
      expect(numbersOf(states, 'v')).toEqual([3, 4]);
      expect(numbersOf(states, 'w')).toEqual([0.5, -1, 0.25]);
      end(executable);
    });

    test('far steps draw what the reference draws', async () => {
      const [expected, actual] = await both();
      for (const step of [2 ** 16, 2 ** 24 + 3, 2 ** 32 - 1]) {
        const frames: Values[] = [];
        for (const executable of [expected, actual]) {
          executable.restore({ step, states: new Map() });
          frames.push(present((await executable.advance(1, [id('noise'), id('order'), id('x')]))[0], 'frame'));
        }
        expect(frames[1]).toEqual(frames[0] && new Map([...frames[0]].map(([k, v]) => [k, { ...v, values: v.values.map(Math.fround) }])));
      }
      end(expected, actual);
    });

    test('a reset starts from what was written, and repeats the run', async () => {
      const executable = await backend.prepare(plan);
      const first = await executable.advance(3, all);
      executable.reset();
      expect(executable.step).toBe(0);
      expect(await executable.advance(3, all)).toEqual(first);
      executable.write(parameterNamed('w0'), 1, [1]);
      expect(numbersOf(await executable.observe(all), 'w')).not.toContain(2);
      executable.reset();
      expect(numbersOf(await executable.observe(all), 'w')).toEqual([0.5, 2, 0.25]);
      executable.restore(await executable.checkpoint());
      executable.reset();
      expect(numbersOf((await executable.advance(1, all))[0], 'now')).toEqual([0]);
      end(executable);
    });

    test('minibatches are shown by a preview, a sequence by its present row; evaluate takes other rows', async () => {
      const [expected, actual] = await both();
      for (const executable of [expected, actual]) await executable.advance(1, []);
      const seen = await actual.observe(all);
      close(seen, await expected.observe(all));
      expect(numbersOf(seen, 'x')).toEqual(rowsOfX(minibatches.rows.subarray(0, PREVIEW_ROWS)));
      expect(numbersOf(seen, 'wave')).toEqual([-1]);
      const feeds = new Map([[id('wave'), rows(1, [4])]]);
      const evaluated = await actual.evaluate(feeds, all);
      close(evaluated, await expected.evaluate(feeds, all));
      expect(numbersOf(evaluated, 'x')).toEqual(numbersOf(seen, 'x'));
      expect(numbersOf(evaluated, 'wave')).toEqual([4]);
      expect(await actual.observe(all)).toEqual(seen);
      end(expected, actual);
    });

    test('a fed source holds its rows, whatever its schedule was', async () => {
      const [expected, actual] = await both();
      const frames: Values[][] = [];
      for (const executable of [expected, actual]) {
        executable.feed(id('x'), rows(2, [1, 0, 0, 0, 1, 0]));
        executable.feed(id('wave'), rows(1, [3]));
        frames.push([...(await executable.advance(3, all))]);
      }
      frames[1]?.forEach((frame, k) => close(frame, frames[0]?.[k]));
      expect(numbersOf(frames[1]?.[2], 'count')).toEqual([2]);
      end(expected, actual);
    });

    test('whoever asks without waiting is served in turn', async () => {
      const [one, other] = [await backend.prepare(plan), await backend.prepare(plan)];
      const frames = await one.advance(5, all);
      const [first, seen, second] = await Promise.all([other.advance(2, all), other.observe([id('now')]), other.advance(3, all)]);
      expect([...first, ...second]).toEqual(frames);
      expect(numbersOf(seen, 'now')).toEqual([2]);
      end(one, other);
    });

    test('many recorded steps, more than one transfer takes, come back in order', async () => {
      const executable = await backend.prepare(plan);
      const frames = await executable.advance(300, [id('now'), id('noise')]);
      expect(frames.map((frame) => numbersOf(frame, 'now')[0])).toEqual(Array.from({ length: 300 }, (_, k) => k));
      end(executable);
    });

    test.runIf(tensors)('keeps no tensor longer than it is needed', async () => {
      const count = present(tensors, 'tensors');
      const before = count();
      const executable = await backend.prepare(plan);
      const work = async () => {
        executable.reset();
        await executable.advance(7, all);
        await executable.advance(20, [id('v'), id('w')]);
        await executable.observe(all);
        executable.restore(await executable.checkpoint());
        executable.restore({ step: 2, states: new Map([[id('v'), rows(1, [1, 2])]]) });
        executable.write(parameterNamed('couplings'), 0, [0]);
        await executable.evaluate(new Map([[id('x'), rows(1, [1, 2, 3])]]), all);
        await expect(executable.advance(2, [999 as SignalId])).rejects.toThrow('%999');
        await executable.advance(0, []);
      };
      await work();
      const settled = count();
      await work();
      expect(count()).toBe(settled);
      const going = executable.advance(5, all).catch(String);
      executable.dispose();
      await going;
      expect(count()).toBe(before);
    });
  });
}
