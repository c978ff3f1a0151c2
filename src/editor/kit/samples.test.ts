import { expect, test } from 'vitest';
import type { Samples } from '../../runtime/index.ts';
import { createSampleStore } from './samples.ts';

const samples = (steps: readonly number[], width = 1): Samples => ({
  type: 'samples',
  revision: 0,
  probe: 'p',
  of: 'run',
  steps: Float64Array.from(steps),
  rows: 1,
  width,
  values: Float64Array.from(steps.flatMap((step) => Array<number>(width).fill(step * 10))),
});

const held = (store: ReturnType<typeof createSampleStore>) => {
  const series = store.get('p');
  return { steps: [...(series?.steps.subarray(0, series.length) ?? [])], values: [...(series?.values.subarray(0, series.length) ?? [])] };
};

test('samples are kept in the order in which they come, however many', () => {
  const store = createSampleStore();
  for (let from = 0; from < 300; from += 100) store.take(samples(Array.from({ length: 100 }, (_, i) => from + i)));
  expect(held(store).steps).toEqual(Array.from({ length: 300 }, (_, i) => i));
  expect(held(store).values.at(-1)).toBe(2990);
});

test('a run that goes back replaces what came after', () => {
  const store = createSampleStore();
  store.take(samples([0, 1, 2, 3]));
  store.take(samples([2]));
  expect(held(store)).toEqual({ steps: [0, 1, 2], values: [0, 10, 20] });
});

test('another width starts anew, and a listener hears of it', () => {
  const store = createSampleStore();
  let heard = 0;
  store.subscribe(() => heard++);
  store.take(samples([0, 1]));
  store.take(samples([2], 3));
  expect(store.get('p')?.length).toBe(1);
  expect(heard).toBe(2);
});

test('what would take too much room loses half of its samples', () => {
  const store = createSampleStore();
  store.take(
    samples(
      Array.from({ length: 5 }, (_, i) => i),
      1_000_000,
    ),
  );
  expect(store.get('p')?.length).toBe(3);
  expect([...(store.get('p')?.steps.subarray(0, 3) ?? [])]).toEqual([0, 2, 4]);
});

/** So many numbers in a sample that a few of them are too many. */
const WIDE = 1_000_000;
const wide = (values: readonly number[]): Samples => ({
  ...samples(values.map((_, step) => step)),
  width: WIDE,
  values: Float64Array.from({ length: values.length * WIDE }, (_, i) => (i % WIDE === 7 ? (values[Math.floor(i / WIDE)] as number) : 0)),
});

test('peaks and troughs stay when a trace is thinned', () => {
  const store = createSampleStore();
  store.take(wide([0, 5, 0, -3, 0]));
  const series = store.get('p');
  expect(Array.from({ length: series?.length ?? 0 }, (_, i) => series?.values[i * WIDE + 7])).toEqual([5, -3, 0]);
  expect(series?.events).toBeUndefined();
});

test('spikes are kept one by one when their series is thinned, up to where the run went back to', () => {
  const store = createSampleStore();
  store.take(wide([0, 1, 1, 0, 1]));
  expect(store.get('p')?.length).toBe(3);
  expect(store.get('p')?.events).toEqual({ steps: [1, 2, 4], lanes: [7, 7, 7] });
  store.take({ ...wide([0]), steps: Float64Array.of(2) });
  expect(store.get('p')?.events?.steps).toEqual([1]);
});
