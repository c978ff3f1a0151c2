import { expect, test } from 'vitest';
import { nodeId } from '../base/index.ts';
import { drawing, node, planFor, weight, wire } from '../../tests/drawing.ts';
import { createReferenceBackend } from './backends/reference/index.ts';
import { evaluateRows } from './evaluate.ts';

const COUNT = 2500; // more than are computed at once, and not a multiple of that
const rows = Array.from({ length: COUNT }, (_, i) => [i / 16, i % 2]);
const plan = planFor(
  drawing(
    {
      d: node('dataset', { data: 'own', rows, columns: 1, scaling: 'none' }),
      y: node('layer', { size: 1, activation: 'linear' }),
      l: node('loss', { loss: 'mean-squared-error' }),
    },
    { w: weight('d.inputs', 'y', 2), p: wire('y.activation', 'l.prediction'), t: wire('d.targets', 'l.target') },
    { experiments: { main: { verb: 'train', length: 1, loss: 'l', batch: 10, optimizer: { rule: 'sgd', rate: 1 } } } },
  ),
);
const signalOf = (owner: string, what: string) => plan.locate(nodeId(owner), what)?.signal ?? (-1 as never);

test('a value has a row for each example in the order that was asked for, a mean is the mean over all of them', async () => {
  const executable = await createReferenceBackend().prepare(plan);
  const chosen = Int32Array.from({ length: COUNT }, (_, i) => COUNT - 1 - i);
  const values = await evaluateRows(executable, plan, chosen, [signalOf('y', 'activation'), signalOf('l', 'value')]);
  const activation = values.get(signalOf('y', 'activation'));
  expect(activation?.rows).toBe(COUNT);
  expect([...(activation?.values ?? [])]).toEqual([...chosen].map((i) => (2 * i) / 16));
  const mean = rows.reduce((sum, [x = 0, t = 0]) => sum + (2 * x - t) ** 2, 0) / COUNT;
  expect(values.get(signalOf('l', 'value'))?.values[0]).toBeCloseTo(mean, 8); // sums of 2,500 squares up to 10⁵ in another order
  executable.dispose();
});

test('of no examples there are no values', async () => {
  const executable = await createReferenceBackend().prepare(plan);
  const values = await evaluateRows(executable, plan, new Int32Array(), [signalOf('y', 'activation')]);
  expect(values.get(signalOf('y', 'activation'))).toEqual({ rows: 0, values: new Float64Array() });
  executable.dispose();
});
