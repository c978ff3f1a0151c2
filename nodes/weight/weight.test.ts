import { describe, expect, test } from 'vitest';
import { drawing, input, node, valuesOf, weight } from '../../tests/drawing.ts';

const COUNT = 4000;
const drawn = (params: object, seed = 1, id = 'w') =>
  valuesOf(
    drawing(
      { x: input([[1]]), l: node('layer', { size: COUNT, activation: 'linear' }) },
      { [id]: weight('x', 'l', 1, params as never) },
      { settings: { seed, dt: 0.025 } },
    ),
    'l.netInput',
  );
const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;

describe('random weights', () => {
  test('uniform ones lie between −scale and scale, with mean 0 and variance scale²/3', async () => {
    const values = await drawn({ initial: 'uniform', scale: 2 });
    expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(2);
    expect(Math.abs(mean(values))).toBeLessThan(0.1); // five standard errors are 5·2/√(3·4000) = 0.09
    expect(mean(values.map((x) => x * x))).toBeCloseTo(4 / 3, 1);
  });
  test('normal ones have mean 0 and the scale as standard deviation', async () => {
    const values = await drawn({ initial: 'normal', scale: 2 });
    expect(Math.abs(mean(values))).toBeLessThan(0.16); // five standard errors
    expect(Math.abs(Math.sqrt(mean(values.map((x) => x * x))) - 2)).toBeLessThan(0.12);
  });
  test('follow from the seed and the id of the edge alone', async () => {
    const params = { initial: 'normal' };
    expect(await drawn(params)).toEqual(await drawn(params));
    expect(await drawn(params, 2)).not.toEqual(await drawn(params));
    expect(await drawn(params, 1, 'other')).not.toEqual(await drawn(params));
  });
});

test('a negative weight inhibits, in proportion', async () => {
  const document = drawing({ x: input([[2]]), u: node('unit', { activation: 'linear' }) }, { w: weight('x', 'u', -0.75) });
  expect(await valuesOf(document, 'u.netInput')).toEqual([-1.5]);
});

test('a weight left out is 1', async () => {
  const document = drawing({ x: input([[2]]), u: node('unit') }, { w: { type: 'weight', from: 'x', to: 'u', params: {} } });
  expect(await valuesOf(document, 'u.netInput')).toEqual([2]);
});
