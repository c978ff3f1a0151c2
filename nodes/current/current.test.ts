import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/base/index.ts';
import { node } from '../../tests/drawing.ts';
import { invalidPresets } from '../../tests/numerics/presets.ts';
import { column, reference, simulate, simulation } from '../../tests/numerics/spiking.ts';

const shown = async (params: JsonObject, length: number, dt = 0.1, element = 0) => {
  const run = await simulate(simulation({ i: node('current', params) }, {}, { dt, length, probes: ['i.current'] }), await reference.open());
  return column(run.trace('i.current'), element);
};

/** First and last step with a current that is not 0. */
const on = (values: readonly number[]) => [values.findIndex((x) => x !== 0), values.findLastIndex((x) => x !== 0)];

test('a pulse flows from the step of its start to the step before its end', async () => {
  expect(on(await shown({ shape: 'pulse', start: 1, stop: 3 }, 5))).toEqual([10, 29]);
  expect(on(await shown({ shape: 'pulse', start: 0, stop: 3 }, 5))).toEqual([0, 29]);
  expect(on(await shown({ shape: 'pulse', start: 3, stop: 1 }, 5))).toEqual([-1, -1]);
});

test('a switch falls on the nearest step, and on the later one when it is half way', async () => {
  expect(on(await shown({ shape: 'pulse', start: 1.03, stop: 2.98 }, 5))).toEqual([10, 29]);
  expect(on(await shown({ shape: 'pulse', start: 1.05, stop: 3 }, 5))).toEqual([11, 29]);
});

test('as on the page, the current flows strictly after its start', async () => {
  expect(on(await shown({ shape: 'lecture', start: 25, stop: 30 }, 40, 0.025))).toEqual([1001, 1199]);
});

test('a staircase has its baseline, then the level of the last time', async () => {
  const steps = await shown(
    {
      shape: 'staircase',
      baseline: 1,
      staircase: [
        [2, 0],
        [1, -2],
      ],
    },
    4,
    1,
  );
  expect(steps).toEqual([1, -2, 0, 0, 0]);
});

test('the filter is one Euler step, and is seen already filtered', async () => {
  const filtered = await shown({ filter: 2, amplitude: 8 }, 3, 1);
  expect(filtered).toEqual([4, 6, 7, 7.5]);
  expect(await shown({ filter: 0.5, amplitude: 8 }, 1, 1)).toEqual([8, 8]); // faster than a step
});

test('several currents stand side by side', async () => {
  const params = { size: 2, amplitude: [1, 2], shape: 'pulse', start: 1, stop: 2 };
  expect(await shown(params, 2, 1, 0)).toEqual([0, 1, 0]);
  expect(await shown(params, 2, 1, 1)).toEqual([0, 2, 0]);
});

test('the random part is uniform, new at every step, and the same for the same seed', async () => {
  const noisy = await shown({ amplitude: 10, noise: 35 }, 100);
  expect(await shown({ amplitude: 10, noise: 35 }, 100)).toEqual(noisy);
  expect(new Set(noisy).size).toBeGreaterThan(990);
  expect(Math.max(...noisy)).toBeLessThanOrEqual(45);
  expect(Math.min(...noisy)).toBeGreaterThanOrEqual(-25);
  const mean = noisy.reduce((sum, x) => sum + x, 0) / noisy.length;
  expect(Math.abs(mean - 10)).toBeLessThan(2.6); // four standard errors of 35/√3/√1001
});

test('its presets are allowed', () => {
  expect(invalidPresets('current')).toEqual([]);
});
