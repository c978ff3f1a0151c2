/** Files 10, 11, 12, 13: the squid axon against SciPy, NEURON and Brian2, and every scheme against itself. */
import { describe, expect, test } from 'vitest';
import type { Integrator } from '../../nodes/hodgkin-huxley/integrators.ts';
import { stepOf } from '../../nodes/current/raw.ts';
import steps from '../reference/10_hh_constant_current.json';
import staircase from '../reference/11_hh_step_protocol.json';
import curve from '../reference/12_hh_fI_curve.json';
import schemes from '../reference/13_hh_fixed_step.json';
import { node, wire } from '../drawing.ts';
import { axon } from './axon.ts';
import { column, devices, largest, reference, reference32, simulate, simulation, spikeTimes, type Subject } from './spiking.ts';

const integratorOf: Readonly<Record<string, Integrator>> = {
  euler: 'euler',
  euler_gates_first: 'euler-gates-first',
  expeuler: 'exponential-euler',
  rushlarsen_gates_first: 'rush-larsen',
  rk4: 'rk4',
};

/** How far the spikes are from the expected ones, ms; ∞ when there are more or fewer. */
const apart = (times: readonly number[], expected: readonly number[]): number =>
  times.length === expected.length ? largest(times.map((t, i) => t - (expected[i] as number))) : Infinity;

describe('every scheme spikes when that scheme does (file 13)', () => {
  test.each(schemes.expected.cases.map((each) => [each.scheme, each.dt, each.I, each] as const))(
    '%s at %d ms, %d µA/cm²',
    (scheme, dt, I, { spike_times, peak_V }) => {
      const on = stepOf(5, dt);
      const run = axon({
        integrator: integratorOf[scheme] as Integrator,
        dt,
        steps: stepOf(60, dt),
        current: (k) => (k >= on ? I : 0),
      });
      expect(apart(run.times, spike_times)).toBeLessThanOrEqual(1e-8); // the file's tolerance for float64
      expect(run.peak).toBeCloseTo(peak_V, 8); // twelve digits are written; the scheme is the same
    },
  );

  const prefix = { dt: 0.05, length: 24 };
  const run = async (subject: Subject, scheme: string, length: number) => {
    const document = simulation(
      {
        i: node('current', { size: 2, shape: 'pulse', start: 5, stop: 1000, amplitude: [10, 6.5] }),
        axon: node('hodgkin-huxley', { size: 2, integrator: integratorOf[scheme] as string }),
      },
      { w: wire('i', 'axon') },
      { dt: prefix.dt, length, probes: ['axon.lastSpike'] },
    );
    const trace = (await simulate(document, await subject.open())).trace('axon.lastSpike');
    return [10, 6.5].map((I, element) => {
      const expected = schemes.expected.cases.find((each) => each.I === I && each.dt === prefix.dt && each.scheme === scheme);
      const measured = Math.max(0.002, 10 * (expected?.measured_float32_spike_shift_max_ms ?? 0));
      const shift = apart(
        spikeTimes(trace, element),
        (expected?.spike_times ?? []).filter((t) => t <= length),
      );
      return { I, shift, isHeld: shift <= (subject.precision === 'float64' ? 1e-8 : measured) };
    });
  };

  test.each(
    Object.keys(integratorOf).flatMap((scheme) => [reference, reference32].map((subject) => [scheme, subject.name, subject] as const)),
  )('compiled: %s on %s', async (scheme, _, subject) => {
    expect((await run(subject, scheme, prefix.length)).filter(({ isHeld }) => !isHeld)).toEqual([]);
  });

  test.each(devices.map((subject) => [subject.name, subject] as const))(
    'compiled: the first spike on %s',
    async (_, subject) => {
      for (const scheme of ['exponential-euler', 'rk4'])
        expect((await run(subject, scheme === 'rk4' ? scheme : 'expeuler', 8)).filter(({ isHeld }) => !isHeld)).toEqual([]);
    },
    60_000,
  );
});

