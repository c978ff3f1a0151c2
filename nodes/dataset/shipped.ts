/** Data sets that come along: iris flowers and handwritten digits. */
import { DIGITS } from './data/digits.ts';
import { IRIS } from './data/iris.ts';
import type { DataSet, Examples } from './examples.ts';

const PIXELS = 64;
const INK = 16;
/** A digit of 8×8 pixels as one of 28×28: each pixel three by three, with a margin of two. */
const LARGE = { side: 28, margin: 2, scale: 3, perClass: 50 } as const;

function iris(): Examples {
  const rows = IRIS.trim()
    .split(/[,\n]/)
    .map((row) => row.trim().split(' ').map(Number));
  return {
    inputs: Float64Array.from(rows.flatMap((row) => row.slice(0, -1))),
    answers: Float64Array.from(rows, (row) => row.at(-1) as number),
  };
}

function digits(): Examples {
  const text = DIGITS.replaceAll('\n', '');
  const rows = text.length / (PIXELS + 1);
  const inputs = new Float64Array(rows * PIXELS);
  const answers = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const at = row * (PIXELS + 1);
    for (let i = 0; i < PIXELS; i++) inputs[row * PIXELS + i] = Number.parseInt(text.charAt(at + i), INK + 1);
    answers[row] = Number(text.charAt(at + PIXELS));
  }
  return { inputs, answers };
}

/** 64 pixels as 784. */
export function enlarged(pixels: ArrayLike<number>): Float64Array {
  const { side, margin, scale } = LARGE;
  const source = (at: number) => Math.floor((at - margin) / scale);
  return Float64Array.from({ length: side * side }, (_, at) => {
    const [row, column] = [source(Math.floor(at / side)), source(at % side)];
    const isInside = row >= 0 && row < 8 && column >= 0 && column < 8;
    return isInside ? (pixels[row * 8 + column] as number) : 0;
  });
}

/** The first 50 of each digit, in their order. */
function largeDigits(): Examples {
  const { inputs, answers } = digits();
  const taken = Array<number>(10).fill(0);
  const rows = [...answers.keys()].filter((row) => {
    const digit = answers[row] as number;
    const before = taken[digit] as number;
    taken[digit] = before + 1;
    return before < LARGE.perClass;
  });
  const large = new Float64Array(rows.length * LARGE.side ** 2);
  rows.forEach((row, i) => large.set(enlarged(inputs.subarray(row * PIXELS, (row + 1) * PIXELS)), i * LARGE.side ** 2));
  return { inputs: large, answers: Float64Array.from(rows, (row) => answers[row] as number) };
}

export const shipped = {
  iris: { inputs: () => 4, classes: 3, make: iris },
  'digits-8': { inputs: () => PIXELS, classes: 10, range: [0, INK], make: digits },
  'digits-28': { inputs: () => LARGE.side ** 2, classes: 10, range: [0, INK], make: largeDigits },
} satisfies Readonly<Record<string, DataSet>>;
