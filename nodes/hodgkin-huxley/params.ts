/** Parameters of the Hodgkin-Huxley neuron and its presets. */
import { choiceParam, integerParam, limits, numberParam, numbersParam, paramsOf, type Preset } from '../../src/graph/index.ts';
import { integrators, type Integrator } from './integrators.ts';
import type { PotassiumPower } from './membrane.ts';

export interface HodgkinHuxleyParams {
  readonly size: number;
  readonly integrator: Integrator;
  readonly potassium: PotassiumPower;
}

const conductance = (title: string, symbol: string, value: number, end: number) =>
  numberParam({
    title,
    symbol,
    unit: 'mS/cm²',
    description: 'Conductance per area with all gates open.',
    default: value,
    minimum: 0,
    slider: [0, end],
  });

const reversal = (title: string, symbol: string, value: number) =>
  numberParam({
    title,
    symbol,
    unit: 'mV',
    description: 'The potential at which this current changes its direction.',
    default: value,
    slider: [-120, 120],
  });

const initialGate = (symbol: string, value: number) =>
  numberParam({
    title: `Start of ${symbol}`,
    symbol: `${symbol}(0)`,
    description: 'The gating variable at the start; the default is its value at rest.',
    default: value,
    minimum: 0,
    maximum: 1,
    slider: [0, 1],
  });

export const hodgkinHuxleyParams = paramsOf({
  size: integerParam({
    title: 'Neurons',
    description: 'How many neurons the population has.',
    default: 1,
    minimum: 1,
    maximum: limits.vectorSize,
  }),
  integrator: choiceParam(integrators, {
    title: 'Integrator',
    description: 'How a step is computed; the current is constant within a step.',
    default: 'rk4',
    titles: {
      rk4: 'Runge-Kutta, 4th order',
      'exponential-euler': 'exponential Euler',
      'rush-larsen': 'exponential Euler, gates first (Rush-Larsen)',
      euler: 'Euler',
      'euler-gates-first': 'Euler, gates first (page of the lecture)',
    },
  }),
  potassium: choiceParam(['4', '3'], {
    title: 'Potassium gates',
    description: 'A potassium channel has four gates, n⁴; n³ is a misprint in the notes, kept to see what it does.',
    default: '4',
    titles: { '4': 'n⁴', '3': 'n³ (misprint)' },
  }),
  C: numberParam({
    title: 'Capacitance',
    symbol: 'C',
    unit: 'µF/cm²',
    description: 'Charge that the membrane stores per volt and area.',
    default: 1,
    minimum: 0.001,
    slider: [0.2, 3],
  }),
  gNa: conductance('Sodium conductance', '\\bar g_{\\mathrm{Na}}', 120, 240),
  gK: conductance('Potassium conductance', '\\bar g_{\\mathrm{K}}', 36, 72),
  gL: conductance('Leak conductance', 'g_{\\mathrm{L}}', 0.3, 1),
  ENa: reversal('Sodium reversal potential', 'E_{\\mathrm{Na}}', 50),
  EK: reversal('Potassium reversal potential', 'E_{\\mathrm{K}}', -77),
  EL: reversal('Leak reversal potential', 'E_{\\mathrm{L}}', -54.387),
  resting: numberParam({
    title: 'Zero of the rates',
    symbol: 'V_0',
    unit: 'mV',
    description: 'The rates count depolarisation from here: −65 on the modern scale, 0 where V is written relative to rest.',
    default: -65,
    slider: [-80, 0],
  }),
  threshold: numberParam({
    title: 'Spike detection',
    unit: 'mV',
    description: 'An upward crossing of this potential counts as a spike; it has no part in the dynamics.',
    default: 0,
    slider: [-60, 100],
  }),
  tauS: numberParam({
    title: 'Synaptic time constant',
    symbol: '\\tau_s',
    unit: 'ms',
    description: 'A spike that arrives at the synapses adds its weight to a current that decays with this time constant.',
    default: 5,
    minimum: 0.001,
    slider: [0.5, 50],
  }),
  V0: numbersParam({
    title: 'Start of V',
    symbol: 'V(0)',
    unit: 'mV',
    description: 'The membrane potential at the start; one number, or one per neuron.',
    default: -64.99637933119206,
    slider: [-100, 50],
  }),
  m0: initialGate('m', 0.052955086813008125),
  h0: initialGate('h', 0.5959941247398638),
  n0: initialGate('n', 0.31773239976086576),
});

export const hodgkinHuxleyPresets: Readonly<Record<string, Preset>> = {
  accurate: {
    title: 'Accurate',
    summary: 'Runge-Kutta on the modern scale, from exact rest: the equations themselves, at steps up to 0.025 ms.',
    params: {
      integrator: 'rk4',
      potassium: '4',
      C: 1,
      gNa: 120,
      gK: 36,
      gL: 0.3,
      ENa: 50,
      EK: -77,
      EL: -54.387,
      resting: -65,
      threshold: 0,
      V0: -64.99637933119206,
      m0: 0.052955086813008125,
      h0: 0.5959941247398638,
      n0: 0.31773239976086576,
    },
  },
  lecture: {
    title: 'Lecture',
    summary: 'As on the page that the notes link to, V relative to rest: needs a step of 0.025 ms, and a current with its filter of 1 ms.',
    params: {
      integrator: 'euler-gates-first',
      potassium: '4',
      C: 1,
      gNa: 120,
      gK: 36,
      gL: 0.3,
      ENa: 115,
      EK: -12,
      EL: 10.613,
      resting: 0,
      threshold: 50,
      V0: 0,
      m0: 0.05,
      h0: 0.6,
      n0: 0.32,
    },
  },
};
