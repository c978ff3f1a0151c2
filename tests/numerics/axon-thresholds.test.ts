/** File 12: the currents at which the squid axon begins to spike once, to fire, and to leave its rest. */
import { describe, expect, test } from 'vitest';
import { defaultsOf } from '../../src/graph/index.ts';
import { numbers } from '../../src/ir/index.ts';
import { advances } from '../../nodes/hodgkin-huxley/integrators.ts';
import type { AxonState } from '../../nodes/hodgkin-huxley/membrane.ts';
import { hodgkinHuxleyParams } from '../../nodes/hodgkin-huxley/params.ts';
import curve from '../reference/12_hh_fI_curve.json';
import { axonDrawing, seenOf } from './axons.ts';
import { field, numberIn } from './fields.ts';
import { hopfBetween, membrane, oscillationOf, restUnder } from './axon-stability.ts';
import { devices, reference, reference32, simulate } from './spiking.ts';

const thresholds = curve.expected.thresholds_uA_per_cm2;
const threshold = (pattern: RegExp): number => field<number>(thresholds, pattern).value;
/** The threshold whose name fits, and the numbers in its name. */
const named = (pattern: RegExp) => {
  const name = Object.keys(thresholds).find((each) => pattern.test(each)) ?? '';
  return { name, current: threshold(pattern) };
};
const subjects = [reference, reference32, ...devices].map((subject) => [subject.name, subject] as const);
/** ms. Of fourth order: the fold moves by 5·10⁻⁶ µA/cm² from here to 0.01 ms, the first spike by less than 10⁻⁷. */
const dt = 0.05;

/** The currents on both sides of a threshold. */
const besides = (current: number, distance: number): readonly [number, number] => [current - distance, current + distance];

test.each(subjects)('one spike from rest needs the rheobase, at whatever potential it is seen, on %s', async (_, subject) => {
  const levels = Object.entries(thresholds).flatMap(([name, current]) =>
    name.startsWith('single_spike') ? [[numberIn(name, /crosses (-?[\d.]+) mV/), current] as const] : [],
  );
  expect(levels.length).toBeGreaterThan(0);
  // the file gives seven decimals; in float32 the currents are 2.4·10⁻⁷ apart and each of 800 steps rounds V
  const margin = subject.precision === 'float64' ? 1e-7 : 1e-5;
  const document = axonDrawing({
    current: {},
    size: 1,
    axon: {},
    dt,
    length: 40,
    every: 1,
    vary: {
      'axon.threshold': levels.flatMap(([V]) => [V, V]),
      'i.amplitude': levels.flatMap(([, current]) => besides(current, margin)),
    },
  });
  const run = await simulate(document, await subject.open());
  expect(levels.flatMap((_level, i) => [2 * i, 2 * i + 1]).map((row) => seenOf(run, row).times.length)).toEqual(
    levels.flatMap(() => [0, 1]),
  );
});

