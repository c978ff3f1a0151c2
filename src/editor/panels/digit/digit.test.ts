/** Digits drawn by strokes, anywhere and in any size, against the examples that a network learns from. */
import { describe, expect, test } from 'vitest';
import { dataset } from '../../../../nodes/dataset/kind.ts';
import type { DatasetParams } from '../../../../nodes/dataset/params.ts';
import { tablesOf } from '../../../../nodes/dataset/tables.ts';
import { completed } from '../../../graph/index.ts';
import type { PadPoint } from '../pad/PixelPad.tsx';
import { boxOf, centred, fitted, meanBox, stroked, type Box } from './digit.ts';

type Pair = readonly [number, number];
type Stroke = readonly Pair[];

/** Points of an ellipse: its middle, its radii, and degrees from the right and downwards. */
const arc = ([x, y]: Pair, [rx, ry]: Pair, [from, to]: Pair): Stroke =>
  Array.from({ length: 17 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / 16) * Math.PI) / 180;
    return [x + rx * Math.cos(angle), y + ry * Math.sin(angle)] as const;
  });

/** Of each digit two ways to write it, in a square of side 1. */
// prettier-ignore
const DIGITS: readonly (readonly (readonly Stroke[])[])[] = [
  [[arc([0.5, 0.5], [0.5, 0.5], [-90, 270])], [arc([0.5, 0.5], [0.35, 0.5], [-60, 300])]],
  [[[[0.5, 0], [0.5, 1]]], [[[0.25, 0.2], [0.5, 0], [0.5, 1]]]],
  [[[...arc([0.5, 0.28], [0.45, 0.28], [190, 380]), [0.05, 1], [1, 1]]], [[...arc([0.5, 0.3], [0.4, 0.3], [180, 400]), [0, 0.95], [0.9, 1]]]],
  [[[...arc([0.45, 0.25], [0.42, 0.25], [200, 440]), ...arc([0.45, 0.74], [0.48, 0.26], [280, 520])]], [[...arc([0.4, 0.26], [0.45, 0.26], [210, 430]), ...arc([0.4, 0.75], [0.5, 0.25], [290, 510])]]],
  [[[[0.65, 0], [0, 0.65], [1, 0.65]], [[0.7, 0.3], [0.7, 1]]], [[[0.2, 0], [0.1, 0.5], [0.9, 0.5]], [[0.8, 0], [0.7, 1]]]],
  [[[[0.95, 0], [0.15, 0], [0.1, 0.45], ...arc([0.45, 0.7], [0.48, 0.3], [240, 500])]], [[[0.2, 0], [0.15, 0.45], ...arc([0.4, 0.7], [0.5, 0.3], [250, 490])], [[0.2, 0], [0.9, 0]]]],
  [[[[0.8, 0], [0.3, 0.3], [0.1, 0.7], ...arc([0.5, 0.75], [0.4, 0.25], [180, -180])]], [[...arc([0.9, 0.7], [0.8, 0.7], [260, 180]), ...arc([0.5, 0.72], [0.4, 0.28], [180, -170])]]],
  [[[[0.05, 0], [0.95, 0], [0.4, 1]]], [[[0.05, 0], [0.95, 0], [0.4, 1]], [[0.2, 0.5], [0.95, 0.5]]]],
  [[[...arc([0.5, 0.25], [0.38, 0.25], [90, -270]), ...arc([0.5, 0.75], [0.45, 0.25], [-90, 270])]], [[...arc([0.5, 0.24], [0.35, 0.24], [90, 450]), ...arc([0.5, 0.74], [0.35, 0.26], [-90, 270])]]],
  [[[...arc([0.5, 0.28], [0.4, 0.28], [0, -360]), [0.9, 0.28], [0.8, 1]]], [[...arc([0.45, 0.3], [0.4, 0.3], [0, -360]), [0.85, 0.3], ...arc([0.4, 0.7], [0.45, 0.3], [0, 120])]]],
];

/** Middle on a pad of 28, height and width for a height, in cells. */
const HANDS = [
  { x: 14, y: 14, tall: 22, wide: 0.7 },
  { x: 14, y: 14, tall: 16, wide: 0.7 },
  { x: 17, y: 12, tall: 18, wide: 0.6 },
  { x: 11, y: 16, tall: 20, wide: 0.8 },
] as const;

