import { expect, test } from 'vitest';
import { kinds } from '../../../nodes/kinds.ts';
import { nodeId } from '../../base/index.ts';
import { drawing, input, node, weight } from '../../../tests/drawing.ts';
import { countPairs, endsOf, listedPairs } from './pairs.ts';
import { resolve } from './resolve.ts';

const sizes = new Map([
  [nodeId('x'), { activation: 3 }],
  [nodeId('l'), { activation: 4 }],
]);
const edge = (params: object) => {
  const document = drawing({ x: input([[1, 2, 3]]), l: node('layer', { size: 4 }) }, { e: weight('x', 'l', 1, params as never) });
  const [resolved] = resolve(document, kinds).edges;
  if (!resolved) throw new Error('no edge');
  return resolved;
};

test('all to all makes a pair for each two elements, one to one for each element', () => {
  expect(endsOf(edge({}), sizes)).toEqual({ from: 3, to: 4 });
  expect(countPairs(edge({}), sizes, 1)).toBe(12);
  expect(countPairs(edge({ connectivity: 'one-to-one' }), sizes, 1)).toBe(3);
});

test('listed pairs that reach outside the ends are left out', () => {
  const listed = edge({ connectivity: 'list', pairs: [[0, 0], [2, 3], [3, 0], [0, 4]] }); // prettier-ignore
  expect(listedPairs(listed, sizes, 1)).toEqual({ from: Int32Array.of(0, 2), to: Int32Array.of(0, 3) });
  expect(countPairs(listed, sizes, 1)).toBe(2);
});

test('pairs drawn at random follow from the seed', () => {
  const drawn = (seed: number) => listedPairs(edge({ connectivity: 'random', probability: 0.5 }), sizes, seed);
  expect(drawn(1)).toEqual(drawn(1));
  expect([2, 3, 4, 5].some((seed) => JSON.stringify(drawn(seed)) !== JSON.stringify(drawn(1)))).toBe(true);
});
