/** File 18: a recurrent network of twenty integrate-and-fire neurons with delays, spike by spike. */
import { expect, test } from 'vitest';
import { groupBy } from '../../src/base/index.ts';
import file from '../reference/18_lif_network_small.json';
import { node, weight, wire, type EdgeSketch } from '../drawing.ts';
import { devices, largest, reference, reference32, simulate, simulation, spikeSteps, type Subject } from './spiking.ts';

type Synapse = readonly [from: number, to: number, weight: number, delay: number];
const { inputs, parameters, expected } = file;
const { dt, tau_s } = parameters;
const size = inputs.u.length;
const synapses = inputs['synapses_[from,to,w,delay_steps]'] as unknown as readonly Synapse[];

/**
 * One edge per delay. Brian2 adds a spike of its step k to g at the end of step k + d. Here that spike is shown at step k + 1, an edge of
 * delay d brings it at step k + 1 + d, and it acts from the beginning of that step on, which is the end of Brian2's step k + d: equal delays.
 */
const edges: Readonly<Record<string, EdgeSketch>> = Object.fromEntries(
  [...groupBy(synapses, ([, , , delay]) => String(delay))].map(([delay, group]) => [
    `delay${delay}`,
    weight(
      'n.spike',
      'n.synapses',
      group.map(([, , w]) => w),
      { connectivity: 'list', pairs: group.map(([from, to]) => [from, to]), delay: Number(delay) },
    ),
  ]),
);

const run = async (subject: Subject, length: number) =>
  simulate(
    simulation(
      {
        u: node('current', { size, amplitude: inputs.u }),
        n: node('lif', {
          size,
          spikes: 'grid',
          tauM: parameters.tau_m,
          tauRef: parameters.tau_ref,
          tauS: tau_s,
          v0: inputs.v0,
        }),
      },
      { ...edges, u: wire('u', 'n.input') },
      { dt, length, probes: ['n.spike', 'n.potential'] },
    ),
    await subject.open(),
  );

test.each([reference, reference32].map((subject) => [subject.name, subject] as const))(
  'every spike comes in the step in which it comes in Brian2, on %s',
  async (_, subject) => {
    // one step more, in which the last deliveries have reached g
    const result = await run(subject, parameters.T + dt);
    const { steps } = parameters;
    const spikes = result.trace('n.spike').slice(0, steps + 1);
    const shown = inputs.u.map((_u, i) => spikeSteps(spikes, i).map((step) => step - 1));
    expect(shown).toEqual(expected.spike_steps_per_neuron);
    expect(shown.flat()).toHaveLength(expected.total_spikes);
    const V = result.trace('n.potential')[steps] ?? [];
    expect(largest(expected.final_v.map((v, i) => v - (V[i] as number)))).toBeLessThanOrEqual(file.tolerance.final_v);
    const g = result.last('n.synaptic').map((x) => x / Math.exp(-dt / tau_s));
    expect(largest(expected.final_g.map((x, i) => x - (g[i] as number)))).toBeLessThanOrEqual(file.tolerance.final_v);
  },
  30_000,
);

test.each(devices.map((subject) => [subject.name, subject] as const))(
  'so does every spike of the first 40 ms on %s',
  async (_, subject) => {
    const spikes = (await run(subject, 40)).trace('n.spike');
    const shown = inputs.u.map((_u, i) => spikeSteps(spikes, i).map((step) => step - 1));
    expect(shown).toEqual(expected.spike_steps_per_neuron.map((steps) => steps.filter((step) => step < 400)));
  },
  60_000,
);
