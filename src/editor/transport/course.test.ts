/** Positions, speeds and times in words. */
import { expect, test } from 'vitest';
import type { Course } from '../../compiler/index.ts';
import { leftWords, positionWords, speedWords, unitFrom } from './course.ts';
import { createRate } from './rate.ts';
import { speedStops, stopOf, usualSpeed } from './speeds.ts';

const training: Course = { verb: 'train', advances: 1400, perUnit: 7, dt: 0.025 };
const simulation: Course = { verb: 'simulate', advances: 4000, perUnit: 40, dt: 0.025 };

test.each([
  [training, 0, 'epoch 0 of 200'],
  [training, 7 * 37 + 6, 'epoch 37 of 200'],
  [simulation, 492, '12.30 of 100 ms'],
  [{ ...simulation, dt: 0.1, perUnit: 10, advances: 1000 }, 123, '12.3 of 100 ms'],
  [{ verb: 'retrieve', advances: 20, perUnit: 1, dt: 0.025 } satisfies Course, 3, 'sweep 3 of 20'],
  [{ verb: 'forward', advances: 1, perUnit: 1, dt: 0.025 } satisfies Course, 1234, 'step 1\u202f234'],
])('one clock per experiment: %o after %i steps', (course, step, words) => {
  expect(positionWords(course, step)).toBe(words);
});

test('a unit forward and back ends where a unit begins', () => {
  expect([0, 6, 7, 8].map((step) => unitFrom(training, step, 1))).toEqual([7, 7, 14, 14]);
  expect([14, 8, 7, 3].map((step) => unitFrom(training, step, -1))).toEqual([7, 7, 0, 0]);
  expect(unitFrom({ ...simulation, perUnit: 1 / 0.3 }, 1, 1)).toBe(3);
});

test('speeds are in units of the experiment', () => {
  expect(speedWords('simulate', 20)).toBe('20 ms per s');
  expect(speedWords('retrieve', 1)).toBe('1 sweep per s');
  expect(speedWords('retrieve', 2)).toBe('2 sweeps per s');
  expect(speedWords('train', Infinity)).toBe('as fast as possible');
});

test('the usual speed is a stop of the slider with which a run is watched for some seconds', () => {
  const speeds = [25, 60, 100, 450, 1000].map((length) => usualSpeed({ ...simulation, advances: length * simulation.perUnit }));
  expect(speeds).toEqual([5, 10, 10, 50, 100]); // 5, 6, 10, 9 and 10 s
  const retrieval: Course = { verb: 'retrieve', advances: 10, perUnit: 1, dt: 0.025 };
  expect([retrieval, { ...retrieval, advances: 3 }].map((course) => usualSpeed(course))).toEqual([1, 0.5]);
  expect(usualSpeed({ ...retrieval, advances: 100 }, true)).toBe(2); // it settles long before
  expect(usualSpeed(training)).toBe(Infinity);
});

test('other speeds find the nearest stop', () => {
  expect(speedStops.retrieve[stopOf('retrieve', 2)]).toBe(2);
  expect(speedStops.simulate[stopOf('simulate', 90)]).toBe(100);
});

test('the time left is rounded, and silent when it is short', () => {
  expect([0.4, 3.2, 12, 150, 7200, Infinity, NaN].map(leftWords)).toEqual(['', '4 s left', '15 s left', '3 min left', '2 h left', '', '']);
});

test('a rate is known after half a second, and starts anew when the run goes back', () => {
  let time = 0;
  const rate = createRate(() => time);
  expect(rate.at(0)).toBe(0);
  time = 1000;
  expect(rate.at(500)).toBe(500);
  time = 1100;
  expect(rate.at(10)).toBe(0);
});
