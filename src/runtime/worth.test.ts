import { expect, test } from 'vitest';
import { drawing, node } from '../../tests/drawing.ts';
import type { Experiment } from '../graph/index.ts';
import { isQuicklyChecked } from './worth.ts';

const claimed = (experiment: Experiment, claims = 1) =>
  drawing(
    { u: node('unit') },
    {},
    {
      experiments: { main: experiment, other: { verb: 'simulate', length: 1e6 } },
      claims: Array.from({ length: claims }, () => ({
        experiment: 'main',
        measure: { probe: 'p', reduce: 'last' },
        is: { atLeast: 0 },
        because: '',
      })),
    },
  );

test('a pass is checked without being asked as long as it takes fewer than 10⁷ multiply-adds', () => {
  expect(isQuicklyChecked(claimed({ verb: 'forward' }), 9e6)).toBe(true);
  expect(isQuicklyChecked(claimed({ verb: 'forward' }), 1.1e7)).toBe(false);
});

test('many steps cost something however little each computes, and only experiments that claims name are counted', () => {
  expect(isQuicklyChecked(claimed({ verb: 'simulate', length: 10, dt: 0.1 }), 1)).toBe(true);
  expect(isQuicklyChecked(claimed({ verb: 'simulate', length: 1000, dt: 0.1 }), 1)).toBe(false);
  expect(isQuicklyChecked(claimed({ verb: 'simulate', length: 1e6 }, 0), 1e9)).toBe(true); // no claims
});
