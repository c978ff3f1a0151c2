import { expect, test } from 'vitest';
import { decodeTensor, resolveNumbers, rowsOf } from './tensor.ts';

test('base64 is little-endian float32, row after row', () => {
  const values = [1, -2, Math.fround(0.1), 2 ** -149, 3.4028234663852886e38];
  const base64 = btoa(String.fromCharCode(...new Uint8Array(Float32Array.from(values).buffer)));
  expect(decodeTensor({ shape: [values.length], base64 })).toEqual(Float64Array.from(values));
});

test('one number serves all; lists are flattened; counts are compared', () => {
  expect(resolveNumbers(2, 3, {})).toEqual(Float64Array.of(2, 2, 2));
  expect(
    resolveNumbers(
      [
        [1, 2],
        [3, 4],
      ],
      4,
      {},
    ),
  ).toEqual(Float64Array.of(1, 2, 3, 4));
  expect(resolveNumbers([1], 1, {})).toEqual(Float64Array.of(1));
  expect(resolveNumbers([1, 2], 1, {})).toBe('needs 1 number, has 2');
  expect(resolveNumbers([1, Infinity], 2, {})).toBe('holds something that is not a number');
  expect(resolveNumbers({ tensor: 't' }, 2, { t: { shape: [2, 1], values: [5, 6] } })).toEqual(Float64Array.of(5, 6));
  expect(resolveNumbers({ tensor: 't' }, 2, { t: { shape: [2], values: [5] } })).toBe(
    "refers to the tensor 't', which holds 1 numbers, its shape [2] says 2",
  );
});

test('rows are a matrix or nothing', () => {
  expect(
    rowsOf(
      [
        [1, 2],
        [3, 4],
      ],
      2,
    ),
  ).toEqual(Float64Array.of(1, 2, 3, 4));
  for (const ragged of [[[1, 2], [3]], [1, 2], [], 'rows', undefined]) expect(rowsOf(ragged, 2)).toBeUndefined();
});
