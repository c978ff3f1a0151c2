/** What is fused is what it was: regions against single operations, many steps at once against one by one. */
import { beforeAll, describe, expect, test } from 'vitest';
import { present } from '../../src/base/index.ts';
import { entryOf, type Plan } from '../../src/compiler/index.ts';
import type { Op, SignalId } from '../../src/ir/index.ts';
import type { Backend, Values } from '../../src/runtime/backend.ts';
import { createReferenceBackend } from '../../src/runtime/backends/reference/index.ts';
import { drawing, input, node, planFor, weight, wire } from '../drawing.ts';
import { excess, type Tolerance } from './compare.ts';
import type { Subject } from './conformance.ts';
import { elementwisePlan, momentumPlan } from './elementwise.ts';

/** Some dozens of operations on numbers of order 1, each good to 10⁻⁶ on a GPU, six steps in a row. */
const tolerance: Tolerance = { absolute: 1e-4, relative: 1e-4 };
/** An action potential rises by 400 mV/ms, so an error of 10⁻⁶ of a potential of 100 mV is magnified some hundred times on the way. */
const neuronal: Tolerance = { absolute: 2e-2, relative: 1e-4 };

/** The same plan with an operation at a time. */
export function unfused(plan: Plan): Plan {
  const { step } = plan.entries;
  const ops = new Set(step.steps.flatMap(({ ops: together }) => together));
  const groups = plan.program.ops.filter((op) => ops.has(op)).map((op): readonly Op[] => [op]);
  return { ...plan, entries: { ...plan.entries, step: entryOf(groups, step.roots) } };
}

const simulated = (nodes: Parameters<typeof drawing>[0], edges: Parameters<typeof drawing>[1], dt: number, target: string): Plan => {
  const [id = '', port = ''] = target.split('.');
  return planFor(
    drawing(nodes, edges, {
      settings: { seed: 1, dt },
      probes: { p: { target: { node: id, port }, every: 1 } },
      experiments: { main: { verb: 'simulate', length: 100 } },
    }),
  );
};

const adam = (): Plan =>
  planFor(
    drawing(
      {
        x: input([
          [1, -0.5],
          [0.25, 2],
          [-1, 1],
        ]),
        t: input([[1], [0], [0.5]]),
        h: node('layer', { size: 4, activation: 'relu' }),
        y: node('layer', { size: 1, activation: 'linear' }),
        l: node('loss', {}),
      },
      {
        a: weight('x', 'h', [0.5, -0.25, 1, 0.75, -1, 0.5, 0.25, 0.5]),
        b: weight('h', 'y', [1, -1, 0.5, 0.25]),
        p: wire('y', 'l'),
        q: wire('t', 'l.target'),
      },
      { experiments: { main: { verb: 'train', loss: 'l', optimizer: { rule: 'adam', rate: 0.01 } } } },
    ),
  );

const amplitudes = [0, 5, 8, 10, 12, 20];
const size = amplitudes.length;
const kinds: readonly (readonly [name: string, plan: () => Plan, steps: number])[] = [
  [
    'Hodgkin-Huxley neurons',
    () =>
      simulated(
        { i: node('current', { size, amplitude: amplitudes, noise: 0.5 }), n: node('hodgkin-huxley', { size }) },
        { w: wire('i', 'n') },
        0.025,
        'n.potential',
      ),
    60,
  ],
  [
    'one Hodgkin-Huxley neuron',
    () => simulated({ i: node('current', { amplitude: 10 }), n: node('hodgkin-huxley', {}) }, { w: wire('i', 'n') }, 0.025, 'n.potential'),
    60,
  ],
  [
    'integrate-and-fire neurons',
    () =>
      simulated(
        { i: node('current', { size, amplitude: amplitudes.map((x) => x / 5) }), n: node('lif', { size }) },
        { w: wire('i', 'n') },
        0.1,
        'n.potential',
      ),
    100,
  ],
  [
    'a rate network with a delayed loop',
    () =>
      simulated(
        { x: input([[0.5], [-1]]), n: node('rate', { size: 3 }) },
        { w: weight('x', 'n', [0.5, -1, 2]), v: weight('n', 'n', [0, 1, -1, 0.5, 0, 1, -1, 0.25, 0], { delay: 2 }) },
        0.1,
        'n.rate',
      ),
    50,
  ],
  // what the slope of relu chooses by is computed outside of every region: a condition goes into one
  ['a training by Adam', adam, 20],
];