function drawn(strokes: readonly Stroke[], hand: (typeof HANDS)[number], side: number): Float64Array {
  const cells = side / 28;
  let ink = new Float64Array(side * side);
  for (const stroke of strokes) {
    let last: PadPoint | undefined;
    for (const [x, y] of stroke) {
      const point = { x: cells * (hand.x + (x - 0.5) * hand.tall * hand.wide), y: cells * (hand.y + (y - 0.5) * hand.tall) };
      ink = Float64Array.from(stroked(ink, side, last, point));
      last = point;
    }
  }
  return ink;
}

/** Everything drawn on a pad like the pictures of a data set, and their examples as judges. */
function padFor(data: 'digits-8' | 'digits-28') {
  const params = completed(dataset.params, { data, scaling: 'unit', labels: 'one-hot' }) as unknown as DatasetParams;
  const { inputs, targets } = tablesOf(params);
  const size = inputs.values.length / inputs.rows;
  const side = Math.sqrt(size);
  const examples = Array.from({ length: inputs.rows }, (_, row) => ({
    ink: inputs.values.subarray(row * size, (row + 1) * size),
    digit: targets.values.subarray(row * 10, (row + 1) * 10).indexOf(1),
  }));
  /** The digit of the example that is nearest: a judge that has no weights to be trained. */
  const nearest = (ink: Float64Array): number => {
    let [least, digit] = [Infinity, -1];
    for (const example of examples) {
      let far = 0;
      for (let i = 0; i < size && far < least; i++) far += ((example.ink[i] as number) - (ink[i] as number)) ** 2;
      if (far < least) [least, digit] = [far, example.digit];
    }
    return digit;
  };
  const all = DIGITS.flatMap((ways, digit) => ways.flatMap((strokes) => HANDS.map((hand) => ({ digit, ink: drawn(strokes, hand, side) }))));
  const rightAfter = (bring: (ink: Float64Array) => Float64Array, digits = all): number =>
    digits.filter(({ ink, digit }) => nearest(bring(ink)) === digit).length / digits.length;
  return { side, size, examples, all, rightAfter, goal: meanBox(inputs.values, side) as Box };
}

const large = padFor('digits-28');
// a small hand draws a digit five cells tall on 8×8, where a 3 and an 8 may be the same
const pads = { '8×8': { ...padFor('digits-8'), right: 0.65 }, '28×28': { ...large, right: 0.85 } };

test('the shipped digits of 28×28 are 24 pixels tall in a margin of 2', () => {
  const { goal } = large;
  expect(goal.height).toBeCloseTo(24, 0);
  expect(goal.y).toBeCloseTo(13.5, 1);
});

describe.each(Object.entries(pads))('on a pad of %s', (_, { side, examples, all, rightAfter, goal, right }) => {
  const fit = (ink: Float64Array) => fitted(ink, side, goal);

  test('a drawing comes to the height and the middle of the examples, wherever and however large it was drawn', () => {
    for (const { ink } of all) {
      const box = boxOf(fit(ink), side) as Box;
      expect(Math.abs(box.height - goal.height)).toBeLessThanOrEqual(2); // a cell at either end, where ink fades out
      expect(Math.abs(box.y - goal.y)).toBeLessThanOrEqual(1);
      expect(Math.abs(box.x - goal.x)).toBeLessThanOrEqual(1);
    }
  });

  test('drawn digits have about the ink of the examples', () => {
    const inkOf = (pictures: readonly { readonly ink: Float64Array }[]) =>
      pictures.reduce((sum, { ink }) => sum + ink.reduce((total, value) => total + value, 0), 0) / pictures.length;
    const ratio = inkOf(all.map(({ ink }) => ({ ink: fit(ink) }))) / inkOf(examples);
    expect(ratio).toBeGreaterThan(0.8); // hands differ by more than a fifth
    expect(ratio).toBeLessThan(1.25);
  });

  test('brought to their size, drawn digits are recognised more often than in the middle alone', () => {
    const [before, after] = [rightAfter((ink) => centred(ink, side)), rightAfter(fit)];
    expect(after).toBeGreaterThan(before + 0.05); // 70 of 80 instead of 63: a shift of four would be no gain
    expect(after).toBeGreaterThan(right);
  });
});

test('a 7 with a bar through its stem is a 7, as the examples write it', () => {
  const { all, rightAfter, side, goal } = large;
  const barred = all.filter(({ digit }, i) => digit === 7 && i % (2 * HANDS.length) >= HANDS.length);
  expect(rightAfter((ink) => fitted(ink, side, goal), barred)).toBe(1);
});

test('a blank pad stays blank', () => {
  const blank = new Float64Array(large.size);
  expect(fitted(blank, large.side, large.goal)).toEqual(blank);
});
