/** The products of the backend cpu against sums written out, for every remainder of rows, columns and terms. */
import { array, assert, constantFrom, float, integer, oneof, property, record } from '../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { product, productOfTransposed } from '../../src/runtime/backends/tfjs/custom/product.ts';

const LARGEST = 9;
const size = integer({ min: 1, max: LARGEST });
const value = oneof(
  { weight: 19, arbitrary: float({ min: -4, max: 4, noNaN: true }) },
  { weight: 1, arbitrary: constantFrom(NaN, Infinity) },
);
const values = array(value, { minLength: LARGEST ** 2, maxLength: LARGEST ** 2 });
const factors = record({ rows: size, inner: size, columns: size, left: values, right: values });

/** A matrix [rows, columns] by its elements. */
const matrix = (rows: number, columns: number, element: (row: number, column: number) => number) => ({
  shape: [rows, columns],
  values: Float32Array.from({ length: rows * columns }, (_, at) => element(Math.floor(at / columns), at % columns)),
});

/** Equal within a rounding to float32 of sums of nine float64 terms up to 16 in another order; NaN is NaN, infinite is infinite. */
const agrees = (a: number, b: number): boolean => Object.is(a, b) || a === b || Math.abs(a - b) <= 2 ** -23 * Math.abs(b) + 1e-12;

describe('a product of matrices on the backend cpu', () => {
  it('is the sum over the inner index, also of what is not finite, whichever way the left factor lies', () => {
    assert(
      property(factors, ({ rows, inner, columns, left, right }) => {
        const a = (row: number, k: number) => left[row * LARGEST + k] as number;
        const b = (k: number, column: number) => right[k * LARGEST + column] as number;
        const terms = Array.from({ length: inner }, (_, k) => k);
        const expected = matrix(rows, columns, (row, column) =>
          terms.reduce((sum, k) => sum + Math.fround(a(row, k)) * Math.fround(b(k, column)), 0),
        );
        for (const { loop, operand } of [
          { loop: product.loop, operand: matrix(rows, inner, a) },
          { loop: productOfTransposed.loop, operand: matrix(inner, rows, (k, row) => a(row, k)) },
        ]) {
          const out = new Float32Array(rows * columns);
          loop?.([operand, matrix(inner, columns, b)], { rows, columns }, out);
          expect([...out].findIndex((sum, at) => !agrees(sum, expected.values[at] as number))).toBe(-1);
        }
      }),
    );
  });
});
