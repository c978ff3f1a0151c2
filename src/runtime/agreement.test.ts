import { expect, test } from 'vitest';
import { kinds } from '../../nodes/kinds.ts';
import { drawing, input, node, weight } from '../../tests/drawing.ts';
import type { SignalId } from '../ir/index.ts';
import { compared, largestDifference } from './agreement.ts';
import { createReferenceBackend } from './backends/reference/index.ts';
import { openSession } from './session.ts';

const rows = (...values: number[]) => new Map([[0 as SignalId, { rows: 1, values: Float64Array.from(values) }]]);

test('the largest difference counts in units of the value where that is above 1', () => {
  expect(largestDifference(rows(1, 2.5), rows(1, 2))).toBe(0.25);
  expect(largestDifference(rows(0.25), rows(0.5))).toBe(0.25);
  expect(largestDifference(rows(-3), rows(-3))).toBe(0);
});

test('what is not a number on both sides agrees, on one side it differs without bound', () => {
  expect(largestDifference(rows(NaN), rows(NaN))).toBe(0);
  expect(largestDifference(rows(Infinity), rows(Infinity))).toBe(0);
  expect(largestDifference(rows(NaN), rows(1))).toBe(Infinity);
  expect(largestDifference(rows(1), rows(NaN))).toBe(Infinity);
  expect(largestDifference(rows(Infinity), rows(-Infinity))).toBe(Infinity);
  expect(largestDifference(new Map(), rows(1))).toBe(Infinity);
});

test('a session in float32 is compared with float64 at the same step', async () => {
  const document = drawing(
    { x: input([[0.1]]), u: node('unit', { activation: 'linear' }) },
    { e: weight('x', 'u', 1), self: weight('u', 'u', 1, { delay: 1 }) },
  );
  const session = await openSession(document, 'main', kinds, createReferenceBackend('float32'));
  await session.advance(5);
  const scene = { session, document, experiment: 'main', revision: 0 };
  const states = (await session.states())?.slots;
  const held = [...(states?.values() ?? [])].flatMap(({ values }) => [...values]);
  // 0.1 is not a float32, and the state that both start from is; so they differ by one rounding of 0.1 and one of the sum
  const shown = Math.fround((held[0] ?? NaN) + Math.fround(0.1));
  expect(await compared(scene, 'wasm', kinds)).toBeCloseTo(Math.abs(shown - ((held[0] ?? NaN) + 0.1)), 12);
  expect(await compared(scene, 'reference', kinds)).toBe(0);
  session.dispose();
});
