import * as fc from '../../tests/fast-check.ts';
import { describe, expect, test } from 'vitest';
import { activate, activationNames, activations, type ActivationName } from './activations.ts';

const SHAPE = { slope: 0.1, alpha: 1.5, sharpness: 2, gain: 1.25, threshold: 0.5 };
const STEP = 1e-4;
/** Central differences err by h²·|f‴|/6 ≲ 10⁻⁷, since no third derivative here exceeds 20, plus 2⁻⁵³/h ≈ 10⁻¹². */
const DIFFERENCE_TOLERANCE = 1e-6;

const kinks: Readonly<Partial<Record<ActivationName, number>>> = { relu: 0, 'leaky-relu': 0, elu: 0, step: 0, sign: SHAPE.threshold };

describe.each(activationNames)('%s', (name) => {
  test('has the derivative that finite differences give, away from its kink', () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (n) => {
        fc.pre(Math.abs(n - (kinks[name] ?? Infinity)) > 2 * STEP);
        const difference = (activate(name, n + STEP, SHAPE).value - activate(name, n - STEP, SHAPE).value) / (2 * STEP);
        expect(Math.abs(activate(name, n, SHAPE).slope - difference)).toBeLessThan(DIFFERENCE_TOLERANCE);
      }),
      { numRuns: 300 },
    );
  });

  test('stays inside its range and finite from −1000 to 1000', () => {
    const [low, high] = activations[name].range;
    for (const n of [-1000, -710, -89, -5, -1e-9, 0, 1e-9, 5, 89, 710, 1000]) {
      const { value, slope } = activate(name, n, { ...SHAPE, alpha: 1 });
      expect(value).toBeGreaterThanOrEqual(low);
      expect(value).toBeLessThanOrEqual(high);
      expect(Number.isFinite(value) && Number.isFinite(slope), `${name}(${n})`).toBe(true);
    }
  });

  test('depends on the parameters it lists, and on no other', () => {
    for (const parameter of Object.keys(SHAPE) as (keyof typeof SHAPE)[]) {
      const other = { ...SHAPE, [parameter]: SHAPE[parameter] + 0.25 };
      const differs = [-2, -0.5, 0.3, 0.6, 2].some((n) => activate(name, n, SHAPE).value !== activate(name, n, other).value);
      expect(differs, parameter).toBe(activations[name].uses.includes(parameter));
    }
  });

  test('is flat exactly when its derivative vanishes everywhere', () => {
    const slopes = [-3, -1, 0.25, 1, 3].map((n) => activate(name, n, SHAPE).slope);
    expect(slopes.every((slope) => slope === 0)).toBe(activations[name].flat);
  });
});

test('the conventions at the kinks are those of the lecture notes and of PyTorch', () => {
  const at0 = (name: ActivationName) => activate(name, 0, { ...SHAPE, threshold: 0 });
  expect(at0('step').value).toBe(0);
  expect(at0('sign').value).toBe(1);
  expect(at0('relu').slope).toBe(0);
  expect(at0('leaky-relu').slope).toBe(SHAPE.slope);
  expect(at0('elu').slope).toBe(SHAPE.alpha);
});

test('(1 + tanh x)/2 is σ(2x), also far below, where tanh has lost all digits', () => {
  const shape = { ...SHAPE, gain: 1, threshold: 0 };
  for (const n of [-2, 0, 0.7, 3]) expect(activate('gain-sigmoid', n, shape).value).toBeCloseTo((1 + Math.tanh(n)) / 2, 15);
  expect(activate('gain-sigmoid', -30, shape).value).toBeCloseTo(Math.exp(-60), 40);
});
