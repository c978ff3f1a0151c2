/** The GPU backends in a real browser: the first milliseconds of the neurons of files 09, 10, 11, 12, 14, 16 and 17. */
import { describe, expect, test } from 'vitest';
import { current as stimulus } from '../../nodes/current/kind.ts';
import { hodgkinHuxleyPresets } from '../../nodes/hodgkin-huxley/params.ts';
import constant from '../reference/10_hh_constant_current.json';
import staircase from '../reference/11_hh_step_protocol.json';
import curve from '../reference/12_hh_fI_curve.json';
import tuning from '../reference/16_lif_tuning_curve.json';
import summation from '../reference/17_lif_psp_summation.json';
import { node, weight, wire } from '../drawing.ts';
import { ratesOn } from './axon-rates.ts';
import { axonDrawing, seenOf } from './axons.ts';
import { excess } from './case.ts';
import { mustCompute, openGpu } from './on-gpu.ts';
import { column, largest, simulate, simulation, spikeTimes } from './simulating.ts';

/** ms; what the files allow a spike in float32. */
const SPIKE = 0.02;
/** mV; of V where it rises by no more than 100 mV/ms, at a step of 0.05 ms of a scheme of fourth order. */
const POTENTIAL = 0.05;

describe.each(['webgl', 'webgpu'] as const)('%s', (name) => {
  mustCompute(name);

  test('gives the rates of the squid axon through their singularities (file 09)', async () => {
    expect((await ratesOn(await openGpu(name), 'float32')).off).toEqual([]);
  });

  test('begins under constant currents as the equations do, with the first spikes (file 10)', async () => {
    const { cases } = constant.expected;
    // the file's currents are on from 5 ms, before which the axon rests: here they are on from the start
    const document = axonDrawing({
      current: { amplitude: cases.map(({ I }) => I) },
      size: cases.length,
      axon: {},
      dt: 0.02,
      length: 6,
      every: 0.1,
    });
    const run = await simulate(document, await openGpu(name));
    cases.forEach((each, i) => {
      const { times, V } = seenOf(run, i);
      const expected = each.spike_times_scipy.map((t) => t - 5).filter((t) => t <= 6);
      expect(times.length, `${each.I} µA/cm²`).toBe(expected.length);
      expect(largest(expected.map((t, k) => t - (times[k] as number)))).toBeLessThanOrEqual(SPIKE);
      const off = each['V_every_0.1ms']
        .slice(50, 110)
        .map((v, k) => (expected.some((t) => Math.abs(t - k / 10) <= 1) ? 0 : v - (V[k] as number)));
      expect(largest(off), `V at ${each.I} µA/cm²`).toBeLessThanOrEqual(POTENTIAL);
    });
  });

  test('follows the staircase of the notes down to its first level (file 11)', async () => {
    const [, [from = 0, , I = 0] = []] = staircase.inputs['segments_[t0,t1,I]'];
    const document = axonDrawing({
      current: {
        shape: 'staircase',
        staircase: [
          [0, 0],
          [from, I],
        ],
      },
      size: 1,
      axon: {},
      dt: 0.05,
      length: from + 4,
      every: 0.5,
    });
    const { V } = seenOf(await simulate(document, await openGpu(name)), 0);
    expect(largest(V.map((v, k) => v - (staircase.expected['V_every_0.1ms'][5 * k] as number)))).toBeLessThanOrEqual(POTENTIAL);
  });

  test('fires first when thirty currents say so (file 12)', async () => {
    const rows = curve.expected.rows as (readonly (number | null)[])[];
    const amplitude = rows.map(([I]) => I as number);
    const document = axonDrawing({ current: { amplitude }, size: rows.length, axon: {}, dt: 0.05, length: 5, every: 1 });
    const run = await simulate(document, await openGpu(name));
    rows.forEach(([I, , , , first], i) => {
      const { times } = seenOf(run, i);
      expect(times.length, `${I} µA/cm²`).toBe(first === null ? 0 : 1);
      expect(Math.abs((times[0] ?? 0) - (first ?? 0)), `${I} µA/cm²`).toBeLessThanOrEqual(SPIKE);
    });
  });

  test('gives no spike at 2.355 and one at 2.356 in the lecture (file 14)', async () => {
    const document = axonDrawing({
      current: { ...stimulus.presets?.['lecture']?.params, amplitude: [2.355, 2.356] },
      size: 2,
      axon: { ...hodgkinHuxleyPresets['lecture']?.params },
      dt: 0.025,
      length: 37,
      every: 1,
    });
    const run = await simulate(document, await openGpu(name));
    expect(seenOf(run, 0).times).toEqual([]);
    const { times } = seenOf(run, 1);
    expect(times).toHaveLength(1);
    expect(Math.abs((times[0] as number) - 35.875)).toBeLessThanOrEqual(0.2); // the file's, so near the threshold
  });

  test('spikes at the intervals of the tuning curve (file 16)', async () => {
    const inputs = tuning.inputs.v_in.filter((v) => v >= 3);
    const document = simulation(
      { i: node('current', { size: inputs.length, amplitude: inputs }), n: node('lif', { size: inputs.length }) },
      { w: wire('i', 'n.input') },
      { dt: 0.5, length: 25, probes: ['n.lastSpike'] },
    );
    const run = await simulate(document, await openGpu(name));
    inputs.forEach((v, i) => {
      const [first = NaN, second = NaN] = spikeTimes(run.trace('n.lastSpike'), i);
      const G = tuning.expected.G_Hz[tuning.inputs.v_in.indexOf(v)] as number;
      // float32 holds a time of 25 ms to 2·10⁻⁶ ms, an interval of 2 ms to 10⁻⁶ of it; GPUs' logarithms are good to some 10⁻⁶
      expect(excess(1000 / (second - first), G, { abs: 0, rel: 2e-5 }), `v_in ${v}`).toBeLessThanOrEqual(1);
    });
  });

  test.each(summation.cases.map((each) => [each.name, each] as const))('adds up postsynaptic potentials (file 17): %s', async (_, each) => {
    const events = (each['events_[t,w]'] as unknown as [number, number][]).filter(([t]) => t < 30);
    const document = simulation(
      {
        s: node('spike-source', { spikes: events.map(([t]) => [0, t]) }),
        n: node('lif', { spikes: 'none', synapse: each.kind === 'exp' ? 'exponential' : 'alpha', tauM: each.tau_m, tauS: each.tau_s }),
      },
      { w: weight('s', 'n.synapses', events[0]?.[1]) },
      { dt: 0.5, length: 30, probes: ['n.potential'] },
    );
    const V = column((await simulate(document, await openGpu(name))).trace('n.potential'));
    const off = each.expected.v.slice(0, V.length).map((v, k) => excess(V[k] as number, v, { abs: 2e-6, rel: 2e-5 }));
    expect(V.length).toBeGreaterThanOrEqual(60);
    expect(largest(off)).toBeLessThanOrEqual(1);
  });
});
