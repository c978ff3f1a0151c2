/** File 07: local learning rules, presentation by presentation, against NumPy and scikit-learn. */
import { describe, expect, test } from 'vitest';
import { present } from '../../src/base/index.ts';
import { createReferenceBackend, type Backend } from '../../src/runtime/index.ts';
import { createTfjsBackend } from '../../src/runtime/backends/tfjs/index.ts';
import { nodePlatform } from '../../src/runtime/backends/tfjs/node/index.ts';
import { drawing, input, node, weight } from '../drawing.ts';
import file from '../reference/07_learning_rules.json';
import { excess, type Precision } from './case.ts';
import { field } from './fields.ts';
import { learn, lesson, probes } from './lessons.ts';

const tfjs = async (name: 'wasm' | 'cpu') => {
  const started = await createTfjsBackend(name, nodePlatform);
  if ('unavailable' in started) throw new Error(started.unavailable);
  return started.backend;
};
const backends: readonly (readonly [string, Precision, () => Promise<Backend>])[] = [
  ['reference', 'float64', async () => createReferenceBackend()],
  ['reference32', 'float32', async () => createReferenceBackend('float32')],
  ['wasm', 'float32', () => tfjs('wasm')],
  ['cpu', 'float32', () => tfjs('cpu')],
];

/** What is off by more than the file allows. */
function off(actual: readonly (readonly number[])[], expected: readonly (readonly number[])[], precision: Precision) {
  expect(actual.length).toBe(expected.length);
  const bound = file.tolerance[precision];
  return expected.flatMap((row, k) =>
    row.flatMap((value, i) => (excess(actual[k]?.[i] as number, value, bound) <= 1 ? [] : [{ k, i, value, actual: actual[k]?.[i] }])),
  );
}

const zeroOne = file.perceptron.flatMap((each) => ('x' in each && each.x ? [each] : []));
const plusMinus = file.perceptron.flatMap((each) => ('xi' in each && each.xi ? [each] : []));
const column = (values: readonly number[]) => values.map((value) => [value]);

describe.each(backends)('on %s', (_, precision, open) => {
  test.each(zeroOne.map((each) => [each.name, each] as const))('the perceptron rule with 0 and 1: %s', async (name, each) => {
    const steps = each.expected.after_each_presentation as readonly (readonly number[])[];
    const { x, t, eta, w0, b0 } = each;
    const document = lesson({ rule: 'perceptron', eta, x, t: column(t), activation: 'step', weights: w0, bias: b0, biasLearns: true });
    const learnt = await learn(document, await open(), steps.length);
    const found = learnt.weights.map((w, k) => [
      Math.floor(k / x.length),
      ...w,
      ...(learnt.biases[k] ?? []),
      ...(learnt.activations[k] ?? []),
    ]);
    expect(found, name).toEqual(steps); // dyadic numbers: exact in float32
  });

  test.each(plusMinus.map((each) => [each.name, each] as const))('the perceptron rule with ±1: %s', async (_name, each) => {
    const { xi, S, eta, w0, b0, expected } = each;
    const epochs = 1 + expected['epochs_until_error_free(0-based index of the first error-free epoch)'];
    const weights = {
      rule: 'perceptron' as const,
      eta,
      x: xi,
      t: column(S),
      activation: 'sign',
      weights: w0,
      bias: b0,
      biasLearns: true,
    };
    const learnt = await learn(lesson(weights), await open(), epochs * xi.length);
    const all = learnt.weights.map((w, k) => [...w, ...(learnt.biases[k] ?? [])]);
    const updates = all.flatMap((now, k) => {
      const before = all[k - 1] ?? now.map(() => 0);
      return now.some((value, i) => value !== before[i]) ? [[Math.floor(k / xi.length), k % xi.length, ...now]] : [];
    });
    expect(updates).toHaveLength(expected.updates);
    expect(updates).toEqual(expected.first_updates);
    expect(all.at(-1)).toEqual([...expected.final_w, expected.final_b]);
  });

  test.each(file.delta.map((each) => [each.name, each] as const))(
    'the delta rule: %s',
    async (_name, { mode, eta, epochs, x, t, w0, b0, expected }) => {
      const batch = mode === 'batch' ? x.length : 1;
      const activation = mode === 'sigmoid' ? 'sigmoid' : 'linear';
      const document = lesson({ rule: 'delta', eta, x, t: column(t), activation, weights: w0, bias: b0, biasLearns: true, batch });
      const perEpoch = x.length / batch;
      const learnt = await learn(document, await open(), epochs, { every: perEpoch, losses: true });
      const all = learnt.weights.map((w, k) => [...w, ...(learnt.biases[k] ?? [])]);
      expect(off(all, expected['after_each_epoch_[w...,b]'], precision)).toEqual([]);
      expect(off(column(learnt.losses), column(expected.mse_after_each_epoch), precision)).toEqual([]);
    },
  );
});

