/** Files 15, 16: the integrate-and-fire neuron under constant inputs and inputs in steps, against closed forms and Brian2, at full length. */
import { describe, expect, test } from 'vitest';
import { tuning } from '../../nodes/lif/tuning.ts';
import { numbers as plain } from '../../src/ir/index.ts';
import constant from '../reference/15_lif_constant_and_steps.json';
import curve from '../reference/16_lif_tuning_curve.json';
import { node, wire } from '../drawing.ts';
import { apart } from './axons.ts';
import { excess } from './case.ts';
import { field, sampled } from './fields.ts';
import { column, devices, largest, reference, reference32, simulate, simulation, spikeTimes, type Subject } from './spiking.ts';

const subjects = [reference, reference32, ...devices].map((subject) => [subject.name, subject] as const);
const { cases, parameters, steps } = constant;
const dt = parameters.dt_ms_of_brian2;
const TIMES = constant.tolerance['exact/event-driven implementation'];
/** ms, by precision. */
const timeBound = ({ precision }: Subject): number => TIMES[`${precision} ms`];
/** A neuron for each input, side by side; probes look every millisecond, and no two spikes come within it. */
const constantInputs = (
  inputs: readonly number[],
  spikes: 'exact' | 'grid',
  step = dt,
  { tau_m_ms, tau_ref_ms }: Pick<typeof parameters, 'tau_m_ms' | 'tau_ref_ms'> = parameters,
) =>
  simulation(
    {
      i: node('current', { size: inputs.length, amplitude: inputs }),
      n: node('lif', { size: inputs.length, spikes, tauM: tau_m_ms, tauRef: tau_ref_ms }),
    },
    { w: wire('i', 'n.input') },
    { dt: step, length: parameters.T_ms + 1, probes: ['n.lastSpike', 'n.potential'], every: Math.round(1 / step) },
  );

describe('under a constant input (file 15)', () => {
  const inputs = cases.map(({ v_in }) => v_in);
  const within = (times: readonly number[]) => times.filter((t) => t <= parameters.T_ms);

  test.each(subjects)('spikes come at their exact times on %s', async (_, subject) => {
    const run = await simulate(constantInputs(inputs, 'exact'), await subject.open());
    const bound = timeBound(subject);
    cases.forEach(({ v_in, expected }, i) => {
      const times = within(spikeTimes(run.trace('n.lastSpike'), i));
      const listed = expected.spike_times_exact;
      expect(times.length, `v_in ${v_in}`).toBe(expected.spike_count);
      expect(apart(times.slice(0, listed.length), listed), `v_in ${v_in}`).toBeLessThanOrEqual(bound);
      expect(expected.last_spike === null ? 0 : Math.abs((times.at(-1) ?? NaN) - expected.last_spike)).toBeLessThanOrEqual(bound);
      // v rises by up to 2.4 per ms, so a shift of the spike is worth that much more of v; 9 or 10 digits are written
      const V = column(run.trace('n.potential'), i);
      const { every, values } = sampled(expected, 'v');
      expect(values.length).toBeGreaterThan(0);
      const off = largest(values.map((x, k) => x - (V[Math.round(k * every)] as number)));
      expect(off, `v_in ${v_in}`).toBeLessThanOrEqual(Math.max(2e-9, 3 * bound));
    });
  });

  test.each(subjects)("on the grid spikes come in Brian2's steps on %s", async (_, subject) => {
    const run = await simulate(constantInputs(inputs, 'grid'), await subject.open());
    cases.forEach(({ v_in, expected }, i) => {
      // Brian2 writes the step of a spike, here is the time at its end
      const shown = within(spikeTimes(run.trace('n.lastSpike'), i)).map((t) => Math.round(t / dt) - 1);
      expect(shown.length, `v_in ${v_in}`).toBe(expected.brian2_spike_count);
      const { value, numbers } = field<readonly number[]>(expected, /^brian2_dt[\d.]+_spike_steps_first(\d+)$/);
      expect(shown.slice(0, numbers[0]), `v_in ${v_in}`).toEqual(value);
    });
  });
});

test.each(subjects)('under an input in steps every spike comes at its exact time on %s (file 15)', async (_, subject) => {
  const segments = steps['segments_[t0,t1,v_in]'] as [number, number, number][];
  const wanted = sampled(steps.expected, 'v');
  expect(wanted.values.length).toBeGreaterThan(0);
  const document = simulation(
    {
      i: node('current', { shape: 'staircase', staircase: segments.map(([from, , v]) => [from, v]) }),
      n: node('lif', { tauM: parameters.tau_m_ms, tauRef: parameters.tau_ref_ms }),
    },
    { w: wire('i', 'n.input') },
    { dt, length: wanted.values.length * wanted.every, probes: ['n.lastSpike', 'n.potential'], every: Math.round(wanted.every / dt) },
  );
  const run = await simulate(document, await subject.open());
  expect(apart(spikeTimes(run.trace('n.lastSpike')), steps.expected.spike_times_exact)).toBeLessThanOrEqual(timeBound(subject));
  const V = column(run.trace('n.potential'));
  const off = wanted.values.map((v, k) => v - (V[k] as number));
  expect(largest(off)).toBeLessThanOrEqual(Math.max(6e-9, timeBound(subject) / 10)); // nine digits; v rises by 0.1 per ms at most here
});

describe('the tuning curve G(v_in) (file 16)', () => {
  const { v_in } = curve.inputs;
  const { tau_m_ms, tau_ref_ms } = curve.parameters;
  /** Hz, from the mean interval. */
  const rateOf = (times: readonly number[]): number =>
    times.length === 0 ? 0 : (1000 * (times.length - 1)) / ((times.at(-1) as number) - (times[0] as number));

  test('as a formula', () => {
    const off = curve.expected.G_Hz.filter((rate, i) => {
      const got = tuning(plain, v_in[i] as number, tau_m_ms, tau_ref_ms);
      return !(excess(got, rate, curve.tolerance.float64) <= 1);
    });
    expect(off).toEqual([]);
  });

  test.each(subjects)('as the interval between exact spikes on %s', async (_, subject) => {
    const run = await simulate(constantInputs(v_in, 'exact', 0.5, curve.parameters), await subject.open());
    v_in.forEach((v, i) => {
      const G = curve.expected.G_Hz[i] as number;
      // float32 holds a time of 300 ms to 3·10⁻⁵ ms
      const bound = subject.precision === 'float64' ? curve.tolerance.float64 : { abs: curve.tolerance.float32.abs, rel: 2e-5 };
      expect(excess(rateOf(spikeTimes(run.trace('n.lastSpike'), i)), G, bound), `v_in ${v}`).toBeLessThanOrEqual(1);
    });
  });

  test.each(subjects)("as Brian2's rates on the grid on %s", async (_, subject) => {
    const { brian2_v_in: inputs, brian2_rate_Hz: rates } = curve.expected;
    const run = await simulate(constantInputs(inputs, 'grid', dt, curve.parameters), await subject.open());
    inputs.forEach((v, i) => {
      const rounded = spikeTimes(run.trace('n.lastSpike'), i).map((t) => Math.round(t / dt) * dt);
      expect(excess(rateOf(rounded), rates[i] as number, { abs: 0, rel: 1e-7 }), `v_in ${v}`).toBeLessThanOrEqual(1); // eight digits
    });
  });
});
