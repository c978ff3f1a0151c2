/** A claim through the form and back: what is not touched stays, cases and elements count from 1, patterns from 0. */
import { expect, test } from 'vitest';
import type { Claim } from '../../graph/index.ts';
import { claimOf, draftOf } from './claimDraft.ts';

const claim: Claim = {
  experiment: 'main',
  measure: { probe: 'p', reduce: 'max', element: 1, row: 2 },
  is: { equals: [1, -2], tolerance: 0.1 },
  because: 'so',
};

test('what is not touched stays as it was', () => {
  const claims: readonly Claim[] = [
    claim,
    { ...claim, measure: { probe: 'p', reduce: 'last' }, is: { atLeast: -1 } },
    { ...claim, is: { atMost: 3 } },
    { ...claim, is: { sameAs: { probe: 'q', reduce: 'mean', row: 1 }, tolerance: 0 } },
  ];
  for (const each of claims) expect(claimOf(draftOf(each), each)).toEqual(each);
});

test('element and case count from 1, and are left out when nothing is typed', () => {
  const draft = draftOf(claim);
  expect(draft).toMatchObject({ element: '2', row: '3' });
  const changed = { ...draft, experiment: 'other', reduce: 'sum' as const, element: '1', row: '' };
  expect(claimOf(changed, claim)).toEqual({ ...claim, experiment: 'other', measure: { probe: 'p', reduce: 'sum', element: 0 } });
});

test('patterns count from 0, as the words of a claim and the bars of overlaps count them', () => {
  const patterns = { count: 3, arePatterns: true };
  const draft = draftOf(claim, patterns);
  expect(draft).toMatchObject({ element: '1', row: '3' });
  expect(claimOf(draft, claim, patterns)).toEqual(claim);
  expect(claimOf({ ...draft, element: '0' }, claim, patterns)).toMatchObject({ measure: { element: 0 } });
  expect(claimOf({ ...draft, element: '3' }, claim, patterns)).toBe(
    'Which pattern: a whole number from 0 on, or nothing for all of them, up to 2.',
  );
});

test('what is no element and no case is refused', () => {
  const draft = draftOf(claim);
  expect(claimOf({ ...draft, element: '0' }, claim)).toMatch('Which element');
  expect(claimOf({ ...draft, element: '4' }, claim, { count: 3, arePatterns: false })).toMatch('up to 3');
  expect(claimOf({ ...draft, row: 'x' }, claim)).toMatch('Which case');
  expect(claimOf({ ...draft, row: '1.5' }, claim)).toMatch('Which case');
});
