/** The squid axon: sodium, potassium and leak currents through a patch of membrane (Hodgkin and Huxley 1952). */
import { defineNode } from '../../src/graph/index.ts';
import { decayed, phi1, shareOfWay } from '../../src/ir/index.ts';
import { advances } from './integrators.ts';
import { hodgkinHuxleyParams, hodgkinHuxleyPresets, type HodgkinHuxleyParams } from './params.ts';

type Values = 'C' | 'gNa' | 'gK' | 'gL' | 'ENa' | 'EK' | 'EL' | 'resting' | 'threshold' | 'tauS' | 'V0' | 'm0' | 'h0' | 'n0';
type States = 'V' | 'm' | 'h' | 'n' | 'synaptic' | 'synapticLow' | 'spike' | 'lastSpike';

export const hodgkinHuxley = defineNode<HodgkinHuxleyParams, 'current' | 'synapses', Values, States>({
  role: 'node',
  type: 'hodgkin-huxley',
  title: 'Hodgkin-Huxley',
  summary: 'A neuron with sodium, potassium and leak currents, or a population.',
  group: 'Neurons',
  keywords: ['HH', 'action potential', 'squid axon', 'membrane', 'ion channel', 'sodium', 'potassium', 'gates', 'spike', 'conductance'],
  params: hodgkinHuxleyParams,
  presets: hodgkinHuxleyPresets,
  migrations: [],
  ports: ({ size }) => [
    { name: 'current', direction: 'in', title: 'current', fanIn: 'sum', accepts: ['weight', 'wire'], size },
    {
      name: 'synapses',
      direction: 'in',
      title: 'synapses',
      summary: 'spikes; each starts a current that decays',
      fanIn: 'sum',
      accepts: ['weight'],
      size,
      spikes: true,
    },
    { name: 'potential', direction: 'out', title: 'membrane potential', size },
    { name: 'spike', direction: 'out', title: 'spikes', size, spikes: true },
  ],
  observed: () => [
    { name: 'potential', title: 'membrane potential', symbol: 'V' },
    { name: 'spike', title: 'spike', symbol: 's' },
    { name: 'm', title: 'sodium activation', symbol: 'm' },
    { name: 'h', title: 'sodium inactivation', symbol: 'h' },
    { name: 'n', title: 'potassium activation', symbol: 'n' },
    { name: 'current', title: 'current', symbol: 'I' },
    { name: 'lastSpike', title: 'last spike (ms)', symbol: 't_s' },
  ],
  watched: ['potential'],
  infer: ({ size }) => ({ potential: size, spike: size, m: size, h: size, n: size, current: size, lastSpike: size }),
  paramSizes: ({ size }) => ({ V0: size }),
  states: ({ size }) => ({ V: size, m: size, h: size, n: size, synaptic: size, synapticLow: size, spike: size, lastSpike: size }),
  advancesIn: ['simulate'],
  start: ({ values, emit }) => ({
    V: values.V0,
    m: values.m0,
    h: values.h0,
    n: values.n0,
    synaptic: emit.constant(0),
    synapticLow: emit.constant(0),
    spike: emit.constant(0),
    lastSpike: emit.constant(-1),
  }),
  lower: ({ states: { V, spike, m, h, n, lastSpike } }) => ({ potential: V, spike, m, h, n, lastSpike }),
  advance({ structure, values, inputs, states, emit, dt, clock }) {
    const arrived = emit.add(states.synaptic, inputs.synapses);
    const mean = phi1(emit, emit.div(emit.constant(-dt), values.tauS)); // over the step, of a current that decays by e^(−dt/τ)
    const current = emit.add(inputs.current, emit.mul(arrived, mean));
    const left = { high: states.synaptic, low: states.synapticLow };
    const synaptic = decayed(emit, left, inputs.synapses, shareOfWay(emit, emit.constant(dt), values.tauS));
    const after = advances[structure.integrator](emit, { membrane: values, power: structure.potassium, state: states, current, dt });
    const { threshold } = values;
    const [zero, one] = [emit.constant(0), emit.constant(1)];
    const reached = emit.whereAtLeast(after.V, threshold, one, zero);
    const spike = emit.whereGreater(threshold, states.V, reached, zero);
    const part = emit.div(emit.sub(threshold, states.V), emit.whereGreater(spike, zero, emit.sub(after.V, states.V), one));
    const at = emit.mul(emit.constant(dt), emit.add(clock, part));
    return {
      next: {
        V: after.V,
        m: after.m,
        h: after.h,
        n: after.n,
        synaptic: synaptic.high,
        synapticLow: synaptic.low,
        spike,
        lastSpike: emit.whereGreater(spike, zero, at, states.lastSpike),
      },
      shown: { current },
    };
  },
});