export function fused({ name, open, tensors }: Subject): void {
  describe(`${name} fuses`, () => {
    let backend: Backend;
    beforeAll(async () => {
      backend = await open();
    });
    const reference = createReferenceBackend();
    const close = (actual: readonly Values[], expected: readonly Values[], allowed: Tolerance) => {
      expect(actual).toHaveLength(expected.length);
      actual.forEach((frame, step) => {
        const over = excess(frame, present(expected[step], 'frame'), allowed);
        if (over > 1) expect(frame, `step ${step}: ${over} times the tolerance`).toEqual(expected[step]);
      });
    };
    const recordOf = ({ entries, program }: Plan): SignalId[] => [
      ...new Set([...entries.step.roots, ...program.states.map(({ current }) => current)]),
    ];
    const runs = async (plan: Plan, on: Backend, parts: readonly number[]): Promise<Values[]> => {
      const executable = await on.prepare(plan);
      const frames: Values[] = [];
      for (const steps of parts) frames.push(...(await executable.advance(steps, recordOf(plan))));
      frames.push((await executable.checkpoint()).states);
      executable.dispose();
      return frames;
    };

    test('random elementwise programs, in one row and in several', async () => {
      for (let seed = 0; seed < 2; seed++)
        for (const count of [1, 3]) {
          const plan = elementwisePlan(100 * seed, 30, count);
          expect(plan.entries.step.steps.length).toBeLessThan(unfused(plan).entries.step.steps.length);
          const whole = await runs(plan, backend, [6]);
          close(whole, await runs(plan, reference, [6]), tolerance);
          expect(await runs(plan, backend, [1, 3, 2])).toEqual(whole);
        }
    });

    test('an update of thousands of elements', async () => {
      const plan = momentumPlan(5000);
      const whole = await runs(plan, backend, [4]);
      close(whole, await runs(plan, reference, [4]), tolerance);
      expect(await runs(plan, backend, [1, 3])).toEqual(whole);
    });

    test.each(kinds)('%s: fused as unfused, a split run as the whole, recorded or not', async (_, make, steps) => {
      const plan = make();
      const whole = await runs(plan, backend, [steps]);
      close(whole, await runs(unfused(plan), backend, [steps]), neuronal);
      expect(await runs(plan, backend, [3, steps - 10, 7])).toEqual(whole);
      const executable = await backend.prepare(plan);
      await executable.advance(steps - 20, []);
      await executable.advance(20, []);
      expect((await executable.checkpoint()).states).toEqual(whole.at(-1));
      executable.dispose();
    });

    test.runIf(tensors)('keeps no tensor', async () => {
      const count = present(tensors, 'tensors');
      const before = count();
      for (const plan of [elementwisePlan(5, 30), momentumPlan(5000), present(kinds[3], 'rate network')[1]()]) {
        const executable = await backend.prepare(plan);
        const work = async () => {
          await executable.advance(20, recordOf(plan));
          await executable.advance(5, []);
          const [parameter = 0 as SignalId] = plan.parameters.keys();
          executable.write(parameter, 0, [0.5]);
          await executable.advance(3, []);
          await expect(executable.advance(2, [999 as SignalId])).rejects.toThrow('%999');
        };
        await work();
        const settled = count();
        await work();
        expect(count()).toBe(settled);
        executable.dispose();
      }
      expect(count()).toBe(before);
    });
  });
}
