/** Where a run first meets a number that is not finite, against recursions in plain numbers and against looking at every step. */
import { describe, expect, test } from 'vitest';
import { kinds } from '../../nodes/kinds.ts';
import axon from '../../tests/cases/axon-that-diverges.json';
import training from '../../tests/cases/training-that-diverges.json';
import { drawing, input, node, weight, wire } from '../../tests/drawing.ts';
import { createReferenceBackend } from './backends/reference/index.ts';
import type { GraphDocument } from '../graph/index.ts';
import { runExperiment, type Finished } from './run.ts';

async function finished(document: GraphDocument, on: 'float64' | 'float32' = 'float64'): Promise<Finished> {
  const result = await runExperiment(document, 'main', kinds, createReferenceBackend(on));
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join('\n'));
  return result;
}

const probe = (id: string, port: string) => ({ target: { node: id, port }, every: 1 });

/** u ← w · u + 1, step by step. */
const growing = (w: number, length: number, more: Partial<GraphDocument> = {}): GraphDocument =>
  drawing(
    { x: input([[1]]), u: node('unit', { activation: 'linear' }), v: node('unit', { activation: 'tanh' }) },
    { e: weight('x', 'u', 1), loop: weight('u', 'u', w, { delay: 1 }), f: weight('u', 'v', 1) },
    { experiments: { main: { verb: 'forward', length } }, ...more },
  );

test.each([1.5, 2, 7, 1000, -3])('a loop with weight %d leaves the numbers at the step at which its recursion does', async (w) => {
  let [u, step] = [1, 0];
  for (; Number.isFinite(u); step++) u = w * u + 1;
  const { notFinite, ended, diagnostics } = await finished(growing(w, 3000));
  expect(notFinite).toEqual({ owner: 'u', what: 'netInput', row: 0, element: 0, value: u, step });
  expect(ended).toBe('diverged');
  expect(diagnostics).toMatchObject([{ code: 'not-finite', severity: 'error', at: { owner: 'u', field: 'netInput' } }]);
  expect(diagnostics[0]?.message).toContain(`from step ${step} on. Try smaller weights`);
});

test('what a probe saw ends with the first number that is not finite', async () => {
  const { traces, notFinite } = await finished(growing(10, 3000, { probes: { u: probe('u', 'activation') } }));
  const seen = (traces.get('u')?.steps ?? []).map(({ values }) => values[0]);
  expect(seen).toHaveLength((notFinite?.step ?? 0) + 1);
  expect(seen.findIndex((x) => !Number.isFinite(x))).toBe(notFinite?.step);
});

describe.each(['float64', 'float32'] as const)('in %s', (precision) => {
  test('the place is the one that a look at every step finds', async () => {
    const names = ['potential', 'm', 'h', 'n'];
    const probes = Object.fromEntries(names.map((name) => [name, probe('a', name)]));
    const watched = await finished({ ...(axon as unknown as GraphDocument), probes }, precision);
    const alone = await finished({ ...(axon as unknown as GraphDocument), probes: {} }, precision);
    expect(watched.notFinite).toEqual(alone.notFinite);
    const { step = 0, what = '' } = alone.notFinite ?? {};
    const at = (name: string, k: number) => watched.traces.get(name)?.sample(k).values[0] as number;
    for (const name of names) for (let k = 0; k < step; k++) expect(at(name, k), `${name} at step ${k}`).toSatisfy(Number.isFinite);
    expect(at(what, step)).not.toSatisfy(Number.isFinite);
    expect(alone.diagnostics[0]?.message).toBe(
      `The sodium activation of a has grown beyond all numbers (∞) from ${step * 0.2} ms on. Try a smaller dt, another integration scheme, or a weaker input.`,
    );
  });

  test('of a training it is the first epoch whose loss is infinite', async () => {
    const { notFinite, traces, diagnostics } = await finished(training as unknown as GraphDocument, precision);
    const losses = (traces.get('L')?.steps ?? []).map(({ values }) => values[0] as number);
    expect(notFinite).toMatchObject({ owner: 'l', what: 'value', value: Infinity });
    expect(losses.findIndex((loss) => !Number.isFinite(loss))).toBe(notFinite?.step);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      `The loss of l has grown beyond all numbers (∞) from epoch ${notFinite?.step} on. Try a smaller learning rate, or an activation function that is bounded.`,
    ]);
  });
});

test('one pass without states is looked at, too: which row and which element', async () => {
  const wide = drawing(
    { x: input([[1], [2]]), y: node('layer', { size: 3, activation: 'linear' }), z: node('layer', { size: 3, activation: 'linear' }) },
    { e: weight('x', 'y', [1, 1, 1e38]), f: weight('y', 'z', [1, 0, 0, 0, 1, 0, 0, 0, 1.8], { connectivity: 'all-to-all' }) },
  );
  const { notFinite, diagnostics, ended } = await finished(wide, 'float32');
  expect(notFinite).toEqual({ owner: 'z', what: 'netInput', row: 1, element: 2, value: Infinity, step: 0 }); // float32 ends at 3.4 · 10³⁸: 1.8 · 10³⁸ is a number, twice that is none
  expect(ended).toBe('length');
  expect(diagnostics[0]?.message).toMatch(/^The net input of z \(element 3, row 2\) has grown beyond all numbers \(∞\)\. Try/);
});

test('the zero vector has no angle, which is no divergence, also where it is sent a step later', async () => {
  const { notFinite, diagnostics, values } = await finished(
    drawing(
      { zero: input([[0, 0]]), y: input([[1, 1]]), t: node('angle'), o: node('one-hot') },
      { e: wire('zero', 't.a'), f: wire('y', 't.b'), g: wire('t.angle', 'o.values', { delay: 1 }) },
      { experiments: { main: { verb: 'forward', length: 1 } } },
    ),
  );
  expect(values.get('t.angle')?.values[0]).toBeNaN();
  expect(notFinite).toBeUndefined();
  expect(diagnostics).toEqual([]);
});

test('a run whose states stay finite goes on to its end, and says what a probe saw on the way', async () => {
  const pulses = drawing(
    { s: node('current', { shape: 'pulse', start: 5, stop: 7, amplitude: 1e307 }), u: node('unit', { activation: 'linear' }) },
    { e: weight('s', 'u', 100) },
    { probes: { u: probe('u', 'netInput') }, experiments: { main: { verb: 'simulate', length: 20 } }, settings: { seed: 1, dt: 1 } },
  );
  const { notFinite, ended, traces } = await finished(pulses);
  expect(ended).toBe('length');
  expect(traces.get('u')?.length).toBe(21);
  const seen = (traces.get('u')?.steps ?? []).map(({ values }) => values[0] as number);
  expect(notFinite).toMatchObject({ owner: 'u', what: 'netInput', step: seen.findIndex((x) => !Number.isFinite(x)) });
});
