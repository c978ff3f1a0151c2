import { expect, test } from 'vitest';
import { GRID } from './boundary.ts';
import { levelled, marginOf, refined, ringsOf } from './sheets.ts';

/** x and y from 0 to 1, at the middles of cells. */
const over = (f: (x: number, y: number) => number): Float64Array =>
  Float64Array.from({ length: GRID * GRID }, (_, i) => f(((i % GRID) + 0.5) / GRID, (Math.floor(i / GRID) + 0.5) / GRID));
const line = (x: number, y: number): number => 3 * x - 2 * y - 0.31;
const isWithin = ([x, y]: readonly [number, number]): boolean => x > 0 && x < 1 && y > 0 && y < 1;
const ROUNDING = 12; // decimals: a few operations in float64 on numbers near 1

test('the border of a linear sheet is the straight line itself, up to the edges of the plane', () => {
  const points = ringsOf({ values: over(line), at: 0 })
    .flat()
    .filter(isWithin);
  expect(points.length).toBeGreaterThan(GRID);
  for (const [x, y] of points) expect(line(x, y)).toBeCloseTo(0, ROUNDING);
  expect(Math.min(...points.map(([, y]) => y))).toBeLessThan(1 / GRID);
  expect(Math.max(...points.map(([, y]) => y))).toBeGreaterThan(1 - 1 / GRID);
});

test('a steep sigmoid has the border of its net input', () => {
  const sheet = levelled(
    over((x, y) => 1 / (1 + Math.exp(-8 * line(x, y)))),
    0.5,
  );
  for (const [x, y] of ringsOf(sheet).flat().filter(isWithin)) expect(line(x, y)).toBeCloseTo(0, 7); // σ near 0 and 1 loses digits of n
});

test('between linear answers of three classes the borders are straight', () => {
  const scores = [(x: number) => x, (_: number, y: number) => y, () => 0.6] as const;
  const answer = new Float64Array(GRID * GRID * 3);
  scores.forEach((score, k) => over(score).forEach((value, i) => (answer[3 * i + k] = value)));
  const far = ringsOf(marginOf(answer, 0, 3))
    .flat()
    .filter(isWithin)
    .filter(([, y]) => Math.abs(y - 0.6) > 1 / GRID); // where three classes meet, one cell holds two lines
  for (const [x, y] of far) expect(x).toBeCloseTo(Math.max(y, 0.6), ROUNDING);
});

test('a refined sheet is straight between what was asked, and beyond it', () => {
  const side = GRID * 4;
  const fine = refined(over(line), 4);
  for (const [x, y] of [
    [0, 0],
    [7, 90],
    [side - 1, side - 1],
  ] as const)
    expect(fine[y * side + x]).toBeCloseTo(line((x + 0.5) / side, (y + 0.5) / side), ROUNDING);
});

/** Whether a ring goes around the middle of the plane. */
const covers = (rings: ReturnType<typeof ringsOf>): boolean =>
  rings.some((ring) => Math.min(...ring.map(([x]) => x)) < 0.5 && Math.max(...ring.map(([x]) => x)) > 0.5);

test('with weights of 0 a step answers 0 and a sign +1 everywhere, and no class is ahead', () => {
  const nothing = over(() => 0);
  expect(covers(ringsOf({ values: nothing, at: Number.MIN_VALUE }))).toBe(false);
  expect(covers(ringsOf({ values: nothing, at: 0 }))).toBe(true);
  const alike = new Float64Array(GRID * GRID * 2).fill(0.5);
  for (const kind of [0, 1]) expect(covers(ringsOf(marginOf(alike, kind, 2)))).toBe(false);
});
