/** Patterns of ±1 for an associative memory, and one of them spoiled as the cue (S3). */
import { Type } from 'typebox';
import { choiceParam, defineNode, integerParam, numberParam, numbersParam, paramsOf, seedParam, textParam } from '../../src/graph/index.ts';
import type { Bitmap } from './bitmap.ts';
import { cueOf, spoilings, type Spoiling } from './cue.ts';
import { countOf, patternsOf, sources, type PatternParams } from './patterns.ts';
import { presets } from './presets.ts';
import { streamNames, streams } from './streams.ts';

interface PatternSetParams extends PatternParams {
  readonly spoiling: Spoiling;
  readonly cueSeed: number;
}

export const patternSetParams = paramsOf({
  width: integerParam({ title: 'Width', description: 'Units in a row of the grid.', default: 10, minimum: 1, maximum: 256 }),
  height: integerParam({
    title: 'Height',
    description: 'Rows of the grid; the memory has width × height units.',
    default: 14,
    minimum: 1,
    maximum: 256,
  }),
  source: choiceParam(sources, {
    title: 'Patterns are',
    description: 'Random signs, letters, pictures that come with the program, or drawn by you.',
    default: 'letters',
    titles: { random: 'random', letters: 'letters', pictures: 'pictures', drawn: 'drawn by hand' },
  }),
  letters: textParam(
    {
      role: 'structure',
      title: 'Letters',
      description: 'One pattern per letter or digit.',
      default: 'ACTX',
      shownWhen: { parameter: 'source', is: ['letters'] },
    },
    64,
  ),
  drawings: Type.Unsafe<readonly Bitmap[]>({
    type: 'array',
    maxItems: 1000,
    items: { type: 'array', items: { type: 'string', maxLength: 256 }, maxItems: 256 },
    role: 'structure',
    title: 'Drawings',
    description: 'One list of rows per pattern; # is +1, a dot is −1.',
    default: [],
    shownWhen: { parameter: 'source', is: ['drawn'] },
  }),
  count: integerParam({
    title: 'Patterns',
    symbol: 'P',
    description: 'How many at least; what letters, pictures or drawings leave is filled up with random patterns.',
    default: 4,
    minimum: 1,
    maximum: 10_000,
  }),
  activity: numberParam({
    role: 'structure',
    title: 'Mean activity',
    symbol: 'a',
    description: 'Of random patterns: 0 means as many +1 as −1, and 0.2 that 60 % are +1.',
    default: 0,
    minimum: -1,
    maximum: 1,
    slider: [-0.8, 0.8],
  }),
  stream: choiceParam(streamNames, {
    title: 'Random numbers',
    description: 'Threefry, as everywhere here; mulberry32 gives the patterns that other programs with the same seed have.',
    default: 'threefry',
    titles: { threefry: 'Threefry', mulberry32: 'mulberry32' },
  }),
  seed: seedParam({ title: 'Seed', description: 'Of the random patterns.', default: 1 }),
  pattern: numberParam({
    title: 'Pattern of the cue',
    symbol: '\\mu',
    description: 'Which pattern is spoiled to make the cue, counted from 0.',
    default: 0,
    minimum: 0,
    slider: [0, 9],
  }),
  spoiling: choiceParam(spoilings, {
    title: 'Spoiled by',
    description: 'Flipping units here and there, or covering the lower part with −1.',
    default: 'flip',
    titles: { flip: 'flipped units', cover: 'a covered part' },
  }),
  share: numberParam({
    title: 'Share spoiled',
    symbol: 'q',
    description: 'Of the units of the cue; at 0.5 flipped units nothing of the pattern is left.',
    default: 0.1,
    minimum: 0,
    maximum: 1,
    slider: [0, 0.5],
  }),
  cueSeed: seedParam({
    title: 'Seed of the cue',
    description: 'Decides which units are flipped.',
    default: 1,
    shownWhen: { parameter: 'spoiling', is: ['flip'] },
  }),
  flipped: numbersParam({
    title: 'Flipped by hand',
    description: '0 for no unit, or one number per unit: units that are not 0 are flipped once more.',
    default: 0,
  }),
});

/** Place of every unit in the order in which they are spoiled: the lower rows first, or at random. */
function ranks({ spoiling, stream, cueSeed, width, height }: PatternSetParams): Float64Array {
  const size = width * height;
  if (spoiling === 'cover') return Float64Array.from({ length: size }, (_, unit) => size - 1 - unit);
  const rank = new Float64Array(size);
  streams[stream].order(cueSeed, size).forEach((unit, place) => (rank[unit] = place));
  return rank;
}

export const patternSet = defineNode<PatternSetParams, never, 'patterns' | 'rank' | 'pattern' | 'share' | 'flipped'>({
  role: 'node',
  type: 'pattern-set',
  title: 'Patterns',
  summary: 'Patterns of ±1 to remember, and one of them spoiled as a cue.',
  group: 'Memory',
  keywords: ['letters', 'pictures', 'images', 'random', 'cue', 'noise', 'associative memory', 'hopfield'],
  mixes: true,
  params: patternSetParams,
  migrations: [],
  presets,
  ports: ({ width, height }) => [
    { name: 'patterns', direction: 'out', title: 'patterns', size: 'any', carries: 'patterns' },
    { name: 'cue', direction: 'out', title: 'cue', size: width * height },
  ],
  observed: () => [
    { name: 'cue', title: 'cue', symbol: '\\tilde{\\xi}' },
    { name: 'patterns', title: 'patterns', symbol: '\\xi' },
  ],
  infer(params) {
    const count = countOf(params);
    const size = params.width * params.height;
    return typeof count === 'string' ? { port: 'patterns', problem: count } : { cue: size, patterns: count * size };
  },
  paramSizes: ({ width, height }) => ({ flipped: width * height }),
  constants(params) {
    const size = params.width * params.height;
    const patterns = patternsOf(params);
    return {
      patterns: { shape: [patterns.length / size, size], values: patterns },
      rank: { shape: [size], values: ranks(params) },
    };
  },
  lower({ structure, values, emit }) {
    const { patterns, pattern, share, rank, flipped } = values;
    const count = emit.size(patterns) / (structure.width * structure.height);
    return { patterns, cue: cueOf(emit, structure.spoiling, { patterns, count, pattern, share, rank, flipped }) };
  },
});
