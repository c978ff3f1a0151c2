/** States that change by less than float32 can add to them: every linear state against its closed form, at time constants of 1 to 10⁶ steps. */
import { expect, test } from 'vitest';
import { present } from '../../src/base/index.ts';
import { assert, asyncProperty, double, array } from '../fast-check.ts';
import { node, weight, wire } from '../drawing.ts';
import { devices, reference, reference32, simulate, simulation, type Subject } from './spiking.ts';

const subjects = [reference, reference32, ...devices].map((subject) => [subject.name, subject] as const);
const dt = 0.025;
const STEPS = 4_000;
/** Rounding of the result, and of what float32 makes of τ, dt and the weights. */
const bound = ({ precision }: Subject): number => (precision === 'float64' ? 1e-11 : 4e-7);

/** Where the filters start, a little below 1, where they go. */
const START = 0.999;

/** A node per time constant; the compiler makes one vector of those of a kind. `closed`: what it shows after so many time constants. */
const linear = {
  'filtered rate': {
    made: (tau: number) => node('rate', { dynamics: 'filtered', activation: 'linear', bias: 1, x0: START, tau }),
    shows: 'rate',
    closed: (ratio: number) => 1 - (1 - START) * Math.exp(-STEPS / ratio),
  },
  'filter of a current': {
    made: (filter: number) => node('current', { shape: 'pulse', baseline: START, amplitude: 1 - START, start: 0, stop: 1e6, filter }),
    shows: 'current',
    // Euler steps, and seen already filtered
    closed: (ratio: number) => 1 - (1 - START) * Math.exp((STEPS + 1) * Math.log1p(-1 / ratio)),
  },
  'membrane potential': {
    made: (tauM: number) => node('lif', { spikes: 'none', v0: START, tauM }),
    driven: 'input',
    shows: 'potential',
    closed: (ratio: number) => 1 - (1 - START) * Math.exp(-STEPS / ratio),
  },
  'membrane potential below its threshold': {
    made: (tauM: number) => node('lif', { spikes: 'exact', v0: START, tauM }),
    driven: 'input',
    shows: 'potential',
    closed: (ratio: number) => 1 - (1 - START) * Math.exp(-STEPS / ratio),
  },
  'membrane potential on the grid': {
    made: (tauM: number) => node('lif', { spikes: 'grid', v0: START, tauM }),
    driven: 'input',
    shows: 'potential',
    closed: (ratio: number) => 1 - (1 - START) * Math.exp(-STEPS / ratio),
  },
  'synaptic current': {
    made: (tauS: number) => node('lif', { spikes: 'none', tauS }),
    fired: 'synapses',
    shows: 'synaptic',
    closed: (ratio: number) => Math.exp(-STEPS / ratio),
  },
  'alpha function': {
    made: (tauS: number) => node('lif', { spikes: 'none', synapse: 'alpha', tauS }),
    fired: 'synapses',
    shows: 'synaptic',
    closed: (ratio: number) => (STEPS / ratio) * Math.exp(1 - STEPS / ratio),
  },
  'firing rate': {
    made: (tau: number) => node('firing-rate', { tau }),
    fired: 'spikes',
    shows: 'rate',
    closed: (ratio: number) => (1_000 / (ratio * dt)) * Math.exp(-STEPS / ratio),
  },
} as const;

const ratios = array(
  double({ min: 0, max: 6, noNaN: true }).map((power) => 10 ** power),
  { minLength: 4, maxLength: 4 },
);

test.each(subjects.flatMap(([name, subject]) => Object.keys(linear).map((of) => [of, name, subject] as const)))(
  '%s: as the closed form on %s',
  async (of, _, subject) => {
    const { made, shows, closed, ...arrives } = linear[of as keyof typeof linear];
    const backend = await subject.open();
    await assert(
      asyncProperty(ratios, async (drawn) => {
        const all = [...drawn, 1, 1e4, 1e6];
        const names = all.map((_ratio, i) => `n${i}`);
        const cells = Object.fromEntries(all.map((ratio, i) => [`n${i}`, made(ratio * dt)]));
        const source = 'driven' in arrives ? { s: node('current', { amplitude: 1 }) } : { s: node('spike-source', { spikes: [[0, 0]] }) };
        const edges = names.map((name): [string, ReturnType<typeof wire>] => [
          `e${name}`,
          'driven' in arrives
            ? wire('s', `${name}.${arrives.driven}`)
            : weight('s', `${name}.${'fired' in arrives ? arrives.fired : ''}`, 1),
        ]);
        const isAlone = !('driven' in arrives) && !('fired' in arrives);
        const document = simulation(isAlone ? cells : { ...cells, ...source }, isAlone ? {} : Object.fromEntries(edges), {
          dt,
          length: STEPS * dt,
          probes: names.map((name) => `${name}.${shows}`),
          every: STEPS,
        });
        const run = await simulate(document, backend);
        all.forEach((ratio, i) => {
          const right = closed(ratio);
          const [got = NaN] = present(run.trace(`n${i}.${shows}`).at(-1), shows);
          expect(Math.abs(got - right) / Math.max(1, right), `τ/dt = ${ratio}: ${got} for ${right}`).toBeLessThan(bound(subject));
        });
      }),
      { numRuns: 2 },
    );
  },
);
