/** Spikes from outside: at listed times, or at random with a given rate (a Poisson process). */
import { Type } from 'typebox';
import {
  choiceParam,
  defineNode,
  integerParam,
  limits,
  numbersParam,
  paramsOf,
  stepAt,
  type Constant,
  type LowerContext,
} from '../../src/graph/index.ts';
import type { SignalId } from '../../src/ir/index.ts';
import { cautions, isElement, type Spike } from './cautions.ts';

interface SpikeSourceParams {
  readonly size: number;
  readonly pattern: 'listed' | 'poisson';
  readonly spikes: readonly Spike[];
}

const MOST_SPIKES = 1_024;
const shownFor = (is: SpikeSourceParams['pattern']) => ({ parameter: 'pattern', is: [is] });

export const spikeSourceParams = paramsOf({
  size: integerParam({
    title: 'Size',
    description: 'How many spike trains stand side by side.',
    default: 1,
    minimum: 1,
    maximum: limits.vectorSize,
  }),
  pattern: choiceParam(['listed', 'poisson'], {
    title: 'Spikes are',
    description: 'Listed by you, or drawn at random from the seed of the drawing.',
    default: 'listed',
    titles: { listed: 'listed', poisson: 'random (Poisson)' },
  }),
  spikes: Type.Unsafe<SpikeSourceParams['spikes']>({
    type: 'array',
    maxItems: MOST_SPIKES,
    items: { type: 'array', items: { type: 'number', minimum: 0 }, minItems: 2, maxItems: 2 },
    role: 'structure',
    title: 'Spikes',
    description: 'Pairs of an element, counted from 0, and its time in ms.',
    default: [[0, 10]],
    shownWhen: shownFor('listed'),
  }),
  rate: numbersParam({
    title: 'Rate',
    symbol: '\\nu',
    unit: 'Hz',
    description: 'Every step has a spike with probability ν·dt; one number, or one per element.',
    default: 50,
    minimum: 0,
    slider: [0, 200],
    shownWhen: shownFor('poisson'),
  }),
});

/** A step that is none. */
const NEVER = -1;

/** The listed spikes of elements that exist, each as a row of `who`, which has a column per element that ever fires; the last of both are empty. */
function tabled(
  { spikes, size }: SpikeSourceParams,
  dt: number,
): {
  readonly columns: ReadonlyMap<number, number>;
  readonly constants: Readonly<Record<'steps' | 'who', Constant>>;
} {
  const own = spikes.filter(([element]) => isElement(element, size));
  const columns = new Map([...new Set(own.map(([element]) => element))].map((element, column) => [element, column]));
  const steps = [...own.map(([, ms]) => stepAt(ms, dt)), NEVER];
  const shape = [steps.length, columns.size + 1];
  const who = new Float64Array(steps.length * (columns.size + 1));
  own.forEach(([element], row) => (who[row * (columns.size + 1) + (columns.get(element) ?? 0)] = 1));
  return { columns, constants: { steps: { shape: [steps.length], values: Float64Array.from(steps) }, who: { shape, values: who } } };
}

type Values = 'rate' | 'steps' | 'who';
type Context = LowerContext<SpikeSourceParams, never, Values, never>;

const trains: { readonly [K in SpikeSourceParams['pattern']]: (context: Context) => SignalId } = {
  listed({ structure, values, emit, clock, dt, size }) {
    const { columns } = tabled(structure, dt);
    const away = emit.abs(emit.sub(clock, values.steps));
    const now = emit.whereGreater(emit.constant(1 / 2), away, emit.constant(1), emit.constant(0));
    const columnOf = (element: number) => columns.get(structure.size === 1 ? 0 : element) ?? columns.size;
    return emit.gather(
      emit.min(emit.matmul(now, values.who), emit.constant(1)),
      Int32Array.from({ length: size }, (_, i) => columnOf(i)),
    );
  },
  poisson({ values, emit, dt, random }) {
    const probability = emit.mul(values.rate, emit.constant(dt / 1_000));
    return emit.whereGreater(probability, random('spikes'), emit.constant(1), emit.constant(0));
  },
};

export const spikeSource = defineNode<SpikeSourceParams, never, Values>({
  role: 'node',
  type: 'spike-source',
  title: 'Spike source',
  summary: 'Spikes from outside, at listed times or at random with a rate.',
  group: 'Inputs',
  keywords: ['spike train', 'poisson', 'random', 'event', 'afferent', 'presynaptic', 'stimulus'],
  params: spikeSourceParams,
  migrations: [],
  ports: ({ size }) => [{ name: 'spikes', direction: 'out', title: 'spikes', size, spikes: true }],
  observed: () => [{ name: 'spikes', title: 'spikes', symbol: 's' }],
  infer: ({ size }) => ({ spikes: size }),
  paramSizes: ({ size }) => ({ rate: size }),
  constants: (params, dt) => tabled(params, dt).constants,
  cautions: (params, circumstances) => cautions[params.pattern](params, circumstances),
  lower: (context) => ({ spikes: trains[context.structure.pattern](context) }),
});
