import { expect, test } from 'vitest';
import { kinds } from '../../../nodes/kinds.ts';
import { emptyDocument, type Claim, type GraphDocument } from '../../graph/index.ts';
import { expectationWords, judgedClaims, listed, measureWords, probeWords, tally } from './words.ts';

const document: GraphDocument = {
  ...emptyDocument(),
  nodes: {
    h: { type: 'layer', label: 'hidden', params: { size: 3 }, position: [0, 0] },
    u: { type: 'unit', label: 'h₂', params: {}, position: [0, 0] },
  },
  probes: { p: { target: { node: 'h', port: 'activation' }, every: 1 }, q: { target: { node: 'u', port: 'netInput' }, every: 1 } },
};
const claim = (is: Claim['is'], measure: Partial<Claim['measure']> = {}): Claim => ({
  experiment: 'main',
  measure: { probe: 'q', reduce: 'last', ...measure },
  is,
  because: 'so',
});

test('probes and measures by name', () => {
  expect(probeWords(document, kinds, 'q')).toBe('h₂ net input');
  expect(probeWords(document, kinds, 'gone')).toBe('probe gone');
  expect(measureWords(document, kinds, { probe: 'p', reduce: 'max', element: 1, row: 2 })).toBe('largest hidden · 2 activation, case 3');
});

test('patterns are counted from 0, as in the bars of their overlaps', () => {
  const memory = {
    ...document,
    nodes: { m: { type: 'hopfield', label: 'S', params: {}, position: [0, 0] as const } },
    probes: { o: { target: { node: 'm', port: 'overlap' }, every: 1 } },
  };
  expect(measureWords(memory, kinds, { probe: 'o', reduce: 'last', element: 1 })).toBe('S overlap with pattern 1');
});

test('an element of a value that has only one is the value', () => {
  const one = { reduce: 'last', element: 0 } as const;
  expect(measureWords(document, kinds, { ...one, probe: 'q' })).toBe('h₂ net input');
  const withSoftmax = {
    ...document,
    nodes: { s: { type: 'activation', label: 'y', params: {}, position: [0, 0] as const } },
    probes: { r: { target: { node: 's', port: 'activation' }, every: 1 } },
  };
  expect(measureWords(withSoftmax, kinds, { ...one, probe: 'r' }, new Map([['s activation', 1]]))).toBe('y activation');
  expect(measureWords(withSoftmax, kinds, { ...one, probe: 'r' }, new Map([['s activation', 3]]))).toBe('y₁ activation');
});

test('expectations', () => {
  expect(expectationWords(document, kinds, claim({ equals: -1, tolerance: 0.001 }))).toBe('is −1');
  expect(expectationWords(document, kinds, claim({ equals: [1, 2.5], tolerance: 0 }))).toBe('is [1, 2.5]');
  expect(expectationWords(document, kinds, claim({ atLeast: 3 }))).toBe('is at least 3');
  expect(expectationWords(document, kinds, claim({ sameAs: { probe: 'p', reduce: 'mean' }, tolerance: 0 }))).toBe(
    'is the same as mean hidden activation',
  );
});

test('long lists are cut, equal values said once', () => {
  expect(listed([1, 2, 3, 4, 5])).toBe('[1, 2, 3, 4, … 5 in all]');
  expect(listed([2, 2, 2])).toBe('2 in all 3');
  expect(listed([])).toBe('[]');
});

test('a claim that was changed since waits', () => {
  const claims = [claim({ atLeast: 1 }), claim({ atMost: 1 }), claim({ atMost: 2 })];
  const result = (index: number, of: Claim, holds: boolean) => ({ index, claim: structuredClone(of), holds, got: [1], expected: '' });
  const judged = judgedClaims(claims, [
    result(0, claim({ atLeast: 1 }), true),
    result(1, claim({ atMost: 1 }), false),
    result(2, claim({ atMost: 3 }), true),
  ]);
  expect(judged.map(({ state }) => state)).toEqual(['holds', 'fails', 'pending']);
  expect(tally(judged)).toBe('1 hold · 1 fail · 1 not checked yet');
});
