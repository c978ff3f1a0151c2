/** File 18: a recurrent network of twenty integrate-and-fire neurons with delays, spike by spike. */
import { expect, test } from 'vitest';
import { spikingNet, spikingNetFile as file } from './spiking-net.ts';
import { devices, largest, reference, reference32, simulate, spikeSteps, type Subject } from './spiking.ts';

const { inputs, parameters, expected } = file;
const { dt, tau_s } = parameters;

const run = async (subject: Subject, length: number) => simulate(spikingNet(length), await subject.open());

test.each([reference, reference32, ...devices].map((subject) => [subject.name, subject] as const))(
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
  60_000,
);
