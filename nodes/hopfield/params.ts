/** Parameters of the Hopfield memory. */
import { Type } from 'typebox';
import { choiceParam, integerParam, liveSeedParam, paramsOf } from '../../src/graph/index.ts';
import { storageNames, storageRules, type StorageName } from './storage.ts';

export interface HopfieldParams {
  readonly size: number;
  readonly storage: StorageName;
  readonly update: 'asynchronous' | 'synchronous';
  readonly order: 'random' | 'mulberry32' | 'index';
  readonly selfConnections: 'removed' | 'kept';
  readonly takes: 'at-start' | 'always';
  readonly interval: number;
}

/** The N² weights of so many units are as many numbers as a drawing may hold. */
const MOST_UNITS = 4000;

export const hopfieldParams = paramsOf({
  size: integerParam({
    title: 'Units',
    symbol: 'N',
    description: 'How many units remember; as many as a pattern has.',
    default: 140,
    minimum: 1,
    maximum: MOST_UNITS,
  }),
  storage: choiceParam(storageNames, {
    title: 'Storage rule',
    description: 'How the weights follow from the patterns; Hebb means w_ij = (1/P) Σ ξ_i ξ_j.',
    default: 'hebb',
    titles: Object.fromEntries(storageNames.map((name) => [name, storageRules[name].title])),
  }),
  update: choiceParam(['asynchronous', 'synchronous'], {
    title: 'Update',
    description: 'One unit after the other, each seeing all changes before it, or all units at the same time.',
    default: 'asynchronous',
  }),
  order: choiceParam(['random', 'mulberry32', 'index'], {
    title: 'Order',
    description: 'In which units are visited; a random one is drawn anew for every sweep, from the seed of the drawing or by mulberry32.',
    default: 'random',
    titles: { random: 'random, by the seed', mulberry32: 'random, by mulberry32', index: 'by index' },
    shownWhen: { parameter: 'update', is: ['asynchronous'] },
  }),
  orderSeed: liveSeedParam({
    title: 'Seed of the order',
    description: 'With mulberry32: of the first sweep. Every sweep after it has the next whole number.',
    default: 1,
    shownWhen: { parameter: 'order', is: ['mulberry32'] },
  }),
  selfConnections: choiceParam(['removed', 'kept'], {
    title: 'Self-connections',
    description: 'Whether a unit has a weight to itself, w_ii = 1; kept ones make every state more stable.',
    default: 'removed',
  }),
  takes: choiceParam(['at-start', 'always'], {
    title: 'Takes the cue',
    description: 'As its first state, or anew before every sweep, so that it follows a cue that changes.',
    default: 'at-start',
    titles: { 'at-start': 'at the start', always: 'before every sweep' },
  }),
  interval: integerParam({
    title: 'Interval',
    unit: 'steps',
    description: 'In a simulation in time it makes one sweep every so many steps.',
    default: 1,
    minimum: 1,
    maximum: 1_000_000,
  }),
  width: Type.Integer({
    role: 'note',
    title: 'Width of the picture',
    description: 'Units in a row where the state is shown as a picture; it has no part in the computation.',
    default: 10,
    minimum: 1,
    maximum: MOST_UNITS,
  }),
});
