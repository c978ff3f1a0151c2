/** The leaky integrate-and-fire neuron: τm dv/dt = v_in − v + g; at v = 1 a spike, v = 0 and a refractory period (lecture notes S2). */
import { defineNode, type LowerContext } from '../../src/graph/index.ts';
import { changed, decayed, type SignalId } from '../../src/ir/index.ts';
import { lifCautions } from './cautions.ts';
import { fire, type Synapses } from './firing.ts';
import { lifParams, lifPresets, type LifParams } from './params.ts';
import { propagators, type Propagators } from './propagators.ts';

type Ports = 'input' | 'kicks' | 'synapses';
type Values = 'tauM' | 'tauRef' | 'tauS' | 'VL' | 'Vth' | 'Vreset' | 'v0';
type States = 'V' | 'VLow' | 'spike' | 'refractory' | 'lastSpike' | 'synaptic' | 'synapticLow' | 'rise' | 'riseLow';
type Context = LowerContext<LifParams, Ports, Values, States>;

/** Rest, threshold and reset potential: numbers of the form, or the parameters. */
function levels({ structure, values, emit }: Context): Readonly<Record<'rest' | 'threshold' | 'reset', SignalId>> {
  if (structure.form === 'physical') return { rest: values.VL, threshold: values.Vth, reset: values.Vreset };
  return { rest: emit.constant(0), threshold: emit.constant(1), reset: emit.constant(0) };
}

interface Synaptic {
  readonly now: Synapses | undefined;
  readonly next: Readonly<Record<'synaptic' | 'synapticLow' | 'rise' | 'riseLow', SignalId>>;
}

/** The synaptic current of a step, and what the step leaves of it; where no edge leads to the synapses there is none. */
function synapses({ structure, values: { tauS }, inputs, states, emit, arrives }: Context, over: Propagators<SignalId>): Synaptic {
  const nothing = inputs.synapses;
  if (!arrives('synapses')) return { now: undefined, next: { synaptic: nothing, synapticLow: nothing, rise: nothing, riseLow: nothing } };
  const [high, low] = [states.synaptic, states.synapticLow];
  const g = emit.add(high, low);
  if (structure.synapse === 'exponential') {
    const next = decayed(emit, { high, low }, inputs.synapses, over.faded);
    return {
      now: { g: emit.add(g, inputs.synapses), x: undefined, tauS },
      next: { synaptic: next.high, synapticLow: next.low, rise: nothing, riseLow: nothing },
    };
  }
  const before = { high: states.rise, low: states.riseLow };
  const x = emit.add(emit.add(before.high, before.low), inputs.synapses);
  const next = changed(emit, { high, low }, emit.sub(emit.mul(x, over.gFromX), emit.mul(g, over.faded)));
  const rise = decayed(emit, before, inputs.synapses, over.faded);
  return { now: { g, x, tauS }, next: { synaptic: next.high, synapticLow: next.low, rise: rise.high, riseLow: rise.low } };
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
    VLow: size,
    spike: size,
    refractory: size,
    lastSpike: size,
    synaptic: size,
    synapticLow: size,
    ...(synapse === 'alpha' ? { rise: size, riseLow: size } : {}),
  }),
  cautions: lifCautions,
  advancesIn: ['simulate'],
  start(context) {
    const { values, emit } = context;
    const { rest, threshold } = levels(context);
    const zero = emit.constant(0);
    return {
      V: emit.add(rest, emit.mul(values.v0, emit.sub(threshold, rest))),
      VLow: zero,
      spike: zero,
      refractory: zero,
      lastSpike: emit.constant(-1),
      synaptic: zero,
      synapticLow: zero,
      rise: zero,
      riseLow: zero,
    };
  },
  lower: ({ states: { V, spike, synaptic, lastSpike } }) => ({ potential: V, spike, synaptic, lastSpike }),
  advance(context) {
    const { structure, values, inputs, states, emit, dt, clock } = context;
    const { rest, threshold, reset } = levels(context);
    const over = propagators(emit, emit.constant(dt), values.tauM, values.tauS);
    const { now, next } = synapses(context, over);
    const cell = fire[structure.spikes](emit, {
      cell: states,
      threshold,
      reset,
      tauM: values.tauM,
      tauRef: values.tauRef,
      goal: emit.add(rest, inputs.input),
      synapses: now,
      kicks: context.arrives('kicks') ? inputs.kicks : undefined,
      propagators: over,
      clock,
      dt,
    });
    return { next: { ...cell, ...next } };
  },
});
