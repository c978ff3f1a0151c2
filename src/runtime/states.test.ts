import { expect, test } from 'vitest';
import { nodeId } from '../base/index.ts';
import type { Plan } from '../compiler/index.ts';
import type { SignalId } from '../ir/index.ts';
import { placed, saved } from './states.ts';

const signal = 0 as SignalId;
/** Two neurons that share a vector, one element each. */
const plan = {
  program: { signals: new Map([[signal, { batched: true }]]) },
  batch: 2,
  slots: [
    { owner: nodeId('a'), slot: 'v', signal, index: 0, count: 1 },
    { owner: nodeId('b'), slot: 'v', signal, index: 1, count: 1 },
  ],
} as unknown as Plan;
const of = (step: number, rows: number, ...values: number[]) => ({
  step,
  states: new Map([[signal, { rows, values: Float64Array.from(values) }]]),
});

test('states are saved by owner and slot, and placed again are what they were', () => {
  const states = saved(plan, of(7, 2, 1, 2, 3, 4));
  expect([...states.slots]).toEqual([
    ['a v', { rows: 2, values: Float64Array.of(1, 3) }],
    ['b v', { rows: 2, values: Float64Array.of(2, 4) }],
  ]);
  expect(placed(plan, of(0, 1, 0, 0), states)).toEqual({ checkpoint: of(7, 2, 1, 2, 3, 4), lost: [], missing: [] });
});

test('what is not saved starts as it would, in every row', () => {
  const { checkpoint, lost, missing } = placed(plan, of(0, 1, 8, 9), {
    step: 3,
    slots: new Map([['b v', { rows: 2, values: Float64Array.of(5, 6) }]]),
  });
  expect(checkpoint).toEqual(of(3, 2, 8, 5, 8, 6));
  expect(lost).toEqual([]);
  expect(missing).toEqual(['a v']);
});

test('what has no place, or one of another size, is lost and listed', () => {
  const slots = new Map([
    ['a v', { rows: 1, values: Float64Array.of(1, 2) }],
    ['gone v', { rows: 1, values: Float64Array.of(1) }],
  ]);
  expect(placed(plan, of(0, 1, 8, 9), { step: 3, slots })).toEqual({
    checkpoint: of(3, 1, 8, 9),
    lost: ['a v', 'gone v'],
    missing: ['b v'],
  });
});

test('rows of another batch have no place', () => {
  const slots = new Map([['a v', { rows: 3, values: Float64Array.of(1, 2, 3) }]]);
  expect(placed(plan, of(0, 1, 8, 9), { step: 3, slots }).lost).toEqual(['a v']);
});
