import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/base/index.ts';
import { numbers } from '../../src/ir/index.ts';
import { node, weight, wire } from '../../tests/drawing.ts';
import { invalidPresets } from '../../tests/numerics/presets.ts';
import { column, reference, reference32, simulate, simulation, spikeSteps, spikeTimes } from '../../tests/numerics/spiking.ts';
import { propagators } from './propagators.ts';
import { tuning } from './tuning.ts';

const PROBES = ['n.potential', 'n.spike', 'n.lastSpike', 'n.synaptic'];

interface Course {
  readonly length: number;
  readonly dt?: number;
}

const driven = async (amplitude: number, params: JsonObject, { length, dt = 0.1 }: Course, subject = reference) =>
  simulate(
    simulation({ i: node('current', { amplitude }), n: node('lif', params) }, { w: wire('i', 'n.input') }, { dt, length, probes: PROBES }),
    await subject.open(),
  );

const kicked = async (times: readonly number[], w: number, params: JsonObject = {}, dt = 0.1) =>
  simulate(
    simulation(
      { s: node('spike-source', { spikes: times.map((t) => [0, t]) }), n: node('lif', params) },
      { w: weight('s', 'n.kicks', w) },
      { dt, length: 60, probes: PROBES },
    ),
    await reference.open(),
  );

test('below threshold v is v_in (1 − e^(−t/τ)) at every step', async () => {
  const v = column((await driven(0.9, {}, { length: 60 })).trace('n.potential'));
  const off = v.map((x, k) => Math.abs(x - 0.9 * -Math.expm1((-k * 0.1) / 20)));
  expect(Math.max(...off)).toBeLessThan(1e-13); // 600 roundings of float64
});

test('spike times do not depend on the step', async () => {
  const coarse = spikeTimes((await driven(1.7, {}, { length: 100, dt: 1 })).trace('n.lastSpike'));
  const fine = spikeTimes((await driven(1.7, {}, { length: 100, dt: 0.05 })).trace('n.lastSpike'));
  expect(coarse.length).toBeGreaterThan(3);
  coarse.forEach((t, i) => expect(t).toBeCloseTo(fine[i] as number, 10)); // exact up to rounding
});

test.each([reference, reference32])('an input of exactly 1 never fires on $name', async (subject) => {
  const result = await driven(1, {}, { length: 400, dt: 0.5 }, subject);
  expect(result.last('n.lastSpike')).toEqual([-1]);
});

test('in mV the neuron fires at the same times', async () => {
  const inMv = spikeTimes((await driven(30, { form: 'physical' }, { length: 60 })).trace('n.lastSpike'));
  const normalised = spikeTimes((await driven(1.5, {}, { length: 60 })).trace('n.lastSpike'));
  expect(inMv.length).toBe(2);
  inMv.forEach((t, i) => expect(t).toBeCloseTo(normalised[i] as number, 10)); // rounding of mV
});

test('without a refractory period, and with one shorter than a step, the rate is that of the formula', async () => {
  for (const tauRef of [0, 0.3]) {
    const times = spikeTimes((await driven(3, { tauRef }, { length: 100, dt: 1 })).trace('n.lastSpike'));
    const interval = ((times.at(-1) as number) - (times[0] as number)) / (times.length - 1);
    expect(interval).toBeCloseTo(1000 / tuning(numbers, 3, 20, tauRef), 10); // exact up to rounding
  }
});

describe('two kicks of 0.6', () => {
  const apart = 20 * Math.log(0.6 / 0.4); // 0.6·e^(−Δt/20) + 0.6 = 1

  test('fire the neuron when they are closer than 8.109 ms, at the moment of the second', async () => {
    expect(apart).toBeCloseTo(8.109, 3);
    expect(spikeTimes((await kicked([10, 10 + 8.1], 0.6)).trace('n.lastSpike'))).toEqual([expect.closeTo(18.1, 10)]);
    expect((await kicked([10, 10 + 8.2], 0.6)).last('n.lastSpike')).toEqual([-1]);
  });

  test('one does not, and an inhibitory one cancels', async () => {
    expect((await kicked([10], 0.6)).last('n.lastSpike')).toEqual([-1]);
    const cancelled = simulation(
      {
        s: node('spike-source', {
          size: 2,
          spikes: [
            [0, 10],
            [0, 12],
            [1, 12],
          ],
        }),
        n: node('lif'),
      },
      { w: weight('s', 'n.kicks', [[0.6], [-0.6]]) },
      { dt: 0.1, length: 30, probes: ['n.spike'] },
    );
    expect(spikeSteps((await simulate(cancelled, await reference.open())).trace('n.spike'))).toEqual([]);
  });

  test('a kick in the refractory period is lost', async () => {
    const result = await kicked([10, 11, 20], 1.2);
    expect(spikeTimes(result.trace('n.lastSpike'))).toEqual([10, 20]);
    expect(column(result.trace('n.potential'))[130]).toBe(0);
  });
});

