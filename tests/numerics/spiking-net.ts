/** File 18 as a drawing: twenty integrate-and-fire neurons with a delay per synapse. */
import { groupBy } from '../../src/base/index.ts';
import type { GraphDocument } from '../../src/graph/index.ts';
import file from '../reference/18_lif_network_small.json';
import { node, weight, wire, type EdgeSketch } from '../drawing.ts';
import { simulation, spikeSteps, type Run } from './simulating.ts';

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

/** For so many ms. */
export const spikingNet = (length: number): GraphDocument =>
  simulation(
    {
      u: node('current', { size, amplitude: inputs.u }),
      n: node('lif', { size, spikes: 'grid', tauM: parameters.tau_m, tauRef: parameters.tau_ref, tauS: tau_s, v0: inputs.v0 }),
    },
    { ...edges, u: wire('u', 'n.input') },
    { dt, length, probes: ['n.spike', 'n.potential'] },
  );

/** The steps of Brian2 in which each neuron fires: a spike of its step k is shown at k + 1. */
export const firingSteps = (run: Run): number[][] => {
  const spikes = run.trace('n.spike');
  return inputs.u.map((_, i) => spikeSteps(spikes, i).map((step) => step - 1));
};

/** The same as the file has it, before a step. */
export const expectedSteps = (before: number): number[][] =>
  expected.spike_steps_per_neuron.map((steps) => steps.filter((step) => step < before));

export { file as spikingNetFile };
