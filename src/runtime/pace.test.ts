import { expect, test } from 'vitest';
import { startPace } from './pace.ts';

/** Runs a pace on a machine that takes `perStep` ms for a step, for `time` ms; gives how many steps were done and the longest chunk in ms. */
function course(perSecond: number, perStep: number, time: number) {
  let clock = 0;
  const pace = startPace(perSecond, () => clock);
  let [steps, longest] = [0, 0];
  while (clock < time) {
    const due = pace.due();
    clock += due * perStep;
    if (due > 0) pace.did(due);
    steps += due;
    longest = Math.max(longest, due * perStep);
    clock += Math.max(pace.wait(), due === 0 ? 1e-3 : 0);
  }
  return { steps, longest };
}

test('a run of so many steps a second does so many, the first at once', () => {
  for (const perSecond of [1, 7, 60, 1000]) {
    const { steps } = course(perSecond, 0.01, 10_000);
    expect(Math.abs(steps - (10 * perSecond + 1))).toBeLessThanOrEqual(Math.max(1, perSecond / 50)); // a frame's worth may be due at the end
  }
});

test('a run as fast as possible lets a pause in about every 30 ms, however long a step is', () => {
  for (const perStep of [0.001, 0.1, 5]) expect(course(Infinity, perStep, 2000).longest).toBeLessThanOrEqual(31);
  expect(course(Infinity, 100, 2000).longest).toBe(100); // a single step cannot be divided
});

test('what a slow machine could not do is not made up for', () => {
  let clock = 0;
  const pace = startPace(1000, () => clock);
  pace.did(pace.due());
  clock += 60_000; // the machine slept
  const chunks = [0, 1, 2, 3, 4].map(() => {
    const due = pace.due();
    if (due > 0) pace.did(due);
    return due;
  });
  expect(chunks.reduce((sum, due) => sum + due, 0)).toBeLessThan(60_000 / 10);
});