describe('Runge-Kutta at 0.01 ms spikes when the equations do', () => {
  const dt = 0.01;
  const bounds = steps.tolerance['RK4 dt<=0.01, float64'];
  const sampled = (every: number, end: number, current: (k: number) => number) => {
    const samples: number[] = [];
    const run = axon({
      integrator: 'rk4',
      dt,
      steps: stepOf(end, dt),
      current,
      onStep: (k, { V }) => {
        if ((k + 1) % stepOf(every, dt) === 0) samples.push(V);
      },
    });
    return { ...run, samples };
  };

  test.each(steps.expected.cases.map((each) => [each.I, each] as const))('under %d µA/cm² from 5 ms on (file 10)', (I, each) => {
    const { times, samples } = sampled(0.1, steps.inputs.T, (k) => (k >= stepOf(5, dt) ? I : 0));
    expect(apart(times, each.spike_times_scipy)).toBeLessThanOrEqual(bounds.spike_time_abs_ms);
    expect(largest(samples.map((V, i) => V - (each['V_every_0.1ms'][i + 1] as number)))).toBeLessThanOrEqual(bounds.V_abs_mV_at_samples);
  });

  test.each(steps.expected.pulses.map((each) => [each.I, each.duration, each] as const))(
    'after a pulse of %d µA/cm² for %d ms (file 10)',
    (I, duration, each) => {
      const { times, samples } = sampled(0.5, 60, (k) => (k >= stepOf(5, dt) && k < stepOf(5 + duration, dt) ? I : 0));
      expect(apart(times, each.spike_times)).toBeLessThanOrEqual(bounds.spike_time_abs_ms);
      expect(largest(samples.map((V, i) => V - (each['V_every_0.5ms'][i + 1] as number)))).toBeLessThanOrEqual(bounds.V_abs_mV_at_samples);
    },
  );

  const segments = staircase.inputs['segments_[t0,t1,I]'] as [number, number, number][];
  test('under the staircase of the notes, with its rebound spike at 0 (file 11)', () => {
    const levelAt = (k: number) => segments.findLast(([from]) => k >= stepOf(from, dt))?.[2] ?? 0;
    const { times, samples } = sampled(10, 320, levelAt);
    expect(apart(times, staircase.expected.spike_times)).toBeLessThanOrEqual(0.05); // the file's, for float32 too
    for (const { t0, t1, spikes, V_at_end } of staircase.expected.segments) {
      expect(times.filter((t) => t > t0 && t <= t1)).toHaveLength(spikes);
      const bound = spikes === 0 ? 0.02 : Infinity; // the file compares V where nothing fires
      expect(Math.abs((samples[t1 / 10 - 1] as number) - V_at_end)).toBeLessThanOrEqual(bound);
    }
  });
});

test('the staircase of the current node switches at the steps of file 11, and the negative step ends in a spike', async () => {
  const dt = 0.025;
  const levels = [
    [2, -20],
    [52, 0],
  ];
  const document = simulation(
    {
      i: node('current', { shape: 'staircase', staircase: levels }),
      axon: node('hodgkin-huxley', { integrator: 'rush-larsen' }),
    },
    { w: wire('i', 'axon') },
    { dt, length: 64, probes: ['i.current', 'axon.potential', 'axon.spike'] },
  );
  const run = await simulate(document, await reference.open());
  const current = column(run.trace('i.current'));
  expect([current.indexOf(-20), current.lastIndexOf(-20)]).toEqual([80, 2079]);
  expect(column(run.trace('axon.potential'))[2080]).toBeCloseTo(-121.0536, 1); // the fixed point is that of every scheme
  expect(column(run.trace('axon.spike')).filter(Boolean)).toHaveLength(1);
});

test('the firing rate follows the current as in file 12', () => {
  const dt = 0.05; // fourth order: 7 in a million of the interval here
  const off = (curve.expected.rows as (readonly number[])[]).flatMap(([I = 0, count = 0, rate = 0]) => {
    if (![2, 6, 6.5, 10, 60].includes(I)) return [];
    const { times } = axon({ integrator: 'rk4', dt, steps: stepOf(curve.inputs.T, dt), current: () => I });
    const late = times.filter((t) => t > 500);
    const measured = late.length > 1 ? (1000 * (late.length - 1)) / ((late.at(-1) as number) - (late[0] as number)) : 0;
    return times.length === count && Math.abs(measured - rate) <= 0.05 ? [] : [{ I, spikes: times.length, count, measured, rate }];
  });
  expect(off).toEqual([]); // 0.05 Hz is the file's, for a converged scheme
});