describe('the rest loses its stability at the Hopf points', () => {
  const points = [
    { name: 'lower', hopf: hopfBetween(-62, -56), current: threshold(/^hopf_lower\(/) },
    { name: 'upper', hopf: hopfBetween(-50, -40), current: threshold(/^hopf_upper\(/) },
  ];
  const frequencies = [thresholds.hopf_lower_frequency_Hz, thresholds.hopf_upper_frequency_Hz];

  test('where eigenvalues of its Jacobian cross the imaginary axis', () => {
    points.forEach(({ hopf, current }, i) => {
      const frequency = frequencies[i] as number;
      expect(Math.abs(hopf.current / current - 1)).toBeLessThan(5e-8); // eight digits are written
      expect(Math.abs(hopf.frequency / frequency - 1)).toBeLessThan(5e-8);
    });
  });

  // A displacement of 0.02 mV finds the points 4·10⁻⁴ µA/cm² off, one of 0.1 mV 2·10⁻³. In float32 V is rounded by 2·10⁻⁶ mV in every step,
  // which moves the growth of an oscillation of 0.1 mV by up to 5·10⁻⁵ per ms; near the upper point it changes by 0.0045 per µA/cm².
  test.each(
    [
      { subject: reference, displaced: 0.02, bound: { current: 1e-3, frequency: 0.01 } },
      ...devices.map((subject) => ({ subject, displaced: 0.1, bound: { current: 0.015, frequency: 0.05 } })),
    ].map((each) => [each.subject.name, each] as const),
  )('where a small oscillation no longer dies out, on %s', async (_, { subject, displaced, bound }) => {
    const apart = 0.1; // µA/cm²: growth is straight to 2·10⁻⁴ of them
    const rests = points.flatMap(({ current }) => besides(current, apart).map(restUnder));
    const document = axonDrawing({
      current: {},
      size: 1,
      axon: {},
      dt: 0.1, // Runge-Kutta damps 170 Hz by 10⁻⁷ per ms
      length: subject === reference ? 160 : 300,
      every: 1,
      vary: {
        'i.amplitude': rests.map(({ current }) => current),
        'axon.V0': rests.map(({ state }) => state.V + displaced),
        'axon.m0': rests.map(({ state }) => state.m),
        'axon.h0': rests.map(({ state }) => state.h),
        'axon.n0': rests.map(({ state }) => state.n),
      },
    });
    const run = await simulate(document, await subject.open());
    const settled = 60; // ms, after which the other eigenvalues, at most −0.138 per ms, have left 3·10⁻⁴ of what they were
    const seen = rests.map(({ state }, row) =>
      oscillationOf(
        seenOf(run, row)
          .V.slice(settled)
          .map((V) => V - state.V),
        1,
      ),
    );
    points.forEach(({ name, current }, i) => {
      const [left, right] = [seen[2 * i], seen[2 * i + 1]] as const;
      const [a, b] = [left?.growth ?? NaN, right?.growth ?? NaN];
      const part = a / (a - b);
      const found = current + apart * (2 * part - 1);
      expect(Math.sign(b), name).toBe(name === 'lower' ? 1 : -1);
      expect(Math.abs(found - current), name).toBeLessThan(bound.current);
      const frequency = (left?.frequency ?? NaN) + part * ((right?.frequency ?? NaN) - (left?.frequency ?? NaN));
      expect(Math.abs(frequency - (frequencies[i] as number)), name).toBeLessThan(bound.frequency);
    });
  });
});

/** Kept firing means a spike within this of the end, ms; the file does not say, and from 20 to 100 ms its numbers move by 10⁻⁵ at most. */
const SILENCE = 100;

const { V0, m0, h0, n0 } = defaultsOf(hodgkinHuxleyParams) as Readonly<Record<string, number>>;
const rest = { V: V0, m: m0, h: h0, n: n0 } as AxonState<number>;

/** One step of the kind's own scheme, in float64: the reference backend takes a minute for what these runs need. */
const stepped = (state: AxonState<number>, current: number): AxonState<number> =>
  advances.rk4(numbers, { membrane, power: '4', current, state, dt });

const repetitive = named(/^repetitive_from_rest_step/);
const fold = named(/^limit_cycle_disappears/);
const lengthOf = ({ name }: { readonly name: string }): number => numberIn(name, /([\d.]+) ms/);
/** µA/cm² */
const CYCLE = numberIn(fold.name, /I=([\d.]+)/);

/** A state within a spike of the cycle; those between two spikes fall back to rest just above the fold. */
function onCycle(): AxonState<number> {
  let state = rest;
  for (let step = 0; step * dt < 300 || state.V < 0; step++) state = stepped(state, CYCLE);
  return state;
}

/** Whether an axon still fires when so many ms have passed. */
function keepsFiring(from: AxonState<number>, current: number, length: number): boolean {
  let [state, last] = [from, 0];
  for (let step = 0; step * dt < length; step++) {
    const next = stepped(state, current);
    if (state.V < 0 && next.V >= 0) last = step * dt;
    if (step * dt > last + SILENCE) return false;
    state = next;
  }
  return true;
}

describe.each([
  ['from rest', repetitive.current, lengthOf(repetitive), () => rest],
  ['from the cycle', fold.current, lengthOf(fold), onCycle],
] as const)('it keeps firing %s', (_name, onset, length, start) => {
  const from = start();

  test('above the threshold and not below, by the scheme in float64', () => {
    // the step moves the threshold by 5·10⁻⁶, the length of the silence that counts by 6·10⁻⁶
    expect(besides(onset, 2e-5).map((current) => keepsFiring(from, current, length))).toEqual([false, true]);
  });

  test.each(devices.map((subject) => [subject.name, subject] as const))('above the threshold and not below, on %s', async (_, subject) => {
    const document = axonDrawing({
      current: { amplitude: besides(onset, 1e-4) }, // float32 rounds V in each of up to 80,000 steps
      size: 2,
      axon: { V0: from.V, m0: from.m, h0: from.h, n0: from.n },
      dt,
      length,
      every: 100, // two spikes are 20 ms apart
    });
    const run = await simulate(document, await subject.open());
    const last = [0, 1].map((i) => seenOf(run, i).times.at(-1) ?? 0);
    expect(last.map((t) => t > length - SILENCE)).toEqual([false, true]);
  });
});
