import { expect, test } from 'vitest';
import { kinds } from '../../nodes/kinds.ts';
import { drawing, input, node, weight, wire } from '../../tests/drawing.ts';
import { createReferenceBackend } from './backends/reference/index.ts';
import type { Backend } from './backend.ts';
import { runExperiment } from './run.ts';

const doubling = drawing(
  { x: input([[1], [3]]), u: node('unit', { activation: 'linear' }) },
  { e: weight('x', 'u', 1), self: weight('u', 'u', 2, { delay: 1 }) },
  { probes: { p: { target: { node: 'u', port: 'activation' }, every: 1 } }, experiments: { main: { verb: 'forward', length: 3 } } },
);

test('a run gives what its probes saw, step by step and row by row, and every value at its end', async () => {
  const result = await runExperiment(doubling, 'main', kinds, createReferenceBackend());
  if (!result.ok) throw new Error('it did not run');
  expect(result.traces.get('p')?.steps.map(({ values }) => [...values])).toEqual([
    [1, 3],
    [3, 9],
    [7, 21],
  ]);
  expect([...(result.values.get('u.activation')?.values ?? [])]).toEqual([7, 21]);
  expect(result.diagnostics).toEqual([]);
});

test('a drawing with errors is not run: half of it would mislead', async () => {
  const result = await runExperiment(drawing({ u: node('unit') }, { e: weight('u', 'u') }), 'main', kinds, createReferenceBackend());
  expect(result).toMatchObject({ ok: false, diagnostics: [{ code: 'loop-without-delay' }] });
});

test('warnings do not stop a run', async () => {
  const result = await runExperiment(drawing({ x: input([[1]]), s: node('softmax') }), 'main', kinds, createReferenceBackend());
  expect(result).toMatchObject({ ok: true, diagnostics: [{ code: 'not-connected' }] });
});

test('the executable is given back, also when it fails', async () => {
  let alive = 0;
  const failing: Backend = {
    name: 'reference',
    prepare: async (plan) => {
      const executable = await createReferenceBackend().prepare(plan);
      alive++;
      return {
        ...executable,
        checkpoint: () => executable.checkpoint(),
        observe: () => Promise.reject(new Error('the device is lost')),
        dispose: () => void alive--,
      };
    },
  };
  await expect(runExperiment(doubling, 'main', kinds, failing)).rejects.toThrow('the device is lost');
  expect(alive).toBe(0);
});

test('a probe on an edge sees its weight go towards what the examples ask for', async () => {
  const rate = 0.05;
  const rows = [
    [1, 3],
    [2, 6],
  ]; // t = 3·x
  const learning = drawing(
    { d: node('dataset', { data: 'own', columns: 1, rows }), u: node('unit', { activation: 'linear' }), L: node('loss') },
    {
      w: weight('d.inputs', 'u', 0.5),
      p: wire('u', 'L.prediction'),
      t: wire('d.targets', 'L.target'),
    },
    {
      probes: { w: { target: { node: 'w', port: 'weight' }, every: 1 } },
      experiments: { main: { verb: 'train', loss: 'L', length: 6, batch: 2, optimizer: { rule: 'sgd', rate } } },
    },
  );
  const result = await runExperiment(learning, 'main', kinds, createReferenceBackend());
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join());
  const weights = (result.traces.get('w')?.steps ?? []).map(({ values }) => values[0] as number);
  expect(weights).toHaveLength(7); // before every step, and at the end
  // the bias learns, too: both by the gradient of mean (w·x + β − t)²
  let [w, bias] = [0.5, 0];
  for (const seen of weights) {
    expect(seen).toBeCloseTo(w, 10); // float64, a few operations a step
    const errors = rows.map(([x = 0, t = 0]) => ({ x, e: w * x + bias - t }));
    const mean = (of: (one: (typeof errors)[number]) => number) => errors.reduce((sum, one) => sum + of(one), 0) / errors.length;
    [w, bias] = [w - rate * 2 * mean(({ x, e }) => e * x), bias - rate * 2 * mean(({ e }) => e)];
  }
});
