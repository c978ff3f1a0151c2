/** Chips of a fully connected drawing do not cover each other. */
import { expect, test } from 'vitest';
import { chipPlaces } from './chips.ts';
import { curveBetween, pointAt, widthOf } from './geometry.ts';

test('nine edges between three and three nodes have chips apart from each other', () => {
  const lines = [0, 1, 2].flatMap((i) =>
    [0, 1, 2].map((j) => ({ id: `${i}-${j}`, curve: curveBetween({ x: 0, y: i * 130 }, { x: 260, y: j * 130 }) })),
  );
  const places = chipPlaces(lines, []);
  const points = lines.map(({ id, curve }) => pointAt(curve, places.get(id) ?? 0.5));
  const covering = points.flatMap((a, i) => points.slice(i + 1).filter((b) => Math.abs(a.x - b.x) < 40 && Math.abs(a.y - b.y) < 18));
  expect(covering).toEqual([]);
});

test('a heavier weight has a wider line, and none is wider than 6 px', () => {
  const widths = [0, 0.1, 0.5, 1, 3, 100, Infinity].map(widthOf);
  expect(widths.toSorted((a, b) => a - b)).toEqual(widths);
  expect(widths.at(-1)).toBe(6);
});
