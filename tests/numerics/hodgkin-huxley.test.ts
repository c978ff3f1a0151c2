/** Files 10, 11, 12, 13: drawings of the squid axon against SciPy, NEURON and Brian2, and every scheme against itself, at full length. */
import { describe, expect, test, vi } from 'vitest';
import constant from '../reference/10_hh_constant_current.json';
import staircase from '../reference/11_hh_step_protocol.json';
import curve from '../reference/12_hh_fI_curve.json';
import schemes from '../reference/13_hh_fixed_step.json';
import { apart, axonDrawing, seenOf } from './axons.ts';
import { column, devices, reference, simulate, spikeSteps, type Subject } from './spiking.ts';

vi.setConfig({ testTimeout: 240_000 }); // the reference takes ten seconds of a free machine for 10,000 steps of Runge-Kutta

const subjects = [reference, ...devices].map((subject) => [subject.name, subject] as const);
const integratorOf: Readonly<Record<string, string>> = {
  euler: 'euler',
  euler_gates_first: 'euler-gates-first',
  expeuler: 'exponential-euler',
  rushlarsen_gates_first: 'rush-larsen',
  rk4: 'rk4',
};
/** On from 5 ms to the end. */
const on = { shape: 'pulse', start: 5, stop: 1000 };

describe.each(subjects)('every scheme spikes when that scheme does, on %s (file 13)', (_, subject) => {
  const cases = [0.05, 0.025, 0.01].flatMap((dt) => Object.keys(integratorOf).map((scheme) => [scheme, dt] as const));

  test.each(cases)('%s at %d ms', async (scheme, dt) => {
    const expected = schemes.expected.cases.filter((each) => each.scheme === scheme && each.dt === dt);
    const document = axonDrawing({
      current: { ...on, amplitude: expected.map(({ I }) => I) },
      size: expected.length,
      axon: { integrator: integratorOf[scheme] as string },
      dt,
      length: schemes.inputs.T + 5,
      every: 5,
    });
    const run = await simulate(document, await subject.open());
    expect(expected).toHaveLength(2);
    expected.forEach((each, i) => {
      const { times, V } = seenOf(run, i);
      // of float32 the file asks for ten times what it shifts a spike by in NumPy, and at least 2 µs
      const shift = subject.precision === 'float64' ? 1e-8 : Math.max(0.002, 10 * each.measured_float32_spike_shift_max_ms);
      expect(apart(times.slice(0, each.spike_times.length), each.spike_times)).toBeLessThanOrEqual(shift);
      expect(times.filter((t) => t <= schemes.inputs.T)).toHaveLength(each.spike_times.length);
      // V moves by up to 50 mV/ms where it is sampled, and is written with seven decimals
      const off = each['V_at_5,10,..,60ms'].map((v, k) => Math.abs(v - (V[k + 1] as number)));
      expect(Math.max(...off)).toBeLessThanOrEqual(Math.max(5e-8, 50 * shift));
    });
  });
});

/** Samples of V from a trace that is exact, and which of them a run misses. */
function missed(V: readonly number[], expected: readonly number[], { every, spikes, subject }: Sampled): readonly (readonly number[])[] {
  return expected.flatMap((v, k) => {
    const actual = V[k] as number;
    const isNear = spikes.some((t) => Math.abs(t - k * every) <= 1);
    if (subject.precision === 'float64') return Math.abs(actual - v) <= V_BOUND.float64 ? [] : [[k * every, v, actual]];
    // in float32 samples within 1 ms of a spike are left out; beyond, a spike may come early or late by what the file allows
    const slope = Math.abs((expected[k + 1] ?? v) - (expected[k - 1] ?? v)) / (2 * every);
    return isNear || Math.abs(actual - v) <= V_BOUND.float32 + SPIKE_BOUND.float32 * slope ? [] : [[k * every, v, actual]];
  });
}
interface Sampled {
  /** ms */
  readonly every: number;
  readonly spikes: readonly number[];
  readonly subject: Subject;
}
const bounds = constant.tolerance;
/** mV */
const V_BOUND = {
  float64: bounds['RK4 dt<=0.01, float64'].V_abs_mV_at_samples,
  float32: bounds['RK4 dt<=0.01, float32'].V_abs_mV_at_samples_more_than_1ms_from_a_spike,
};
/** ms */
const SPIKE_BOUND = {
  float64: bounds['RK4 dt<=0.01, float64'].spike_time_abs_ms,
  float32: bounds['RK4 dt<=0.01, float32'].spike_time_abs_ms,
};

