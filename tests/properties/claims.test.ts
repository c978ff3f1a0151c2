/** A claim never holds by accident. */
import * as fc from '../fast-check.ts';
import { expect, test } from 'vitest';
import { kinds } from '../../nodes/kinds.ts';
import type { Claim, Measure } from '../../src/graph/index.ts';
import { checkClaims, createReferenceBackend } from '../../src/runtime/index.ts';
import { drawing, input, node, wire } from '../drawing.ts';

const reductions: readonly Measure['reduce'][] = ['last', 'min', 'max', 'mean', 'sum'];
const number = fc.double({ noNaN: true, noDefaultInfinity: true });
const measure = fc.constantFrom(...reductions).map((reduce): Measure => ({ probe: 'p', reduce }));
const expectation: fc.Arbitrary<Claim['is']> = fc.oneof(
  fc.record({
    equals: fc.oneof(number, fc.array(number, { maxLength: 3 })),
    tolerance: fc.oneof(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }), fc.constant(Number.MAX_VALUE)),
  }),
  number.map((atLeast) => ({ atLeast })),
  number.map((atMost) => ({ atMost })),
  measure.map((sameAs) => ({ sameAs, tolerance: Number.MAX_VALUE })),
);

/** The zero vector has no angle: an honest NaN. */
const undefinedAngle = drawing(
  { zero: input([[0, 0]]), y: input([[1, 1]]), t: node('angle') },
  { e: wire('zero', 't.a'), f: wire('y', 't.b') },
  { probes: { p: { target: { node: 't', port: 'angle' }, every: 1 } } },
);

test('NaN satisfies no claim whatever it says', async () => {
  await fc.assert(
    fc.asyncProperty(measure, expectation, async (measured, is) => {
      const document = { ...undefinedAngle, claims: [{ experiment: 'main', measure: measured, is, because: '' }] };
      const { results } = await checkClaims(document, kinds, createReferenceBackend());
      expect(results).toMatchObject([{ holds: false, got: [NaN] }]);
    }),
  );
});

test('a claim on a number holds exactly within its tolerance', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: -512, max: 512 }),
      fc.integer({ min: -512, max: 512 }),
      fc.integer({ min: 0, max: 512 }),
      async (x, equals, tolerance) => {
        const document = {
          ...drawing({ x: input([[x / 64]]) }, {}, { probes: { p: { target: { node: 'x', port: 'activation' }, every: 1 } } }),
          claims: [
            {
              experiment: 'main',
              measure: { probe: 'p', reduce: 'last' as const },
              is: { equals: equals / 64, tolerance: tolerance / 64 },
              because: '',
            },
          ],
        };
        const [result] = (await checkClaims(document, kinds, createReferenceBackend())).results;
        expect(result?.holds).toBe(Math.abs(x - equals) <= tolerance);
      },
    ),
  );
});
