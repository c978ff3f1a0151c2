import { expect, test } from 'vitest';
import { kinds } from '../../../../nodes/kinds.ts';
import { emptyDocument, type GraphDocument } from '../../../graph/index.ts';
import { resized, withConsequences } from './consequences.ts';

const document: GraphDocument = {
  ...emptyDocument(),
  nodes: {
    x: {
      type: 'input',
      params: {
        size: 2,
        rows: [
          [1, 2],
          [3, 4],
        ],
      },
      position: [0, 0],
    },
    h: { type: 'layer', params: { size: 2, bias: [5, 6] }, position: [0, 0] },
  },
  edges: {
    e: {
      type: 'weight',
      params: {
        weight: [
          [1, 2],
          [3, 4],
        ],
      },
      from: { node: 'x', port: 'activation' },
      to: { node: 'h', port: 'netInput' },
    },
    one: { type: 'weight', params: { weight: 1 }, from: { node: 'x', port: 'activation' }, to: { node: 'h', port: 'netInput' } },
  },
};

test('a larger input has longer rows and a taller matrix', () => {
  expect(withConsequences(document, kinds, [{ owner: 'x', name: 'size', value: 3 }])).toEqual([
    { owner: 'x', name: 'size', value: 3 },
    {
      owner: 'x',
      name: 'rows',
      value: [
        [1, 2, 0],
        [3, 4, 0],
      ],
    },
    {
      owner: 'e',
      name: 'weight',
      value: [
        [1, 2],
        [3, 4],
        [0, 0],
      ],
    },
  ]);
});

test('a smaller layer has fewer biases and fewer columns', () => {
  expect(withConsequences(document, kinds, [{ owner: 'h', name: 'size', value: 1 }])).toEqual([
    { owner: 'h', name: 'size', value: 1 },
    { owner: 'h', name: 'bias', value: [5] },
    { owner: 'e', name: 'weight', value: [[1], [3]] },
  ]);
});

test('rows that come along are left as they are', () => {
  const rows = [[7, 8, 9]];
  expect(
    withConsequences(document, kinds, [
      { owner: 'x', name: 'size', value: 3 },
      { owner: 'x', name: 'rows', value: rows },
    ]),
  ).toContainEqual({ owner: 'x', name: 'rows', value: rows });
});

test('other parameters have no consequences', () => {
  expect(withConsequences(document, kinds, [{ owner: 'h', name: 'activation', value: 'tanh' }])).toHaveLength(1);
});

test('new places hold 0', () =>
  expect(resized([[1]], 2, 2)).toEqual([
    [1, 0],
    [0, 0],
  ]));