describe.each(subjects)('Runge-Kutta at 0.01 ms follows the equations on %s (file 10)', (_, subject) => {
  const dt = 0.01; // as far as the file's bounds go: a spike is dated on the straight line between two steps

  test('under constant currents: spikes, V and gates', async () => {
    const { cases } = constant.expected;
    const document = axonDrawing({
      current: { ...on, amplitude: cases.map(({ I }) => I) },
      size: cases.length,
      axon: {},
      dt,
      length: constant.inputs.T + 0.1,
      every: 0.1,
      more: ['axon.m', 'axon.h', 'axon.n'],
    });
    const run = await simulate(document, await subject.open());
    cases.forEach((each, i) => {
      const { times, V } = seenOf(run, i);
      expect(apart(times, each.spike_times_scipy), `${each.I} µA/cm²`).toBeLessThanOrEqual(SPIKE_BOUND[subject.precision]);
      const sampled = { every: 0.1, spikes: times, subject };
      expect(missed(V, each['V_every_0.1ms'], sampled), `V at ${each.I} µA/cm²`).toEqual([]);
      const gates = ['m', 'h', 'n'].map((gate) => column(run.trace(`axon.${gate}`), i));
      const off = each['m,h,n_every_2ms'].flatMap((expected, k) =>
        times.some((t) => Math.abs(t - 2 * k) <= 1) ? [] : expected.map((x, gate) => x - (gates[gate]?.[20 * k] as number)),
      );
      // seven digits; in float32 the second spike of 6 µA/cm², just below the onset of firing, comes 3 µs late, and m moves by 1 per ms
      expect(Math.max(...off.map(Math.abs))).toBeLessThanOrEqual(subject.precision === 'float64' ? 5e-6 : 5e-3);
    });
  });

  test('under pulses, as trials', async () => {
    const { pulses } = constant.expected;
    const document = axonDrawing({
      current: { shape: 'pulse', start: 5 },
      size: 1,
      axon: {},
      dt,
      length: 60.5,
      every: 0.5,
      vary: { 'i.amplitude': pulses.map(({ I }) => I), 'i.stop': pulses.map(({ duration }) => 5 + duration) },
    });
    const run = await simulate(document, await subject.open());
    pulses.forEach((each, row) => {
      const { times, V } = seenOf(run, row);
      expect(apart(times, each.spike_times), `${each.I} for ${each.duration} ms`).toBeLessThanOrEqual(SPIKE_BOUND[subject.precision]);
      expect(missed(V, each['V_every_0.5ms'], { every: 0.5, spikes: times, subject })).toEqual([]);
    });
  });
});

test.each(subjects)('the staircase of the notes: spikes, rebound, V, on %s (file 11)', async (_, subject) => {
  const segments = staircase.inputs['segments_[t0,t1,I]'] as [number, number, number][];
  const document = axonDrawing({
    current: { shape: 'staircase', staircase: segments.map(([from, , I]) => [from, I]) },
    size: 1,
    axon: {},
    dt: subject.name === 'reference' ? 0.02 : 0.01, // the reference takes its time
    length: 320.1,
    every: 0.1,
  });
  const { times, V } = seenOf(await simulate(document, await subject.open()), 0);
  expect(apart(times, staircase.expected.spike_times)).toBeLessThanOrEqual(staircase.tolerance.spike_time_abs_ms['RK4 dt<=0.01 float32']);
  const sampled = { every: 0.1, spikes: times, subject: { ...subject, precision: 'float32' as const } };
  expect(missed(V, staircase.expected['V_every_0.1ms'], sampled)).toEqual([]);
  for (const { t0, t1, spikes, V_at_end } of staircase.expected.segments) {
    expect(times.filter((t) => t > t0 && t <= t1)).toHaveLength(spikes);
    const bound = spikes === 0 ? staircase.tolerance['V_abs_mV at segment ends without spiking'] : Infinity;
    expect(Math.abs((V[10 * t1] as number) - V_at_end)).toBeLessThanOrEqual(bound);
  }
});

describe.each(subjects)('the firing rate follows the current on %s (file 12)', (_, subject) => {
  const dt = 0.05; // of fourth order: rates are exact to 10⁻³ Hz, latencies to 2 µs

  test('for a second', async () => {
    // all thirty take the reference a minute
    const chosen = subject.name === 'reference' ? [2, 6, 6.3, 10, 60, 155] : curve.inputs.I;
    const rows = (curve.expected.rows as (readonly (number | null)[])[]).filter(([I]) => chosen.includes(I as number));
    const document = axonDrawing({
      current: { amplitude: rows.map(([I]) => I as number) },
      size: rows.length,
      axon: {},
      dt,
      length: curve.inputs.T,
      every: 1, // no two spikes come within a millisecond
    });
    const run = await simulate(document, await subject.open());
    const off = rows.flatMap(([I, count, rate, , first], i) => {
      const { times } = seenOf(run, i);
      const late = times.filter((t) => t > 500);
      const measured = late.length > 1 ? (1000 * (late.length - 1)) / ((late.at(-1) as number) - (late[0] as number)) : 0;
      const isHeld =
        times.length === count &&
        Math.abs(measured - (rate ?? NaN)) <= curve.tolerance.rate_Hz['RK4/any converged scheme'] &&
        (first === null ? times.length === 0 : Math.abs((times[0] ?? NaN) - (first ?? NaN)) <= 0.002);
      return isHeld ? [] : [{ I, spikes: times.length, count, measured, rate, first, at: times[0] }];
    });
    expect(off).toEqual([]);
  });
});

test('a negative step of the staircase ends in one spike, at the steps that the times say', async () => {
  const document = axonDrawing({
    current: {
      shape: 'staircase',
      staircase: [
        [2, -20],
        [52, 0],
      ],
    },
    size: 1,
    axon: { integrator: 'rush-larsen' },
    dt: 0.025,
    length: 64,
    every: 0.025,
    more: ['i.current', 'axon.spike'],
  });
  const run = await simulate(document, await reference.open());
  const current = column(run.trace('i.current'));
  expect([current.indexOf(-20), current.lastIndexOf(-20)]).toEqual([80, 2079]);
  expect(seenOf(run, 0).V[2080]).toBeCloseTo(-121.0536, 1); // the fixed point is that of every scheme
  expect(spikeSteps(run.trace('axon.spike'))).toHaveLength(1);
});
