/** The exact step of the integrate-and-fire neuron, over random parameters: against an integration of its own, and against the grid. */
import { expect, test } from 'vitest';
import { node, weight, wire } from '../drawing.ts';
import { array, assert, asyncProperty, constantFrom, double, integer, pre, record } from '../fast-check.ts';
import { integrated, type Arrivals, type Neuron } from './lif-integration.ts';
import { devices, reference, reference32, simulate, simulation, spikeTimes, type Subject } from './spiking.ts';

const LENGTH = 60;
const between = (min: number, max: number) => double({ min, max, noNaN: true }).map((x) => Number(x.toPrecision(4)));

/** Rest −70 mV; a refractory period of the longest step at least, since there is at most one spike in a step. */
const drawn = record({
  dt: constantFrom(0.5, 1, 2.5, 5),
  tauM: between(1, 30),
  tauS: between(0.3, 15),
  wait: between(0, 6),
  Vth: between(-60, -45),
  Vreset: between(-90, -40),
  input: between(0, 40),
  v0: between(0, 0.9),
  synapse: constantFrom('exponential' as const, 'alpha' as const),
  kick: constantFrom(0, 6, 25, -8),
  current: constantFrom(0, 30, 120, -60),
  at: array(integer({ min: 0, max: 11 }), { maxLength: 6 }),
});
type Drawn = typeof drawn extends { generate: (...args: never[]) => { value: infer T } } ? T : never;

/** Where V comes nearer than this to its threshold without passing it quickly, any error decides; mV. */
const NEAR = 0.05;

const neuronOf = ({ tauM, tauS, wait, Vth, Vreset, input, v0, synapse }: Omit<Drawn, 'dt'>): Neuron => ({
  tauM,
  tauS,
  tauRef: 5 + wait,
  threshold: Vth,
  reset: Vreset,
  goal: -70 + input,
  start: -70 + v0 * (Vth + 70),
  synapse,
});
/** On steps of 5 ms, which are steps of every dt. */
const arrivalsOf = ({ at, kick, current }: Omit<Drawn, 'dt'>): Arrivals => ({ times: [...new Set(at)].map((k) => 5 * k), kick, current });

async function fired(given: Omit<Drawn, 'dt'>, spikes: 'exact' | 'grid', dt: number, subject: Subject): Promise<readonly number[]> {
  const { tauM, tauS, Vth, Vreset, input, v0, synapse, kick, current } = given;
  const { tauRef } = neuronOf(given);
  const document = simulation(
    {
      i: node('current', { amplitude: input }),
      s: node('spike-source', { spikes: arrivalsOf(given).times.map((time) => [0, time]) }),
      n: node('lif', { form: 'physical', spikes, synapse, tauM, tauS, tauRef, VL: -70, Vth, Vreset, v0 }),
    },
    { i: wire('i', 'n.input'), k: weight('s', 'n.kicks', kick), g: weight('s', 'n.synapses', current) },
    { dt, length: LENGTH, probes: ['n.lastSpike'] },
  );
  return spikeTimes((await simulate(document, await subject.open())).trace('n.lastSpike'));
}

/** Spikes at the very end may fall on either side of it. */
const inside = (times: readonly number[]) => times.filter((t) => t < LENGTH - 1);

test.each([reference, reference32, ...devices].map((subject) => [subject.name, subject] as const))(
  'spikes come when an integration with very short steps has them, whatever the step, on %s',
  async (_, subject) => {
    let compared = 0;
    await assert(
      asyncProperty(drawn, async (given) => {
        const right = integrated(neuronOf(given), arrivalsOf(given), given.dt, LENGTH / given.dt);
        pre(right.closest > NEAR);
        const got = await fired(given, 'exact', given.dt, subject);
        expect(inside(got).length).toBe(inside(right.times).length);
        // the integration is right to 10⁻⁴ ms, a parabola in 1/64 of a step of several time constants to some 10⁻³; errors add up
        inside(got).forEach((t, i) => expect(Math.abs(t - (right.times[i] ?? NaN))).toBeLessThan(0.004 * (1 + i)));
        compared += inside(got).length;
      }),
      { numRuns: subject === reference ? 100 : 25 },
    );
    expect(compared).toBeGreaterThan(50);
  },
);

test('spikes on a fine grid come when exact spikes do', async () => {
  await assert(
    asyncProperty(drawn, async (given) => {
      const fine = given.dt / 50;
      const right = integrated(neuronOf(given), arrivalsOf(given), given.dt, LENGTH / given.dt);
      pre(right.closest > 8 * NEAR);
      const [exact, grid] = [await fired(given, 'exact', given.dt, reference), await fired(given, 'grid', fine, reference)];
      expect(inside(grid).length).toBe(inside(exact).length);
      // a spike is at the end of its step, and a refractory period a whole number of steps: up to two steps an interval
      inside(grid).forEach((t, i) => expect(Math.abs(t - (exact[i] ?? NaN))).toBeLessThan(2 * fine * (1 + i) + 0.004 * (1 + i)));
    }),
    { numRuns: 15 },
  );
});

test('a crossing does not depend on the step that a synaptic current changes in', async () => {
  const given = {
    tauM: 4,
    tauS: 1,
    wait: 20,
    Vth: -60,
    Vreset: -70,
    input: 0,
    v0: 0,
    synapse: 'exponential',
    kick: 0,
    current: 120,
    at: [2],
  } as const;
  const steps = [0.1, 0.5, 2.5, 5, 10];
  const times = await Promise.all(steps.map((dt) => fired({ ...given, at: [2] }, 'exact', dt, reference)));
  // V rises by 120·τ_s/(τ_m − τ_s)·(e^(−t/τ_m) − e^(−t/τ_s)), and has to rise by 10 mV
  const at = (t: number) => (120 / (4 - 1)) * (Math.exp(-t / 4) - Math.exp(-t));
  let [low, high] = [0, 1.5];
  for (let i = 0; i < 60; i++) [low, high] = at((low + high) / 2) < 10 ? [(low + high) / 2, high] : [low, (low + high) / 2];
  // what a parabola leaves out in 1/64 of a step, with τ_s = 1 ms
  times.forEach(([t = NaN], i) => expect(Math.abs(t - (10 + low))).toBeLessThan(Math.max(1e-6, ((steps[i] ?? NaN) / 64) ** 3 / 4)));
});
