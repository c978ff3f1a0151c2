import { describe, expect, test } from 'vitest';
import { activate, activationNames, createBuilder, createEmit, float, type ActivationName, type SignalId } from '../ir/index.ts';
import { evaluate, value } from '../../tests/evaluate.ts';
import { learningRules } from './learning-rules.ts';
import type { LocalRuleName } from './learning-params.ts';

const shape = { slope: 0.2, alpha: 1.5, sharpness: 2, gain: 1.25, threshold: 0.5 };

interface Unit {
  readonly n: number;
  readonly t?: number;
  readonly activation?: ActivationName;
}

/** Growth and decay of one unit by a rule. */
function terms(rule: LocalRuleName, { n, t, activation = 'linear' }: Unit): { growth: number; decay: number | undefined } {
  const builder = createBuilder();
  const given = new Map<SignalId, ReturnType<typeof value>>();
  const give = (name: string, number: number) => {
    const signal = builder.declare('source', name, float([1], true));
    given.set(signal, value(1, [number]));
    return signal;
  };
  const { growth, decay } = learningRules[rule].terms({
    emit: createEmit(builder),
    structure: { activation },
    values: Object.fromEntries(Object.entries(shape).map(([name, number]) => [name, give(name, number)])),
    netInput: give('n', n),
    activation: give('a', activate(activation, n, shape).value),
    target: t === undefined ? undefined : give('t', t),
  });
  const values = evaluate(builder.finish(), given);
  return { growth: values.get(growth)?.data[0] ?? NaN, decay: decay === undefined ? undefined : values.get(decay)?.data[0] };
}
const growth = (rule: LocalRuleName, unit: Unit) => terms(rule, unit).growth;

describe('the perceptron rule', () => {
  test('moves a unit of 0 and 1 by what its answer lacks, and takes n = 0 for a 0', () => {
    for (const [n, t, expected] of [
      [1, 0, -1],
      [1, 1, 0],
      [-1, 1, 1],
      [-1, 0, 0],
      [0, 1, 1],
      [0, 0, 0],
    ] as const)
      expect(growth('perceptron', { n, t, activation: 'step' }), `n = ${n}, t = ${t}`).toBe(expected);
  });

  test('moves a unit of ±1 to its target where it is wrong, and takes n = θ for wrong whatever the target', () => {
    for (const [n, t, expected] of [
      [1, -1, -1],
      [1, 1, 0],
      [-1, 1, 1],
      [0.5, 1, 1],
      [0.5, -1, -1],
      [0.25, -1, 0],
    ] as const)
      expect(growth('perceptron', { n, t, activation: 'sign' }), `n = ${n}, t = ${t}`).toBe(expected);
  });
});

describe('the delta rule has the slope of the curve that is plotted', () => {
  test.each(activationNames)('%s', (activation) => {
    for (const n of [-3, -0.25, 0, 0.5, 0.75, 3]) {
      const { value: a, slope } = activate(activation, n, shape);
      expect(growth('delta', { n, t: 0.75, activation }), `n = ${n}`).toBeCloseTo((0.75 - a) * slope, 14); // the same operations
    }
  });
});

test('Hebb’s rule takes the target for the activity where one is given', () => {
  expect(growth('hebb', { n: 0.5, t: -1 })).toBe(-1);
  expect(growth('hebb', { n: 0.5 })).toBe(0.5);
});

test('Oja’s rule decays with the square of the activation, and no other rule decays', () => {
  expect(terms('oja', { n: -0.5 })).toEqual({ growth: -0.5, decay: 0.25 });
  for (const rule of ['perceptron', 'delta', 'hebb'] as const) expect(terms(rule, { n: 1, t: 1 }).decay).toBeUndefined();
});

test('without a target a rule that is taught changes nothing', () => {
  for (const rule of ['perceptron', 'delta'] as const) {
    expect(learningRules[rule].taught).toBe(true);
    expect(growth(rule, { n: 0.5, activation: 'sigmoid' })).toBe(0);
  }
});
