/** Files 15, 16, 17: the integrate-and-fire neuron against closed forms and Brian2. */
import { describe, expect, test } from 'vitest';
import { tuning } from '../../nodes/lif/tuning.ts';
import { numbers } from '../../src/ir/index.ts';
import constant from '../reference/15_lif_constant_and_steps.json';
import curve from '../reference/16_lif_tuning_curve.json';
import summation from '../reference/17_lif_psp_summation.json';
import { node, weight, wire } from '../drawing.ts';
import { excess } from './case.ts';
import { column, devices, largest, reference, reference32, simulate, simulation, spikeSteps, spikeTimes, type Subject } from './spiking.ts';

const onHost = [reference, reference32].map((subject) => [subject.name, subject] as const);
const onDevice = devices.map((subject) => [subject.name, subject] as const);
const { cases, parameters, steps } = constant;
const dt = parameters.dt_ms_of_brian2;
const TIMES = constant.tolerance['exact/event-driven implementation'];
/** ms, by precision. */
const timeBound = ({ precision }: Subject): number => TIMES[`${precision} ms`];

const apart = (times: readonly number[], expected: readonly number[]): number =>
  times.length === expected.length ? largest(times.map((t, i) => t - (expected[i] as number))) : Infinity;

/** A neuron for each input, side by side. */
const constantInputs = (spikes: 'exact' | 'grid', length: number) =>
  simulation(
    {
      i: node('current', { size: cases.length, amplitude: cases.map(({ v_in }) => v_in) }),
      n: node('lif', { size: cases.length, spikes, tauM: parameters.tau_m_ms, tauRef: parameters.tau_ref_ms }),
    },
    { w: wire('i', 'n.input') },
    { dt, length, probes: ['n.lastSpike', 'n.spike', 'n.potential'] },
  );

describe('under a constant input (file 15)', () => {
  const exact = async (subject: Subject, length: number) => {
    const run = await simulate(constantInputs('exact', length), await subject.open());
    return cases.map(({ v_in, expected }, i) => {
      const times = spikeTimes(run.trace('n.lastSpike'), i);
      const listed = expected.spike_times_exact.filter((t) => t <= length);
      const late = length === parameters.T_ms ? times.length - (expected.spike_count ?? 0) : 0;
      const V = column(run.trace('n.potential'), i).filter((_, k) => k % 10 === 0);
      const v = largest(expected['v_every_1ms(0..60)'].slice(0, Math.min(61, V.length)).map((x, ms) => x - (V[ms] as number)));
      return { v_in, late, shift: apart(times.slice(0, 12), listed.slice(0, 12)), v };
    });
  };
  // v rises by up to 2.4 per ms, so a shift of the spike is worth that much more of v; 9 or 10 digits are written
  const isHeld = (subject: Subject) => (each: Awaited<ReturnType<typeof exact>>[number]) =>
    each.late === 0 && each.shift <= timeBound(subject) && each.v <= Math.max(2e-9, 3 * timeBound(subject));

  test.each(onHost)('spikes come at their exact times on %s', async (_, subject) => {
    expect((await exact(subject, parameters.T_ms)).filter((each) => !isHeld(subject)(each))).toEqual([]);
  });
  test.each(onDevice)('and in the first 30 ms on %s', async (_, subject) => {
    expect((await exact(subject, 30)).filter((each) => !isHeld(subject)(each))).toEqual([]);
  });

  test.each(onHost)("on the grid spikes come in Brian2's steps on %s", async (_, subject) => {
    const run = await simulate(constantInputs('grid', parameters.T_ms), await subject.open());
    cases.forEach(({ v_in, expected }, i) => {
      const shown = spikeSteps(run.trace('n.spike'), i);
      expect(shown.length, `v_in ${v_in}`).toBe(expected.brian2_spike_count);
      // a spike of Brian2's step k is shown at k + 1
      expect(
        shown.slice(0, 12).map((step) => step - 1),
        `v_in ${v_in}`,
      ).toEqual(expected['brian2_dt0.1_spike_steps_first12']);
    });
  });
});

test.each(onHost)('under an input in steps every spike comes at its exact time on %s (file 15)', async (_, subject) => {
  const segments = steps['segments_[t0,t1,v_in]'] as [number, number, number][];
  const document = simulation(
    { i: node('current', { shape: 'staircase', staircase: segments.map(([from, , v]) => [from, v]) }), n: node('lif') },
    { w: wire('i', 'n.input') },
    { dt, length: 300, probes: ['n.lastSpike', 'n.potential'] },
  );
  const run = await simulate(document, await subject.open());
  expect(apart(spikeTimes(run.trace('n.lastSpike')), steps.expected.spike_times_exact)).toBeLessThanOrEqual(timeBound(subject));
  const V = column(run.trace('n.potential'));
  const off = steps.expected.v_every_1ms.map((v, ms) => v - (V[10 * ms] as number));
  expect(largest(off)).toBeLessThanOrEqual(Math.max(6e-9, timeBound(subject) / 10)); // nine digits; v rises by 0.1 per ms at most here
});

