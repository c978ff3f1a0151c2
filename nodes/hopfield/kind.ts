/** The Little–Hopfield model of S3: S_i ← sign(Σ_j w_ij S_j), w = (1/P) Σ_μ ξξᵀ (Little 1974, Hopfield 1982). */
import type { Emit, SignalId } from '../../src/ir/index.ts';
import { defineNode, type LowerContext } from '../../src/graph/index.ts';
import { hopfieldParams, type HopfieldParams } from './params.ts';
import { storageRules } from './storage.ts';

type Context = LowerContext<HopfieldParams, 'patterns' | 'cue', Values, 'state'>;
type Values = 'indices' | 'orderSeed';

/** +1 where x ≥ 0, else −1. */
const signOf = (emit: Emit, x: SignalId): SignalId => emit.whereAtLeast(x, emit.constant(0), emit.constant(1), emit.constant(-1));

const countOf = ({ structure, inputs, emit }: Context): number => emit.size(inputs.patterns) / structure.size;

/** P·h_i = Σ_j J_ij S_j: whole numbers of at most P·N. */
function fieldOf(context: Context, state: SignalId): SignalId {
  const { structure, inputs, emit } = context;
  const rule = storageRules[structure.storage];
  const field = rule.field(emit, inputs.patterns, state);
  if (structure.selfConnections === 'kept') return field;
  return emit.sub(field, emit.mul(emit.constant(rule.self(countOf(context))), state));
}

/** In which every asynchronous sweep visits the units: [size]. */
const orders: { readonly [K in HopfieldParams['order']]: (context: Context) => SignalId } = {
  random: ({ structure, emit, clock, key }) => emit.permutation(clock, key('order'), structure.size),
  mulberry32: ({ structure, values, emit, clock }) => emit.shuffle(clock, values.orderSeed, structure.size),
  index: ({ values }) => values.indices,
};

/** One sweep: every unit is visited once, all at the same time or one after the other. */
function swept(context: Context, state: SignalId): SignalId {
  const { structure, inputs, emit } = context;
  const field = fieldOf(context, state);
  if (structure.update === 'synchronous') return signOf(emit, field);
  // J keeps its diagonal: it moves the field of a unit only after the one visit in which that is looked at
  return emit.sweep(state, field, storageRules[structure.storage].weight(emit, inputs.patterns), orders[structure.order](context));
}

/** `next` at every so-many-th step of a simulation, `state` at the others. */
function paced({ structure, emit, verb, clock }: Context, state: SignalId, next: SignalId): SignalId {
  const { interval } = structure;
  if (verb !== 'simulate' || interval === 1) return next;
  const step = emit.add(clock, emit.constant(1));
  // half a step away from every whole quotient, so that no rounding of the division reaches one
  const whole = emit.floor(emit.div(emit.add(step, emit.constant(0.5)), emit.constant(interval)));
  const rest = emit.sub(step, emit.mul(emit.constant(interval), whole));
  return emit.whereGreater(rest, emit.constant(0.5), state, next);
}

export const hopfield = defineNode<HopfieldParams, 'patterns' | 'cue', Values, 'state'>({
  role: 'node',
  type: 'hopfield',
  title: 'Hopfield memory',
  summary: 'Units of ±1 that settle into the stored pattern nearest to the cue.',
  group: 'Memory',
  keywords: ['associative memory', 'attractor', 'recurrent', 'little', 'hebb', 'overlap', 'energy', 'retrieve', 'spin'],
  mixes: true,
  params: hopfieldParams,
  migrations: [],
  ports: ({ size }) => [
    {
      name: 'patterns',
      direction: 'in',
      title: 'patterns',
      fanIn: 'one',
      accepts: ['wire'],
      size: 'any',
      required: true,
      through: true,
      carries: 'patterns',
    },
    { name: 'cue', direction: 'in', title: 'cue', fanIn: 'sum', accepts: ['wire', 'weight'], size, required: true },
    { name: 'state', direction: 'out', title: 'state', size },
  ],
  observed: () => [
    { name: 'state', title: 'state', symbol: 'S' },
    { name: 'overlap', title: 'overlap', symbol: 'm' },
    { name: 'energy', title: 'energy', symbol: 'E' },
    { name: 'flips', title: 'units that flip', symbol: '\\Delta' },
  ],
  infer: ({ size }, { patterns = 0 }) =>
    patterns % size === 0
      ? { state: size, overlap: patterns / size, energy: 1, flips: 1 }
      : {
          port: 'patterns',
          problem: `expected patterns of ${size} units, so a multiple of ${size} values, got ${patterns}; set the units of the memory to width × height`,
        },
  // only one unit after the other needs J itself; a field goes through the overlaps
  ownWeights: ({ size, update }, { overlap = 0 }) =>
    update === 'asynchronous' ? { weights: size ** 2, setup: size ** 2 * overlap } : { weights: 0, setup: 0 },
  states: ({ size }) => ({ state: size }),
  constants: ({ size, update, order }) =>
    update === 'asynchronous' && order === 'index'
      ? { indices: { shape: [size], values: Float64Array.from({ length: size }, (_, unit) => unit) } }
      : {},
  advancesIn: ['retrieve', 'simulate'],
  start: ({ inputs, emit }) => ({ state: signOf(emit, inputs.cue) }),
  lower(context) {
    const { structure, inputs, states, emit } = context;
    const { state } = states;
    const agreement = emit.reduceSum(emit.mul(state, fieldOf(context, state)));
    return {
      state,
      overlap: emit.div(emit.matmul(state, emit.transpose(inputs.patterns)), emit.constant(structure.size)),
      energy: emit.div(agreement, emit.constant(-2 * countOf(context))),
    };
  },
  advance(context) {
    const { structure, inputs, states, emit } = context;
    const { state } = states;
    const from = structure.takes === 'always' ? signOf(emit, inputs.cue) : state;
    const next = paced(context, state, swept(context, from));
    const same = emit.reduceSum(emit.mul(state, next));
    return { next: { state: next }, shown: { flips: emit.mul(emit.constant(0.5), emit.sub(emit.constant(structure.size), same)) } };
  },
});
