/** Data sets that come along: measures of flowers, wines and tumours, and handwritten digits. */
import { BREAST_CANCER } from './data/breast-cancer.ts';
import { DIGITS } from './data/digits.ts';
import { IRIS } from './data/iris.ts';
import { WINE } from './data/wine.ts';
import type { DataSet, Examples } from './examples.ts';

const PIXELS = 64;
const INK = 16;
/** A digit of 8×8 pixels as one of 28×28: each pixel three by three, with a margin of two. */
const LARGE = { side: 28, margin: 2, scale: 3, perClass: 50 } as const;

/** Measures, each row with its class at the end. */
function measures(text: string): Examples {
  const rows = text
    .trim()
    .split(/[,\n]/)
    .map((row) => row.trim().split(' ').map(Number));
  return {
    inputs: Float64Array.from(rows.flatMap((row) => row.slice(0, -1))),
    answers: Float64Array.from(rows, (row) => row.at(-1) as number),
  };
}

/** '0' to '9', then 'a' to 'g'. */
const inkOf = (code: number): number => (code < 58 ? code - 48 : code - 87);

function digits(): Examples {
  const text = DIGITS.replaceAll('\n', '');
  const rows = text.length / (PIXELS + 1);
  const inputs = new Float64Array(rows * PIXELS);
  const answers = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const at = row * (PIXELS + 1);
    for (let i = 0; i < PIXELS; i++) inputs[row * PIXELS + i] = inkOf(text.charCodeAt(at + i));
    answers[row] = Number(text.charAt(at + PIXELS));
  }
  return { inputs, answers };
}

/** For each of the 784 pixels the one of the 64 that it repeats; -1 in the margin. */
const repeats = Int16Array.from({ length: LARGE.side ** 2 }, (_, at) => {
  const source = (place: number) => Math.floor((place - LARGE.margin) / LARGE.scale);
  const [row, column] = [source(Math.floor(at / LARGE.side)), source(at % LARGE.side)];
  return row >= 0 && row < 8 && column >= 0 && column < 8 ? row * 8 + column : -1;
});

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
  const large = new Float64Array(rows.length * repeats.length);
  rows.forEach((row, i) =>
    repeats.forEach((pixel, at) => {
      if (pixel >= 0) large[i * repeats.length + at] = inputs[row * PIXELS + pixel] as number;
    }),
  );
  return { inputs: large, answers: Float64Array.from(rows, (row) => answers[row] as number) };
}

export const shipped = {
  iris: { inputs: () => 4, classes: 3, make: () => measures(IRIS) },
  wine: { inputs: () => 13, classes: 3, make: () => measures(WINE) },
  'breast-cancer': { inputs: () => 30, classes: 2, make: () => measures(BREAST_CANCER) },
  'digits-8': { inputs: () => PIXELS, classes: 10, range: [0, INK], make: digits },
  'digits-28': { inputs: () => repeats.length, classes: 10, range: [0, INK], make: largeDigits },
} satisfies Readonly<Record<string, DataSet>>;
