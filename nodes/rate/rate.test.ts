import { expect, test } from 'vitest';
import { node, weight } from '../../tests/drawing.ts';
import { column, reference, simulate, simulation } from '../../tests/numerics/spiking.ts';

test('a filtered unit follows f(n) with its time constant, whatever the step', async () => {
  for (const dt of [0.5, 5]) {
    const document = simulation(
      { x: node('rate', { dynamics: 'filtered', tau: 10, bias: 2, activation: 'linear' }) },
      {},
      { dt, length: 20, probes: ['x.rate', 'x.netInput'] },
    );
    const run = await simulate(document, await reference.open());
    column(run.trace('x.rate')).forEach((x, k) => expect(x).toBeCloseTo(2 * (1 - Math.exp((-k * dt) / 10)), 12)); // exact up to rounding
    expect(run.last('x.netInput')).toEqual([2]);
  }
});

test('σ(8x − 4) remembers a cue: two stable states', async () => {
  for (const [x0, state] of [
    [0.4, 0.02125],
    [0.6, 0.97875],
  ] as const) {
    const document = simulation(
      { x: node('rate', { bias: -4, x0 }) },
      { w: weight('x', 'x', 8) },
      { dt: 1, length: 60, probes: ['x.rate'] },
    );
    const [x = NaN] = (await simulate(document, await reference.open())).last('x.rate');
    expect(Math.abs(x - state)).toBeLessThan(5e-6); // five decimals are given
  }
});
