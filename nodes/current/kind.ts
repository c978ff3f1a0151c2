/** A stimulus: the current that an electrode injects, in one of four shapes over time, with noise and a low-pass filter. */
import { Type } from 'typebox';
import { choiceParam, defineNode, integerParam, limits, numberParam, numbersParam, paramsOf } from '../../src/graph/index.ts';
import { relaxed, type SignalId } from '../../src/ir/index.ts';
import { currentCautions } from './cautions.ts';
import { raw, shapes, type Level, type Shape } from './raw.ts';

interface CurrentParams {
  readonly size: number;
  readonly shape: Shape;
  readonly staircase: readonly Level[];
}

const MOST_LEVELS = 64;
const shownFor = (...is: readonly Shape[]) => ({ parameter: 'shape', is });

export const currentParams = paramsOf({
  size: integerParam({
    title: 'Size',
    description: 'How many currents stand side by side.',
    default: 1,
    minimum: 1,
    maximum: limits.vectorSize,
  }),
  shape: choiceParam(shapes, {
    title: 'Shape',
    description: 'How the current goes over time.',
    default: 'constant',
    titles: {
      constant: 'constant',
      pulse: 'pulse (start ≤ t < stop)',
      staircase: 'staircase',
      lecture: 'as on the page of the lecture (start < t < stop)',
    },
  }),
  amplitude: numbersParam({
    title: 'Amplitude',
    symbol: 'I_{\\mathrm{DC}}',
    unit: 'µA/cm²',
    description: 'The current while it is on; one number, or one per element.',
    default: 10,
    slider: [-20, 60],
    shownWhen: shownFor('constant', 'pulse', 'lecture'),
  }),
  baseline: numbersParam({
    title: 'Baseline',
    unit: 'µA/cm²',
    description: 'Flows all the time; the amplitude is added to it. A staircase starts on it.',
    default: 0,
    slider: [-20, 20],
    shownWhen: shownFor('pulse', 'lecture', 'staircase'),
  }),
  start: numberParam({
    title: 'On at',
    unit: 'ms',
    description: 'When the current is switched on, at the nearest step.',
    default: 5,
    minimum: 0,
    slider: [0, 100],
    shownWhen: shownFor('pulse', 'lecture'),
  }),
  stop: numberParam({
    title: 'Off at',
    unit: 'ms',
    description: 'When the current is switched off, at the nearest step.',
    default: 100,
    minimum: 0,
    slider: [0, 200],
    shownWhen: shownFor('pulse', 'lecture'),
  }),
  staircase: Type.Unsafe<CurrentParams['staircase']>({
    type: 'array',
    maxItems: MOST_LEVELS,
    items: { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 },
    role: 'structure',
    title: 'Levels',
    description: 'Pairs of a time in ms and the current from then on.',
    default: [
      [20, -20],
      [70, 0],
      [120, 10],
      [170, 60],
    ],
    shownWhen: shownFor('staircase'),
  }),
  noise: numberParam({
    title: 'Random part',
    symbol: 'I_{\\mathrm{Rand}}',
    unit: 'µA/cm²',
    description: 'Uniform between plus and minus this, drawn anew at every step from the seed of the drawing.',
    default: 0,
    minimum: 0,
    slider: [0, 50],
  }),
  filter: numberParam({
    title: 'Filter',
    symbol: '\\tau_I',
    unit: 'ms',
    description: 'Time constant of a low-pass filter, by one Euler step: I += dt/τ·(raw − I); 0 for none.',
    default: 0,
    minimum: 0,
    slider: [0, 10],
  }),
});

export const current = defineNode<
  CurrentParams,
  never,
  'amplitude' | 'baseline' | 'start' | 'stop' | 'noise' | 'filter',
  'filtered' | 'low'
>({
  role: 'node',
  type: 'current',
  title: 'Current',
  summary: 'A stimulus: constant, a pulse, a staircase, with noise and filter.',
  group: 'Inputs',
  keywords: ['stimulus', 'injection', 'electrode', 'clamp', 'IDC', 'IRand', 'step', 'pulse', 'staircase', 'µA'],
  params: currentParams,
  migrations: [],
  presets: {
    lecture: {
      title: 'Lecture: IDC and IRand',
      summary: 'On between 25 and 175 ms, filtered with 1 ms, as on the page that the notes link to.',
      params: { shape: 'lecture', amplitude: 2.356, baseline: 0, start: 25, stop: 175, noise: 0, filter: 1 },
    },
    staircase: {
      title: 'Lecture: staircase',
      summary: 'Negative, zero, slightly and very positive: the staircase of the notes, with its rebound spike.',
      params: {
        shape: 'staircase',
        baseline: 0,
        staircase: [
          [20, -20],
          [70, 0],
          [120, 10],
          [170, 20],
          [220, 40],
          [270, 60],
        ],
      },
    },
  },
  ports: ({ size }) => [{ name: 'current', direction: 'out', title: 'current', size }],
  observed: () => [{ name: 'current', title: 'current', symbol: 'I' }],
  infer: ({ size }) => ({ current: size }),
  paramSizes: ({ size }) => ({ amplitude: size, baseline: size }),
  states: ({ size }) => ({ filtered: size, low: size }),
  cautions: currentCautions,
  advancesIn: ['simulate'],
  start: ({ structure, values, emit }) => ({
    filtered: structure.shape === 'constant' ? emit.constant(0) : values.baseline,
    low: emit.constant(0),
  }),
  lower({ structure, values, states, emit, dt, clock, random }) {
    const noise = emit.mul(values.noise, emit.sub(emit.mul(emit.constant(2), random('noise')), emit.constant(1)));
    const unfiltered = raw[structure.shape]({ ...values, emit, dt, clock, staircase: structure.staircase, noise });
    const gain = emit.div(emit.constant(dt), emit.max(values.filter, emit.constant(dt)));
    const filtered = relaxed(emit, { high: states.filtered, low: states.low }, unfiltered, gain);
    const isFiltered = (then: SignalId, otherwise: SignalId) => emit.whereGreater(values.filter, emit.constant(0), then, otherwise);
    return { current: isFiltered(filtered.high, unfiltered), low: isFiltered(filtered.low, emit.constant(0)) };
  },
  advance: ({ shown }) => ({ next: { filtered: shown['current'] as never, low: shown['low'] as never } }),
});
