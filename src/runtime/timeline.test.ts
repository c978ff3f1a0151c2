import { expect, test } from 'vitest';
import type { SignalId } from '../ir/index.ts';
import type { Checkpoint } from './backend.ts';
import { createTimeline } from './timeline.ts';

const at = (step: number, numbers = 1): Checkpoint => ({
  step,
  states: new Map([[0 as SignalId, { rows: 1, values: new Float64Array(numbers) }]]),
});

test('the latest checkpoint at or before a step is given', () => {
  const timeline = createTimeline();
  for (const step of [0, 3, 5]) timeline.keep(at(step));
  expect([0, 2, 3, 4, 5, 9].map((step) => timeline.before(step)?.step)).toEqual([0, 0, 3, 3, 5, 5]);
});

test('a cut forgets what lies after it and keeps the step itself', () => {
  const timeline = createTimeline();
  for (const step of [0, 3, 5]) timeline.keep(at(step));
  timeline.cut(3);
  expect(timeline.before(9)?.step).toBe(3);
  expect(timeline.wants(4)).toBe(true);
});

test('a long run keeps few checkpoints, evenly, and always the first', () => {
  const timeline = createTimeline();
  const kept: number[] = [];
  for (let step = 0; step < 10_000; step++)
    if (timeline.wants(step)) {
      timeline.keep(at(step));
      kept.push(step);
    }
  const alive = new Set(Array.from({ length: 10_000 }, (_, step) => timeline.before(step)?.step));
  expect(alive.size).toBeLessThanOrEqual(48);
  expect(alive.size).toBeGreaterThanOrEqual(24);
  expect(alive.has(0)).toBe(true);
  const gaps = [...alive].slice(1).map((step, i) => (step ?? 0) - ([...alive][i] ?? 0));
  expect(new Set(gaps.slice(0, -1)).size).toBe(1);
});

test('states of many numbers leave room for fewer checkpoints', () => {
  const timeline = createTimeline();
  for (let step = 0; step < 64; step++) if (timeline.wants(step)) timeline.keep(at(step, 4_000_000));
  const alive = new Set(Array.from({ length: 64 }, (_, step) => timeline.before(step)?.step));
  expect(alive.size).toBeLessThanOrEqual(4); // 16 million numbers in all
});
