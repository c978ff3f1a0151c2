/** Training goes down the gradient: of any drawing, one step at rate 1 takes off what central differences of the loss give, in float64. */
import { expect, test } from 'vitest';
import { kinds } from '../../nodes/kinds.ts';
import { compile, type Plan } from '../../src/compiler/index.ts';
import { present } from '../../src/base/index.ts';
import type { GraphDocument } from '../../src/graph/index.ts';
import type { Executable } from '../../src/runtime/backend.ts';
import { createReferenceBackend, runExperiment } from '../../src/runtime/index.ts';
import { apart, around, DIFFERENCE_TOLERANCE, differenceOf, type Difference } from './finite-differences.ts';
import { randomNet } from './random-net.ts';

const DRAWINGS = 60;
/** A kink within 10⁻⁵ of a point is rare: a unit that hears nothing at the first steps of a window is at the kink of its relu, though. */
const MOST_KINKS = 0.05;

const reference = createReferenceBackend();

async function finished(document: GraphDocument, experiment = 'main') {
  const run = await runExperiment(document, experiment, kinds, reference);
  if (!run.ok) throw new Error(run.diagnostics.map(({ message }) => message).join('\n'));
  return run;
}

/** The derivative of the loss before the first update by every element of every parameter that is trained. */
async function differencesOf(plan: Plan, executable: Executable): Promise<ReadonlyMap<string, readonly Difference[]>> {
  const loss = present(plan.loss, 'loss');
  const lossNow = async () => {
    executable.reset();
    const [frame] = await executable.advance(1, [loss]);
    return frame?.get(loss)?.values[0] ?? NaN;
  };
  const found = new Map<string, readonly Difference[]>();
  for (const { owner, slot, signal, index, count } of plan.slots) {
    const { initial } = present(
      plan.program.states.find(({ current }) => current === signal),
      slot,
    );
    const before = present(plan.parameters.get(initial), slot);
    const own: Difference[] = [];
    for (let i = index; i < index + count; i++) {
      const x = before[i] as number;
      const values: number[] = [];
      for (const moved of around(x)) {
        executable.write(initial, i, [moved]);
        values.push(await lossNow());
      }
      executable.write(initial, i, [x]);
      own.push(differenceOf(values));
    }
    found.set(`${owner}.${slot}`, own);
  }
  return found;
}

test(`gradients of ${DRAWINGS} random drawings equal central differences of their loss`, async () => {
  const seen = { derivatives: 0, kinks: 0, loops: 0, shared: 0, nonzero: 0 };
  for (let seed = 0; seed < DRAWINGS; seed++) {
    const document = randomNet(seed, 2 + (seed % 7));
    const plan = present(compile(document, 'main', kinds).plan, `plan of seed ${seed}`);
    const run = await finished(document);
    const executable = await reference.prepare(plan);
    const expected = await differencesOf(plan, executable);
    executable.dispose();
    for (const { owner, slot, signal, index, count } of plan.slots) {
      const { initial } = present(
        plan.program.states.find(({ current }) => current === signal),
        slot,
      );
      const before = present(plan.parameters.get(initial), slot).subarray(index, index + count);
      const after = present(run.values.get(`${owner}.${slot}`), `${owner}.${slot}`).values;
      const differences = present(expected.get(`${owner}.${slot}`), slot);
      const gradient = Array.from(before, (x, i) => x - (after[i] as number));
      expect(apart(gradient, differences), `${owner}.${slot} of seed ${seed}`).toBeLessThan(DIFFERENCE_TOLERANCE);
      seen.derivatives += count;
      seen.kinks += differences.filter((x) => x === undefined).length;
      seen.nonzero += gradient.filter((x) => x !== 0).length;
    }
    seen.loops += Object.values(document.edges).some(({ params }) => params['delay']) ? 1 : 0;
    seen.shared += Object.values(document.edges).some(({ params }) => params['share']) ? 1 : 0;
  }
  expect(seen.derivatives).toBeGreaterThan(500);
  expect(seen.kinks / seen.derivatives).toBeLessThan(MOST_KINKS);
  expect(seen.nonzero / seen.derivatives).toBeGreaterThan(0.5);
  expect(seen.loops).toBeGreaterThan(10);
  expect(seen.shared).toBeGreaterThan(3);
});

test('the loss of a window is the loss of as many passes forward, and frozen weights are no states', async () => {
  for (let seed = 0; seed < DRAWINGS; seed++) {
    const document = randomNet(seed, 2 + (seed % 7));
    const length = document.experiments['main']?.window ?? 1;
    const forward = { ...document, experiments: { ...document.experiments, passes: { verb: 'forward', length } as const } };
    const trained = await finished(document);
    const passed = await finished(forward, 'passes');
    const [first] = trained.traces.get('loss')?.steps ?? [];
    // the mean over rows and the sums into ports are taken in the same order: some units in the last place at most
    expect(first?.values[0], `seed ${seed}`).toBeCloseTo(passed.values.get('loss.value')?.values[0] ?? NaN, 12);
    const frozen = Object.entries({ ...document.nodes, ...document.edges }).filter(([, { params }]) => params['rule'] === 'fixed');
    const owners = new Set(trained.plan.slots.map(({ owner }) => String(owner)));
    expect(frozen.filter(([id]) => owners.has(id))).toEqual([]);
  }
});
