/** From spikes to a firing rate: τ dr/dt = −r + Σ δ(t − t_i), an exponential window over the past. */
import { defineNode, integerParam, limits, numberParam, paramsOf } from '../../src/graph/index.ts';
import { decayed, shareOfWay } from '../../src/ir/index.ts';

interface FiringRateParams {
  readonly size: number;
}

const MS_PER_S = 1_000;

export const firingRateParams = paramsOf({
  size: integerParam({
    title: 'Size',
    description: 'How many spike trains are counted side by side.',
    default: 1,
    minimum: 1,
    maximum: limits.vectorSize,
  }),
  tau: numberParam({
    title: 'Time constant',
    symbol: '\\tau',
    unit: 'ms',
    description: 'How far back the rate looks: a spike adds 1/τ, which decays with τ.',
    default: 100,
    minimum: 0.001,
    slider: [5, 1000],
  }),
});

export const firingRate = defineNode<FiringRateParams, 'spikes', 'tau', 'rate' | 'count' | 'low'>({
  role: 'node',
  type: 'firing-rate',
  title: 'Firing rate',
  summary: 'Smooths a spike train into a rate in Hz, and counts its spikes.',
  group: 'Neurons',
  keywords: ['rate code', 'Hz', 'spike count', 'smoothing', 'filter', 'instantaneous rate'],
  params: firingRateParams,
  migrations: [],
  ports: ({ size }) => [
    { name: 'spikes', direction: 'in', title: 'spikes', fanIn: 'sum', accepts: ['weight', 'wire'], size, spikes: true },
    { name: 'rate', direction: 'out', title: 'firing rate', size },
    { name: 'count', direction: 'out', title: 'spike count', size },
  ],
  observed: () => [
    { name: 'rate', title: 'firing rate', symbol: 'r' },
    { name: 'count', title: 'spike count', symbol: 'N' },
  ],
  infer: ({ size }) => ({ rate: size, count: size }),
  states: ({ size }) => ({ rate: size, count: size, low: size }),
  advancesIn: ['simulate'],
  start: ({ emit }) => ({ rate: emit.constant(0), count: emit.constant(0), low: emit.constant(0) }),
  lower: ({ states }) => ({ rate: states.rate, count: states.count }),
  advance({ values, inputs, states, emit, dt }) {
    const jump = emit.div(emit.constant(MS_PER_S), values.tau);
    const share = shareOfWay(emit, emit.constant(dt), values.tau);
    const rate = decayed(emit, { high: states.rate, low: states.low }, emit.mul(inputs.spikes, jump), share);
    return { next: { rate: rate.high, count: emit.add(states.count, inputs.spikes), low: rate.low } };
  },
});
