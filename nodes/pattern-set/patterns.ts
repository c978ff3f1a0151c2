/** The patterns of a set, from its parameters alone: first those that are drawn, then random ones. */
import { limits } from '../../src/graph/index.ts';
import { onGrid, type Bitmap } from './bitmap.ts';
import { letter, LETTER_SIZE } from './letters.ts';
import { PICTURE_SIZE, pictures } from './pictures.ts';
import { streams, type StreamName } from './streams.ts';

export const sources = ['random', 'letters', 'pictures', 'drawn'] as const;

export interface PatternParams {
  readonly width: number;
  readonly height: number;
  readonly source: (typeof sources)[number];
  readonly letters: string;
  readonly drawings: readonly Bitmap[];
  readonly count: number;
  readonly activity: number;
  readonly stream: StreamName;
  readonly seed: number;
}

/** What a source draws, or a sentence that says why it cannot be drawn on so few units. */
const drawn: { readonly [K in PatternParams['source']]: (params: PatternParams) => readonly Bitmap[] | string } = {
  random: () => [],
  letters({ letters, width, height }) {
    if (width < LETTER_SIZE.width || height < LETTER_SIZE.height)
      return `letters need a grid of ${LETTER_SIZE.width} × ${LETTER_SIZE.height} units or more`;
    const characters = letters.replace(/\s/g, '').split('');
    const unknown = characters.find((character) => !letter(character));
    return unknown === undefined
      ? characters.flatMap((character) => [letter(character) ?? []])
      : `there is no letter '${unknown}'; use A to Z and 0 to 9`;
  },
  pictures: ({ width, height }) =>
    Math.min(width, height) < PICTURE_SIZE
      ? `pictures need a grid of ${PICTURE_SIZE} × ${PICTURE_SIZE} units or more`
      : Object.values(pictures),
  drawn({ drawings, width, height }) {
    const wrong = drawings.findIndex((rows) => rows.length !== height || rows.some((row) => row.length !== width));
    return wrong === -1 ? drawings : `drawing ${wrong} does not have ${height} rows of ${width} signs`;
  },
};

/** Number of patterns, or a sentence that says what is wrong. */
export function countOf(params: PatternParams): number | string {
  const bitmaps = drawn[params.source](params);
  if (typeof bitmaps === 'string') return bitmaps;
  const count = Math.max(params.count, bitmaps.length);
  const signs = count * params.width * params.height;
  return signs <= limits.tensorElements ? count : `${signs} signs; ${limits.tensorElements} is the most that is stored`;
}

/** ±1, pattern after pattern: [patterns, units]. A random pattern keeps its place when a drawn one comes before it. */
export function patternsOf(params: PatternParams): Float64Array {
  const { width, height, source, activity, stream, seed } = params;
  const bitmaps = drawn[source](params);
  if (typeof bitmaps === 'string') throw new Error(bitmaps);
  const size = width * height;
  const count = Math.max(params.count, bitmaps.length);
  const signs = count > bitmaps.length ? streams[stream].signs(seed, count, size, activity) : new Float64Array(count * size);
  bitmaps.forEach((bitmap, pattern) => signs.set(onGrid(bitmap, width, height), pattern * size));
  return signs;
}
