import * as fc from '../../tests/fast-check.ts';
import { expect, test } from 'vitest';
import { drawing, input, node, valuesOf, wire } from '../../tests/drawing.ts';

const softmax = (z: readonly number[]) => valuesOf(drawing({ z: input([z]), s: node('softmax') }, { w: wire('z', 's') }), 's.share');

/** The notes print 0.06, 0.9, 0.009 and 0.031, rounded in three different ways. */
const PRINTED_TOLERANCE = 0.006;

test('the example of the lecture', async () => {
  const printed = [0.06, 0.9, 0.009, 0.031];
  (await softmax([0.6, 3.4, -1.2, 0.05])).forEach((share, i) =>
    expect(Math.abs(share - (printed[i] ?? NaN))).toBeLessThan(PRINTED_TOLERANCE),
  );
});

test('shares are positive, add up to 1, keep their order and do not see a common shift', async () => {
  const number = fc.double({ min: -30, max: 30, noNaN: true });
  await fc.assert(
    fc.asyncProperty(fc.array(number, { minLength: 1, maxLength: 8 }), number, async (z, shift) => {
      const shares = await softmax(z);
      expect(shares.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 14);
      const shifted = await softmax(z.map((x) => x + shift));
      shares.forEach((share, i) => {
        expect(share).toBeGreaterThan(0);
        expect(shifted[i]).toBeCloseTo(share, 12);
        expect(z.every((other, j) => !(other < (z[i] ?? NaN)) || (shares[j] ?? NaN) <= share)).toBe(true);
      });
    }),
    { numRuns: 50 },
  );
});

test('values of a thousand do not overflow', async () => {
  expect(await softmax([-1000, 0, 1000])).toEqual([0, 0, 1]);
});