describe('the tuning curve G(v_in) (file 16)', () => {
  const { v_in } = curve.inputs;
  const { tau_m_ms, tau_ref_ms } = curve.parameters;

  test('as a formula', () => {
    const off = curve.expected.G_Hz.filter((rate, i) => {
      const got = tuning(numbers, v_in[i] as number, tau_m_ms, tau_ref_ms);
      return !(excess(got, rate, curve.tolerance.float64) <= 1);
    });
    expect(off).toEqual([]);
  });

  test.each(onHost)('as the interval between simulated spikes on %s', async (_, subject) => {
    const inputs = v_in.filter((v) => v <= 100);
    const document = simulation(
      { i: node('current', { size: inputs.length, amplitude: inputs }), n: node('lif', { size: inputs.length }) },
      { w: wire('i', 'n.input') },
      { dt: 0.5, length: 300, probes: ['n.lastSpike'] },
    );
    const run = await simulate(document, await subject.open());
    inputs.forEach((v, i) => {
      const times = spikeTimes(run.trace('n.lastSpike'), i);
      const G = curve.expected.G_Hz[i] as number;
      const interval = ((times.at(-1) ?? NaN) - (times[0] ?? NaN)) / (times.length - 1);
      // float32 holds a time of 300 ms to 3·10⁻⁵ ms
      const bound = { abs: 0, rel: subject.precision === 'float64' ? 1e-10 : 2e-5 };
      expect(excess(times.length === 0 ? 0 : 1000 / interval, G, bound), `v_in ${v}`).toBeLessThanOrEqual(1);
    });
  });
});

describe('postsynaptic potentials add up (file 17)', () => {
  type Event = readonly [number, number];
  /** One train per weight. */
  const weighted = (events: readonly Event[]) => {
    const weights = [...new Set(events.map(([, w]) => w))];
    return { weights, spikes: events.map(([t, w]) => [weights.indexOf(w), t]) };
  };
  const drawn = (each: (typeof summation.cases)[number], step: number, length: number) => {
    const { weights, spikes } = weighted(each['events_[t,w]'] as unknown as Event[]);
    const synapse = each.kind === 'exp' ? 'exponential' : 'alpha';
    return simulation(
      {
        s: node('spike-source', { size: weights.length, spikes }),
        n: node('lif', { spikes: 'none', synapse, tauM: each.tau_m, tauS: each.tau_s }),
      },
      {
        w: weight(
          's',
          'n.synapses',
          weights.map((w) => [w]),
        ),
      },
      { dt: step, length, probes: ['n.potential', 'n.synaptic'] },
    );
  };
  const worst = async (each: (typeof summation.cases)[number], step: number, length: number, subject: Subject) => {
    const run = await simulate(drawn(each, step, length), await subject.open());
    const bound = summation.tolerance[subject.precision];
    const every = Math.round(0.5 / step);
    const off = (what: string, expected: readonly number[], digits: number) =>
      largest(
        expected
          .slice(0, 2 * length + 1)
          .map((x, i) => excess(column(run.trace(what))[i * every] as number, x, { abs: bound.abs, rel: Math.max(bound.rel, digits) })),
      );
    // v is written with nine digits, g with seven
    return { v: off('n.potential', each.expected.v, 5e-9), g: off('n.synaptic', each.expected.g, 5e-7) };
  };
  const named = summation.cases.map((each) => [each.name, each] as const);

  test.each(onHost.flatMap(([name, subject]) => named.map(([what, each]) => [what, name, each, subject] as const)))(
    '%s on %s, with any step that the events fall on',
    async (_, __, each, subject) => {
      for (const step of [0.1, 0.5]) {
        const { v, g } = await worst(each, step, 160, subject);
        expect(v).toBeLessThanOrEqual(1);
        expect(g).toBeLessThanOrEqual(1);
      }
    },
  );
  test.each(onDevice)('all of them on %s', async (_, subject) => {
    for (const [, each] of named) {
      const { v, g } = await worst(each, 0.5, 110, subject);
      expect(v).toBeLessThanOrEqual(1);
      expect(g).toBeLessThanOrEqual(1);
    }
  });

  test('so many fire the neuron as the table says, and when Brian2 says so', async () => {
    for (const each of summation.threshold_summation) {
      const events: Event[] = Array.from({ length: each.epsps_1ms_apart }, (_, i) => [10 + i, each.w_epsp]);
      if (each.ipsp_at_last_epsp !== 0) events.push([9 + each.epsps_1ms_apart, each.ipsp_at_last_epsp]);
      const { weights, spikes } = weighted(events);
      const document = simulation(
        { s: node('spike-source', { size: weights.length, spikes }), n: node('lif', { spikes: 'grid' }) },
        {
          w: weight(
            's',
            'n.synapses',
            weights.map((w) => [w]),
          ),
        },
        { dt, length: 40, probes: ['n.spike'] },
      );
      const [first] = spikeSteps((await simulate(document, await reference.open())).trace('n.spike'));
      // Brian2 lets an event act one step later and writes the time at which the step of a spike began
      const expected = each.brian2_first_spike === null ? undefined : Math.round(each.brian2_first_spike / dt);
      expect([first !== undefined, first], JSON.stringify(each)).toEqual([each.fires, expected]);
    }
  });
});
