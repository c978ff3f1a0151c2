/** The GPU backends in a real browser: the first updates of files 04, 07, 08 and of the network of file 28. */
import { describe, expect, test } from 'vitest';
import { kinds } from '../../nodes/kinds.ts';
import { present } from '../../src/base/index.ts';
import { createReferenceBackend, runExperiment, type Backend } from '../../src/runtime/index.ts';
import rules from '../reference/07_learning_rules.json';
import { drawing, node, weight, wire } from '../drawing.ts';
import { excess } from './case.ts';
import { learn, lesson } from './lessons.ts';
import { mustCompute, openGpu } from './on-gpu.ts';
import { compareTraining, trainingCases } from './training.ts';

/** The gradients of the first graph drawn unit by unit, and of the net for digits. */
const first = (file: string) =>
  present(
    trainingCases.find((each) => each.file.startsWith(file) && each.name.startsWith('gradients')),
    file,
  );

/** Full-batch updates of the network of file 28 on iris, of which each can be compared. */
const UPDATES = 6;
const iris = drawing(
  {
    d: node('dataset', { data: 'iris', labels: 'one-hot', scaling: 'standardise' }),
    h: node('layer', { size: 8, activation: 'relu' }),
    o: node('layer', { size: 3, activation: 'linear' }),
    l: node('loss', { loss: 'categorical-cross-entropy' }),
  },
  {
    w: weight('d', 'h', 1, { initial: 'uniform', scale: 0.5 }),
    v: weight('h', 'o', 1, { initial: 'uniform', scale: 0.35 }),
    p: wire('o', 'l.prediction'),
    q: wire('d.targets', 'l.target'),
  },
  {
    experiments: { main: { verb: 'train', loss: 'l', length: UPDATES, optimizer: { rule: 'adam', rate: 0.01 } } },
    probes: { loss: { target: { node: 'l', port: 'value' }, every: 1 } },
  },
);

async function losses(backend: Backend): Promise<readonly number[]> {
  const run = await runExperiment(iris, 'main', kinds, backend);
  if (!run.ok) throw new Error(run.diagnostics.map(({ message }) => message).join('\n'));
  return present(run.traces.get('loss'), 'loss').steps.map(({ values }) => values[0] as number);
}

describe.each(['webgl', 'webgpu'] as const)('%s', (name) => {
  mustCompute(name);

  test.each(['04', '08'])('gives the gradients of file %s', async (file) => {
    const compared = await compareTraining(first(file), await openGpu(name), 'float32');
    expect(compared.length).toBeGreaterThan(5);
    expect(compared.filter(({ excess: over }) => !(over <= 1))).toEqual([]);
  });

  test.each(rules.delta.map((each) => [each.name, each] as const))('begins the delta rule as NumPy does (file 07): %s', async (_, each) => {
    const { mode, eta, x, t, w0, b0, expected } = each;
    const batch = mode === 'batch' ? x.length : 1;
    const activation = mode === 'sigmoid' ? 'sigmoid' : 'linear';
    const document = lesson({ rule: 'delta', eta, x, t: t.map((y) => [y]), activation, weights: w0, bias: b0, biasLearns: true, batch });
    const { weights, biases } = await learn(document, await openGpu(name), 1, { every: x.length / batch });
    const found = [...(weights[0] ?? []), ...(biases[0] ?? [])];
    const off = expected['after_each_epoch_[w...,b]'][0]?.map((w, i) => excess(found[i] ?? NaN, w, rules.tolerance.float32)) ?? [NaN];
    expect(Math.max(...off)).toBeLessThanOrEqual(1);
  });

  test(`makes the losses of the first ${UPDATES} updates on iris as the reference does (file 28)`, async () => {
    const [actual, expected] = [await losses(await openGpu(name)), await losses(createReferenceBackend())];
    expect(actual).toHaveLength(UPDATES + 1);
    // Adam moves every weight by a whole rate, whose sign rounding decides only where a gradient is 0
    const off = expected.map((loss, k) => excess(actual[k] ?? NaN, loss, { abs: 2e-5, rel: 2e-5 }));
    expect(Math.max(...off)).toBeLessThanOrEqual(1);
  });
});
