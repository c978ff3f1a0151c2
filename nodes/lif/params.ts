/** Parameters of the leaky integrate-and-fire neuron and its presets. */
import {
  choiceParam,
  integerParam,
  limits,
  numberParam,
  numbersParam,
  paramsOf,
  type ParamMeta,
  type Preset,
} from '../../src/graph/index.ts';
import { firings, type Firing } from './firing.ts';

export interface LifParams {
  readonly size: number;
  readonly form: 'normalised' | 'physical';
  readonly spikes: Firing;
  readonly synapse: 'exponential' | 'alpha';
}

const physical = { parameter: 'form', is: ['physical'] };
type Said = Pick<ParamMeta, 'title' | 'symbol' | 'description'>;

const potential = (value: number, said: Said) =>
  numberParam({ ...said, unit: 'mV', default: value, slider: [-100, 0], shownWhen: physical });
const time = (value: number, [minimum, end]: readonly [number, number], said: Said) =>
  numberParam({ ...said, unit: 'ms', default: value, minimum, slider: [minimum, end] });

export const lifParams = paramsOf({
  size: integerParam({
    title: 'Neurons',
    description: 'How many neurons the population has.',
    default: 1,
    minimum: 1,
    maximum: limits.vectorSize,
  }),
  form: choiceParam(['normalised', 'physical'], {
    title: 'Form',
    description: 'With rest 0 and threshold 1, v = (V − V_L)/(V_th − V_L), or in mV.',
    default: 'normalised',
    titles: { normalised: 'normalised, 0 to 1', physical: 'physical, mV' },
  }),
  spikes: choiceParam(firings, {
    title: 'Spikes',
    description: 'At the moment of crossing within a step, at the end of the step, or not at all.',
    default: 'exact',
    titles: { exact: 'at their exact time', grid: 'on the grid of steps (as Brian2)', none: 'none: a passive membrane' },
  }),
  synapse: choiceParam(['exponential', 'alpha'], {
    title: 'Synaptic current',
    description: 'Jumps and decays, or rises and decays with its largest value after one time constant.',
    default: 'exponential',
    titles: { exponential: 'exponential', alpha: 'alpha function' },
  }),
  tauM: time(20, [0.001, 100], {
    title: 'Membrane time constant',
    symbol: '\\tau_m',
    description: 'How fast the potential follows its input.',
  }),
  tauRef: time(2, [0, 20], {
    title: 'Refractory period',
    symbol: '\\tau_{\\mathrm{ref}}',
    description: 'The potential is held at its reset for so long after a spike.',
  }),
  tauS: time(5, [0.001, 50], {
    title: 'Synaptic time constant',
    symbol: '\\tau_s',
    description: 'How fast the current of a synapse decays.',
  }),
  VL: potential(-70, { title: 'Resting potential', symbol: 'V_{\\mathrm{L}}', description: 'Where the potential settles without input.' }),
  Vth: potential(-50, { title: 'Threshold', symbol: 'V_{\\mathrm{th}}', description: 'A spike is fired where the potential reaches it.' }),
  Vreset: potential(-70, {
    title: 'Reset potential',
    symbol: 'V_{\\mathrm{reset}}',
    description: 'Where the potential is put after a spike.',
  }),
  v0: numbersParam({
    title: 'Start',
    symbol: 'v(0)',
    description: 'The potential at the start, from 0 (rest) to 1 (threshold) in both forms; one number, or one per neuron.',
    default: 0,
    slider: [-1, 1],
  }),
});

export const lifPresets: Readonly<Record<string, Preset>> = {
  lecture: {
    title: 'Lecture: normalised',
    summary: 'τ_m = 20 ms, τ_ref = 2 ms, threshold 1, spikes at their exact time.',
    params: { form: 'normalised', spikes: 'exact', tauM: 20, tauRef: 2, v0: 0 },
  },
  physical: {
    title: 'Lecture: in mV',
    summary: 'The same neuron with rest −70 mV and threshold −50 mV.',
    params: { form: 'physical', spikes: 'exact', tauM: 20, tauRef: 2, VL: -70, Vth: -50, Vreset: -70, v0: 0 },
  },
  passive: {
    title: 'Passive membrane',
    summary: 'No threshold: postsynaptic potentials add up and decay.',
    params: { spikes: 'none' },
  },
};
