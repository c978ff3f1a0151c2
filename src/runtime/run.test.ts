import { expect, test } from 'vitest';
import { kinds } from '../../nodes/kinds.ts';
import { drawing, input, node, weight } from '../../tests/drawing.ts';
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
