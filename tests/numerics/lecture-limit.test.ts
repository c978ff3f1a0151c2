/** File 14, the equations themselves: what the thresholds of the lecture's axon tend to as the step goes to zero. */
import { expect, test } from 'vitest';
import { defaultsOf } from '../../src/graph/index.ts';
import { numbers } from '../../src/ir/index.ts';
import { advances } from '../../nodes/hodgkin-huxley/integrators.ts';
import type { AxonState, Membrane } from '../../nodes/hodgkin-huxley/membrane.ts';
import { hodgkinHuxleyParams, hodgkinHuxleyPresets } from '../../nodes/hodgkin-huxley/params.ts';
import { numberIn } from './fields.ts';
import file from '../reference/14_hh_myselph.json';

const params = { ...defaultsOf(hodgkinHuxleyParams), ...hodgkinHuxleyPresets['lecture']?.params };
const membrane = params as unknown as Membrane<number>;
const { V0, m0, h0, n0 } = params as unknown as Readonly<Record<'V0' | 'm0' | 'h0' | 'n0', number>>;
const page: AxonState<number> = { V: V0, m: m0, h: h0, n: n0 };

/** mV above rest, as the page counts spikes. */
const SPIKE = 50;
/** ms after the current has begun; near the threshold the spike comes after 11 to 16. */
const WATCHED = 25;

const step = (state: AxonState<number>, current: number, dt: number) => advances.rk4(numbers, { membrane, power: '4', current, state, dt });

function silent(state: AxonState<number>, length: number, dt: number): AxonState<number> {
  let now = state;
  for (let k = 0; k * dt < length; k++) now = step(now, 0, dt);
  return now;
}

/** Whether a current, led through a low-pass filter of τ ms by Euler steps, fires the axon; without one if τ is 0. */
function fires(start: AxonState<number>, raw: number, { filter, dt }: { readonly filter: number; readonly dt: number }): boolean {
  let [state, current] = [start, filter ? 0 : raw];
  for (let k = 0; k * dt < WATCHED && state.V < SPIKE; k++) {
    if (filter) current += (dt / filter) * (raw - current);
    state = step(state, current, dt);
  }
  return state.V >= SPIKE;
}

/** The least current that fires, to 10⁻⁹ µA/cm². */
function threshold(start: AxonState<number>, run: { readonly filter: number; readonly dt: number }): number {
  let [low, high] = [2.2, 2.5];
  for (let halving = 0; halving < 28; halving++) {
    const middle = (low + high) / 2;
    if (fires(start, middle, run)) high = middle;
    else low = middle;
  }
  return high;
}

/** The value at dt = 0 of what was found at dt, dt/2, dt/4, …: the power series of the error, term by term (Romberg). */
function limit(found: readonly number[]): number {
  let row = found;
  for (let order = 1; row.length > 1; order++)
    row = row.slice(1).map((finer, i) => finer + (finer - (row[i] as number)) / (2 ** order - 1));
  return row[0] as number;
}

/** ms without a current before it begins; after 300 the axon is at rest to all digits: its slowest part falls by e^(−0.138 t). */
const before = { page: file.parameters.tInjStart, rest: 300 };

const continuous = Object.entries(file.expected.threshold_IDC_for_one_spike).filter(([name]) => name.startsWith('continuous'));

test.each(continuous)('%s', (name, expected) => {
  const start = name.includes('exact rest') ? 'rest' : 'page';
  const filter = name.includes('unfiltered') ? 0 : numberIn(name, /tau=([\d.]+) ms/);
  // without a filter the scheme itself, of fourth order, has all the digits
  const found = (filter ? [1 / 20, 1 / 40, 1 / 80, 1 / 160] : [1 / 40]).map((dt) =>
    threshold(silent(page, before[start], dt), { filter, dt }),
  );
  expect(Math.abs(limit(found) - expected)).toBeLessThan(2e-8); // the file gives eight decimals, the halving nine
});
