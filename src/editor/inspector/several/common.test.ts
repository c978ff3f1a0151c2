import { expect, test } from 'vitest';
import { kinds } from '../../../../nodes/kinds.ts';
import { emptyDocument, type GraphDocument } from '../../../graph/index.ts';
import { byKind, commonParams } from './common.ts';

const node = (type: string) => ({ type, params: {}, position: [0, 0] as const });
const document: GraphDocument = {
  ...emptyDocument(),
  nodes: { a: node('unit'), b: node('unit'), c: node('activation'), d: node('input'), e: node('unheard-of') },
  edges: { w: { type: 'weight', params: {}, from: { node: 'd', port: 'activation' }, to: { node: 'a', port: 'netInput' } } },
};
const common = (...ids: string[]) => commonParams(byKind(document, kinds, ids));

test('counted by kind, the most frequent first', () => {
  expect(byKind(document, kinds, ['d', 'a', 'b', 'w', 'e']).map(({ title, ids }) => [title, ids.length])).toEqual([
    ['Unit', 2],
    ['Input', 1],
    ['Weight', 1],
    ['unheard-of', 1],
  ]);
});

test('units share everything, a unit and an activation share the function', () => {
  expect(common('a', 'b')).toContain('bias');
  expect(common('a', 'c')).toContain('activation');
  expect(common('a', 'c')).not.toContain('bias');
});

test('rows are of one input alone, and what is not known has nothing in common', () => {
  expect(common('d')).toEqual(['size']);
  expect(common('a', 'e')).toEqual([]);
  expect(common()).toEqual([]);
});
