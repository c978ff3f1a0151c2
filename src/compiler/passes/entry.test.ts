import { expect, test } from 'vitest';
import type { Op, SignalId } from '../../ir/index.ts';
import { entryOf, narrowed } from './entry.ts';

const id = (signal: number) => signal as SignalId;
const op = (output: number, ...inputs: number[]): Op => ({
  kind: 'add',
  attrs: {},
  owners: [],
  inputs: inputs.map(id),
  output: id(output),
});

/** 2 and 3 in one group, of which 4 and 5 follow. */
const whole = entryOf([[op(2, 0), op(3, 1)], [op(4, 2, 3)], [op(5, 3)]], [id(4), id(5)]);
const outputsOf = (roots: readonly number[]) =>
  narrowed(whole, roots.map(id)).steps.map(({ ops, outputs, free }) => [ops.map(({ output }) => output), outputs, free]);

test('an entry for some of its roots computes what these need, and frees the rest where it is needed last', () => {
  expect(outputsOf([5])).toEqual([
    [[3], [3], []],
    [[5], [5], [3]],
  ]);
  expect(outputsOf([4])).toEqual([
    [[2, 3], [2, 3], []],
    [[4], [4], [2, 3]],
  ]);
  expect(outputsOf([])).toEqual([]);
});

test('an entry for all of its roots is the entry', () => {
  expect(narrowed(whole, whole.roots)).toEqual(whole);
});
