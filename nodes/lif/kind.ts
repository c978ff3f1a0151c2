/** The leaky integrate-and-fire neuron: τm dv/dt = v_in − v + g; at v = 1 a spike, v = 0 and a refractory period (lecture notes S2). */
import { defineNode, type LowerContext } from '../../src/graph/index.ts';
import type { SignalId } from '../../src/ir/index.ts';
import { fire } from './firing.ts';
import { lifParams, lifPresets, type LifParams } from './params.ts';
import { propagators } from './propagators.ts';

type Ports = 'input' | 'kicks' | 'synapses';
type Values = 'tauM' | 'tauRef' | 'tauS' | 'VL' | 'Vth' | 'Vreset' | 'v0';
type States = 'V' | 'spike' | 'refractory' | 'lastSpike' | 'synaptic' | 'rise';

/** Rest, threshold and reset potential: numbers of the form, or the parameters. */
function levels({
  structure,
  values,
  emit,
}: LowerContext<LifParams, Ports, Values, States>): Readonly<Record<'rest' | 'threshold' | 'reset', SignalId>> {
  if (structure.form === 'physical') return { rest: values.VL, threshold: values.Vth, reset: values.Vreset };
  return { rest: emit.constant(0), threshold: emit.constant(1), reset: emit.constant(0) };
}

export const lif = defineNode<LifParams, Ports, Values, States>({
  role: 'node',
  type: 'lif',
  title: 'Integrate-and-fire',
  summary: 'A leaky integrate-and-fire neuron (LIF), or a population.',
  group: 'Neurons',
  keywords: ['LIF', 'leaky', 'spiking', 'threshold', 'refractory', 'EPSP', 'IPSP', 'synapse', 'membrane', 'reset'],
  params: lifParams,
  presets: lifPresets,
  migrations: [],
  ports: ({ size, form }) => [
    {
      name: 'input',
      direction: 'in',
      title: 'input',
      summary: 'where v would settle: a current',
      fanIn: 'sum',
      accepts: ['weight', 'wire'],
      size,
    },
    {
      name: 'kicks',
      direction: 'in',
      title: 'kicks',
      summary: 'spikes; each makes v jump by its weight',
      fanIn: 'sum',
      accepts: ['weight'],
      weight: form === 'physical' ? 12 : 0.6, // an EPSP: of the way to the usual threshold 0.6, where 1 would end exactly at it
      size,
      spikes: true,
    },
    {
      name: 'synapses',
      direction: 'in',
      title: 'synapses',
      summary: 'spikes; each starts an input that decays',
      fanIn: 'sum',
      accepts: ['weight'],
      size,
      spikes: true,
    },
    { name: 'potential', direction: 'out', title: 'membrane potential', size },
    { name: 'spike', direction: 'out', title: 'spikes', size, spikes: true },
  ],
  observed: () => [
    { name: 'potential', title: 'membrane potential', symbol: 'v' },
    { name: 'spike', title: 'spike', symbol: 's' },
    { name: 'synaptic', title: 'synaptic input', symbol: 'g' },
    { name: 'lastSpike', title: 'last spike (ms)', symbol: 't_s' },
  ],
  watched: ['potential', 'spike'], // the potential is only reset by a spike, and does not show it
  infer: ({ size }) => ({ potential: size, spike: size, synaptic: size, lastSpike: size }),
  paramSizes: ({ size }) => ({ v0: size }),
  states: ({ size, synapse }) => ({
    V: size,
    spike: size,
    refractory: size,
    lastSpike: size,
    synaptic: size,
    ...(synapse === 'alpha' ? { rise: size } : {}),
  }),
  advancesIn: ['simulate'],
  start(context) {
    const { values, emit } = context;
    const { rest, threshold } = levels(context);
    const zero = emit.constant(0);
    return {
      V: emit.add(rest, emit.mul(values.v0, emit.sub(threshold, rest))),
      spike: zero,
      refractory: zero,
      lastSpike: emit.constant(-1),
      synaptic: zero,
      rise: zero,
    };
  },
  lower: ({ states: { V, spike, synaptic, lastSpike } }) => ({ potential: V, spike, synaptic, lastSpike }),
  advance(context) {
    const { structure, values, inputs, states, emit, dt, clock } = context;
    const { rest, threshold, reset } = levels(context);
    const over = propagators(emit, dt, values.tauM, values.tauS);
    const isAlpha = structure.synapse === 'alpha';
    const g = isAlpha ? states.synaptic : emit.add(states.synaptic, inputs.synapses);
    const x = isAlpha ? emit.add(states.rise, inputs.synapses) : emit.constant(0);
    const decayed = emit.mul(g, over.synapse);
    const fromG = emit.mul(g, over.fromG);
    const cell = fire[structure.spikes](emit, {
      cell: states,
      threshold,
      reset,
      tauM: values.tauM,
      tauRef: values.tauRef,
      goal: emit.add(rest, inputs.input),
      synaptic: isAlpha ? emit.add(fromG, emit.mul(x, over.fromX)) : fromG,
      kicks: inputs.kicks,
      propagators: over,
      clock,
      dt,
    });
    const synaptic = isAlpha ? emit.add(decayed, emit.mul(x, over.gFromX)) : decayed;
    return { next: { ...cell, synaptic, rise: emit.mul(x, over.synapse) } };
  },
});