describe('the exact step', () => {
  const at = (tauM: number, tauS: number) => propagators<number>(numbers, 0.5, tauM, tauS);

  test('has no gap where the time constants are equal, nor where the series ends', () => {
    for (const of of ['fromG', 'fromX'] as const) {
      const equal = at(10, 10)[of];
      for (const near of [1e-9, 1e-6, 1e-4]) expect(Math.abs(at(10, 10 * (1 + near))[of] / equal - 1)).toBeLessThan(near); // linear in it
      expect(at(10, 0.5 / 1.05 - 1e-9)[of]).toBeCloseTo(at(10, 0.5 / 1.05 + 1e-9)[of], 7);
    }
    expect(at(10, 10).fromG).toBeCloseTo(0.05 * Math.exp(-0.05), 15);
    expect(at(10, 10).fromX).toBeCloseTo((Math.E * 0.05 ** 2 * Math.exp(-0.05)) / 2, 15);
  });

  test('is that of the two-exponential formula elsewhere', () => {
    for (const [tauM, tauS] of [
      [20, 5],
      [5, 20],
      [20, 0.3],
      [0.3, 20],
    ] as const) {
      const formula = (tauS / (tauS - tauM)) * (Math.exp(-0.5 / tauS) - Math.exp(-0.5 / tauM));
      expect(at(tauM, tauS).fromG).toBeCloseTo(formula, 13); // the formula cancels some digits
    }
  });
});

test('an alpha current has its largest value, the weight, after one time constant', async () => {
  const document = simulation(
    { s: node('spike-source', { spikes: [[0, 0]] }), n: node('lif', { spikes: 'none', synapse: 'alpha', tauS: 5 }) },
    { w: weight('s', 'n.synapses', 0.4) },
    { dt: 0.5, length: 20, probes: ['n.synaptic'] },
  );
  const g = column((await simulate(document, await reference.open())).trace('n.synaptic'));
  expect(g.indexOf(Math.max(...g))).toBe(10);
  expect(Math.max(...g)).toBeCloseTo(0.4, 12);
});

test.each([
  [2, 20],
  [2.03, 20],
  [2.06, 21],
  [0.3, 3],
  [0.04, 1],
  [0, 1],
])('on the grid a refractory period of %f ms is %i steps of 0.1 ms', async (tauRef, steps) => {
  const always = Array.from({ length: 600 }, (_, k) => k / 10);
  const run = await kicked(always, 2, { spikes: 'grid', tauRef });
  const fired = spikeSteps(run.trace('n.spike'));
  expect(fired.length).toBeGreaterThan(20);
  expect(new Set(fired.slice(1).map((k, i) => k - (fired[i] as number)))).toEqual(new Set([steps]));
});

test('a reset at the threshold or above it fires at the end of every refractory period', async () => {
  for (const Vreset of [-50, -40]) {
    const times = spikeTimes((await driven(30, { form: 'physical', Vreset, tauRef: 5 }, { length: 100 })).trace('n.lastSpike'));
    const first = 20 * Math.log(3);
    expect(times.length).toBe(16);
    times.forEach((t, i) => expect(t).toBeCloseTo(first + 5 * i, 9)); // exact up to rounding
  }
});

test.each(['exact', 'grid'])('a neuron that starts at its threshold fires at once, %s', async (spikes) => {
  const [first] = spikeTimes((await driven(0, { spikes, v0: 1 }, { length: 10 })).trace('n.lastSpike'));
  expect(first).toBe(spikes === 'exact' ? 0 : 0.1);
});

test('its presets are allowed', () => {
  expect(invalidPresets('lif')).toEqual([]);
});
