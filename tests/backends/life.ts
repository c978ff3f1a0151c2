/** The life of an executable: advance, observe, evaluate, write, feed, reset, dispose, as the reference does and without leaks. */
import { beforeAll, describe, expect, test } from 'vitest';
import { present } from '../../src/base/index.ts';
import type { SignalId } from '../../src/ir/index.ts';
import type { Backend, Values } from '../../src/runtime/backend.ts';
import { createReferenceBackend } from '../../src/runtime/backends/reference/index.ts';
import { excess } from './compare.ts';
import type { Subject } from './conformance.ts';
import { build, closeState, constant, parameter, planOf, rows, source, state } from './plans.ts';

/** Leaky integration of a projected input, a one-step delay of it, a counter of spikes. */
const network = build((builder) => {
  const x = source(builder, 'x', 2);
  const weight = parameter(builder, 'weight', [3]);
  const decay = parameter(builder, 'decay', [1]);
  const [v, delayed, count] = [state(builder, 'v', 2), state(builder, 'delayed', 2), state(builder, 'count', 2)];
  const keep = builder.op('exp', [builder.op('neg', [decay], {})], {}); // of parameters alone
  const drive = builder.op('project', [x, weight], { from: Int32Array.of(0, 1, 1), to: Int32Array.of(0, 0, 1), size: 2 });
  const drifted = builder.op('add', [builder.op('mul', [v, keep], {}), drive], {});
  const [threshold, zero] = [constant(builder, 1), constant(builder, 0)];
  const spike = builder.op('greater', [drifted, threshold], {});
  const reset = builder.op('where', [spike, zero, drifted], {});
  const counted = builder.op('add', [count, spike], {});
  closeState(builder, v, reset, constant(builder, 0.25));
  closeState(builder, delayed, v, constant(builder, -1));
  closeState(builder, count, counted, zero);
  for (const [output, id] of Object.entries({
    keep,
    drive,
    reset,
    spike,
    counted,
    v,
    delayed,
    count,
    weight,
    x,
  }))
    builder.output(output, id);
});
const plan = planOf(network, {
  parameters: { weight: [0.4, 0.3, 0.2], decay: [0.25] },
  sources: { x: rows(3, [1, 0, 0.5, 1, 0.25, 0.75]) },
});
const all = [...network.outputs.values()];
const id = (output: string): SignalId => present(network.outputs.get(output), output);
// sums of a few terms near 1, some steps in a row
const tolerance = { absolute: 1e-5, relative: 1e-5 };
const close = (actual: Values, expected: Values) => {
  const over = excess(actual, expected, tolerance);
  if (over > 1) expect(actual, `${over} times the tolerance`).toEqual(expected);
};

export function life({ name, open, tensors }: Subject): void {
  describe(`${name} lives as the reference`, () => {
    const reference = createReferenceBackend();
    let backend: Backend;
    beforeAll(async () => {
      backend = await open();
    });

    test('advances, records, resets; a split run equals the whole, bit for bit', async () => {
      const [expected, actual] = [await reference.prepare(plan), await backend.prepare(plan)];
      const whole = await actual.advance(7, all);
      const frames = await expected.advance(7, all);
      expect(whole).toHaveLength(7);
      whole.forEach((frame, i) => close(frame, present(frames[i], 'frame')));
      actual.reset();
      const split = [...(await actual.advance(2, all)), ...(await actual.advance(0, all)), ...(await actual.advance(5, all))];
      expect(split).toEqual(whole);
      expected.dispose();
      actual.dispose();
    });

    test('reading in between changes nothing', async () => {
      const executable = await backend.prepare(plan);
      const whole = await executable.advance(4, all);
      executable.reset();
      const frames: Values[] = [];
      for (let i = 0; i < 4; i++) {
        await executable.observe(all);
        frames.push(...(await executable.advance(1, all)));
      }
      expect(frames).toEqual(whole);
      executable.dispose();
    });

    test('a written weight is seen by the next observe, and what follows from parameters is computed again', async () => {
      const [expected, actual] = [await reference.prepare(plan), await backend.prepare(plan)];
      close(await actual.observe(all), await expected.observe(all));
      for (const executable of [expected, actual]) {
        executable.write(id('weight'), 1, [0.9]);
        executable.write(id('weight'), 1, [0.7, -0.5]);
        executable.write(plan.program.signals.get([...plan.parameters.keys()][1] as SignalId)?.id as SignalId, 0, [2]);
      }
      const seen = await actual.observe(all);
      close(seen, await expected.observe(all));
      expect(seen.get(id('keep'))?.values[0]).toBeCloseTo(Math.exp(-2), 5);
      close(present((await actual.advance(1, all))[0], 'frame'), present((await expected.advance(1, all))[0], 'frame'));
      expected.dispose();
      actual.dispose();
    });

    test('feeds stay, evaluate takes other rows and changes nothing', async () => {
      const [expected, actual] = [await reference.prepare(plan), await backend.prepare(plan)];
      const other = new Map([[id('x'), rows(1, [2, 3])]]);
      close(await actual.evaluate(other, all), await expected.evaluate(other, all));
      close(await actual.observe(all), await expected.observe(all));
      for (const executable of [expected, actual]) executable.feed(id('x'), rows(2, [1, 1, 0, 1]));
      close(present((await actual.advance(2, all))[1], 'frame'), present((await expected.advance(2, all))[1], 'frame'));
      expected.dispose();
      actual.dispose();
    });

    test('prepares copies, not views, of what it is given', async () => {
      const values = rows(1, [1, 1]);
      const executable = await backend.prepare(plan);
      executable.feed(id('x'), values);
      values.values.fill(9);
      const seen = await executable.observe([id('x'), id('weight')]);
      seen.get(id('weight'))?.values.fill(9);
      seen.get(id('x'))?.values.fill(9);
      const again = await executable.observe([id('x'), id('weight')]);
      expect([...present(again.get(id('x')), 'x').values]).toEqual([1, 1]);
      expect(present(again.get(id('weight')), 'weight').values[0]).toBeCloseTo(0.4, 6);
      executable.dispose();
    });

    test('two executables do not disturb each other', async () => {
      const [a, b] = [await backend.prepare(plan), await backend.prepare(plan)];
      const alone = await a.advance(3, all);
      a.reset();
      b.write(id('weight'), 0, [5]);
      const [together] = await Promise.all([a.advance(3, all), b.advance(3, all)]);
      expect(together).toEqual(alone);
      a.dispose();
      b.dispose();
    });

    test.runIf(tensors)('keeps no tensor longer than it is needed', async () => {
      const count = present(tensors, 'tensors');
      const before = count();
      const executable = await backend.prepare(plan);
      const work = async () => {
        await executable.advance(3, all);
        await executable.advance(2, []);
        await executable.observe(all);
        await executable.evaluate(new Map([[id('x'), rows(1, [2, 3])]]), [id('drive')]);
        executable.write(id('weight'), 0, [Math.fround(0.1)]);
        executable.feed(id('x'), rows(1, [1, 2]));
        await executable.observe([id('drive')]);
        await expect(executable.observe([999 as SignalId])).rejects.toThrow('%999');
        await expect(executable.evaluate(new Map([[id('x'), rows(1, [2, 3, 4])]]), all)).rejects.toThrow('expected 1 rows of 2');
      };
      await work();
      const settled = count();
      await work();
      await work();
      expect(count()).toBe(settled);
      executable.dispose();
      expect(count()).toBe(before);
    });
  });
}