/** The lesson that has these fields: a pair, synapses, a matrix, Oja. */
const hebb = (...fields: readonly string[]) =>
  present(
    file.hebb.find((each) => fields.every((name) => name in each)),
    `a lesson with ${fields.join(', ')}`,
  );

describe.each(backends)('Hebbian learning on %s', (_, precision, open) => {
  test('of a pair: what is active together is strengthened, and the opposite weakened', async () => {
    const { eta, S_A, S_B, expected } = hebb('S_A', 'S_B') as Required<Pick<(typeof file.hebb)[0], 'eta' | 'S_A' | 'S_B' | 'expected'>>;
    const document = lesson({ rule: 'hebb', eta, x: column(S_A), t: column(S_B), activation: 'linear', weights: 0 });
    const { weights } = await learn(document, await open(), S_A.length);
    const changes = weights.map(([now], k) => (now as number) - (weights[k - 1]?.[0] ?? 0));
    expect(changes).toEqual(expected.dw);
  });

  test('of five units and seven synapses, clamped to one pattern after the other', async () => {
    const {
      eta,
      synapses_from_to: pairs,
      patterns,
      expected,
    } = hebb('synapses_from_to', 'patterns') as Required<Pick<(typeof file.hebb)[1], 'eta' | 'synapses_from_to' | 'patterns' | 'expected'>>;
    const edge = { connectivity: 'list', pairs };
    const document = lesson({ rule: 'hebb', eta, x: patterns, t: patterns, activation: 'linear', weights: 0, edge });
    const { weights } = await learn(document, await open(), patterns.length);
    expect(weights).toEqual(expected.w_after_each_pattern);
  });

  test('from four units to three', async () => {
    const { eta, x, y, expected } = hebb('x', 'y') as Required<Pick<(typeof file.hebb)[2], 'eta' | 'x' | 'y' | 'expected'>>;
    const document = lesson({ rule: 'hebb', eta, x, t: y, activation: 'linear', weights: 0 });
    const { weights } = await learn(document, await open(), x.length);
    expect(weights).toEqual(expected.W_after_each_pattern?.map((matrix) => matrix.flat()));
  });

  test('with Oja’s decay: the weights turn to the first principal component and keep their length', async () => {
    const { eta, x, w0, expected } = hebb('x', 'w0') as Required<Pick<(typeof file.hebb)[3], 'eta' | 'x' | 'w0' | 'expected'>>;
    const document = drawing(
      { d: input(x), u: node('unit', { activation: 'linear', rule: 'fixed' }) },
      { w: weight('d', 'u', w0, { rule: 'oja', eta }) },
      { probes, experiments: { main: { verb: 'train', batch: 1, shuffle: false, length: 1 } } },
    );
    const { value, numbers } = field<number[][]>(expected, /^w_after_(\d+),/);
    const every = numbers[0] ?? NaN;
    expect(value.length).toBeGreaterThan(0);
    const { weights } = await learn(document, await open(), x.length / every, { every });
    expect(off(weights, value, precision)).toEqual([]);
    expect(Math.hypot(...(weights.at(-1) ?? []))).toBeCloseTo(expected.final_norm as number, precision === 'float64' ? 10 : 5); // digits of the file's tolerance
  });
});
