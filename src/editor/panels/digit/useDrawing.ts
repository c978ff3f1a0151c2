/** A drawing for a network: its ink, where it came from, and the row of numbers that the network is given. */
import { useMemo, useState } from 'react';
import { trainingRows } from '../../../compiler/index.ts';
import type { DatasetParams } from '../../../../nodes/dataset/params.ts';
import { tablesOf } from '../../../../nodes/dataset/tables.ts';
import { extent, type Range } from '../plot/frame.ts';
import { paramsOf, sizeOf, typeOf, type Surroundings } from '../surroundings.ts';
import { centred, fitted, inkOf, meanBox, scaledTo } from './digit.ts';

/** Pictures at least so many across are brought to the place and the size of the examples. */
const EXAMPLES = 8;
/** From so many across they are brought to the middle where there are no examples. */
const LARGE = 20;
/** From one example to the next that is taken: neighbours are often of one class. */
const STRIDE = 7;

export interface Drawing {
  readonly side: number;
  /** The value that is fed: `inputs` of a data set, `activation` of an input. */
  readonly what: string;
  readonly isData: boolean;
  readonly ink: Float64Array;
  /** What the network is given: one row. */
  readonly row: Float64Array;
  draw(ink: Float64Array): void;
  /** Takes the next example of the data set. */
  readonly take: (() => void) | undefined;
}

/** Pixels of the data set's pictures, or of the rows of an input. */
function pixelsOf(around: Surroundings, owner: string): Float64Array {
  const params = paramsOf(around, owner);
  if (typeOf(around, owner) === 'dataset')
    return tablesOf(params as unknown as DatasetParams, trainingRows(around.experiment, around.document)).inputs.values;
  return Float64Array.from((params['rows'] as readonly (readonly number[])[]).flat());
}

interface Drawn {
  readonly ink: Float64Array;
  /** By hand, and so not in the middle. */
  readonly isOwn: boolean;
  readonly example: number;
}

const SHARES: Range = [0, 1];

export function useDrawing(around: Surroundings, owner: string): Drawing {
  const isData = typeOf(around, owner) === 'dataset';
  const what = isData ? 'inputs' : 'activation';
  const size = sizeOf(around, owner, what) ?? 0;
  const side = Math.round(Math.sqrt(size));
  const pixels = useMemo(() => pixelsOf(around, owner), [around, owner]);
  const range = useMemo(() => (isData ? extent(pixels) : SHARES), [isData, pixels]);
  const [drawn, setDrawn] = useState<Drawn>();
  const { ink, isOwn, example } = useMemo((): Drawn => {
    if (drawn?.ink.length === size) return drawn;
    return { ink: isData ? new Float64Array(size) : inkOf(pixels.slice(0, size), range), isOwn: false, example: -STRIDE };
  }, [drawn, size, isData, pixels, range]);
  const goal = useMemo(() => (isData && side >= EXAMPLES ? meanBox(inkOf(pixels, range), side) : undefined), [isData, pixels, range, side]);
  const row = useMemo(() => {
    if (!isOwn) return scaledTo(ink, range);
    if (goal) return scaledTo(fitted(ink, side, goal), range);
    return scaledTo(side < LARGE ? ink : centred(ink, side), range);
  }, [ink, isOwn, side, goal, range]);
  const count = isData && size > 0 ? pixels.length / size : 0;
  const take = () => {
    const next = (example + STRIDE) % count;
    setDrawn({ ink: inkOf(pixels.slice(next * size, (next + 1) * size), range), isOwn: false, example: next });
  };
  return {
    side,
    what,
    isData,
    ink,
    row,
    draw: (next) => setDrawn({ ink: next, isOwn: true, example }),
    take: count > 0 ? take : undefined,
  };
}
