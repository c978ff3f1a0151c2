import { expect, test } from 'vitest';
import { extent, frameOf, growingEnd, union, widened } from './frame.ts';
import { firstFrom, nearest, thinned, type Line } from './thin.ts';
import { pressed } from './view.ts';

const line = (values: readonly number[], perPixel = 1): Line => ({
  length: values.length,
  x: (i) => i / perPixel,
  y: (i) => values[i] as number,
});
const heights = (points: Float64Array) => [...points].filter((_, i) => i % 2 === 1);

test('samples that have room are drawn as they are', () => {
  expect([...thinned(line([3, 1, 2, 5]), 0, 4)]).toEqual([0, 3, 1, 1, 2, 2, 3, 5]);
  expect([...thinned(line([3, 1]), 0, 2)]).toEqual([0, 3, 1, 1]);
});

test('a column of pixels keeps its first, smallest, largest and last sample, in their order', () => {
  const values = Array.from({ length: 400 }, (_, i) => Math.sin(i));
  values[123] = 40;
  values[124] = -30;
  const points = thinned(line(values, 100), 0, 400, 1);
  expect(points.length / 2).toBeLessThanOrEqual(4 * 4);
  const seen = heights(points);
  expect(Math.max(...seen)).toBe(40);
  expect(seen.indexOf(40)).toBeLessThan(seen.indexOf(-30));
  expect(seen[0]).toBe(values[0]);
  expect(seen.at(-1)).toBe(values.at(-1));
});

test('a gap within a column hides no extreme', () => {
  const values = Array.from({ length: 100 }, (_, i) => (i < 3 ? NaN : i));
  expect(Math.max(...heights(thinned(line(values, 100), 0, 100, 1)).filter(Number.isFinite))).toBe(99);
});

test('samples are found by their time', () => {
  const steps = Float64Array.from([0, 2, 4, 8, 0, 0]);
  expect([firstFrom(steps, 4, -1), firstFrom(steps, 4, 3), firstFrom(steps, 4, 9)]).toEqual([0, 2, 4]);
  expect([nearest(steps, 4, 5), nearest(steps, 4, 7), nearest(steps, 4, 99), nearest(steps, 0, 1)]).toEqual([2, 3, 3, 0]);
});

test('scales of data without an extent have one', () => {
  expect(widened([2, 2])).toEqual([1.8, 2.2]);
  expect(widened([0, 0])).toEqual([-0.5, 0.5]);
  expect(widened([Infinity, -Infinity])).toEqual([0, 1]);
  expect(extent([3, NaN, -1, Infinity])).toEqual([-1, 3]);
  expect(extent([3, 0, -1, 0.1], true)).toEqual([0.1, 3]);
  expect(union([0, 1], [-2, 0.5])).toEqual([-2, 1]);
});

test('a logarithmic scale takes what is not positive to its lower end', () => {
  const frame = frameOf([200, 100], [0, 1], [0.01, 1], { isLog: true, isExact: true });
  expect(frame.y(0.01)).toBeCloseTo(frame.bottom, 9);
  expect(frame.y(0.1)).toBeCloseTo((frame.top + frame.bottom) / 2, 9);
  expect(frame.y(1e-9)).toBeCloseTo(frame.bottom, 9);
});

test('the axis of time is the whole run before it starts and from its half on', () => {
  expect(growingEnd(100, 0)).toBe(100);
  expect(growingEnd(100, 51)).toBe(100);
  expect(growingEnd(100, 50)).toBe(50);
  expect(growingEnd(100, 20)).toBe(25);
  expect(growingEnd(0, 7)).toBe(7);
});

test('keys move the cursor, zoom around it and never beyond the whole', () => {
  const shown = { domain: [0, 100], whole: [0, 100] } as const;
  const view = { zoom: undefined, cursor: 50 };
  expect(pressed('ArrowRight', false, view, shown)).toEqual({ cursor: 51 });
  expect(pressed('ArrowLeft', true, view, shown)).toEqual({ cursor: 40 });
  expect(pressed('+', false, view, shown)?.zoom).toEqual([20, 80]);
  expect(pressed('-', false, { ...view, zoom: [20, 80] }, { domain: [20, 80], whole: [0, 100] })?.zoom).toBeUndefined();
  expect(pressed('a', false, view, shown)).toBeUndefined();
});
