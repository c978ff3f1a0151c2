/** Conformance of the operations on matrices, on the rows of a batch, and in sequence. */
import { test } from 'vitest';
import { halves } from '../../src/base/index.ts';
import type { Agrees } from './agrees.ts';
import { numbers, randomRows, rows } from './plans.ts';

const ROWS = 3;
const SIZE = 7;

export function conformanceOfWholes(agrees: Agrees): void {
  test('matmul, with sums longer than a block of any kernel', async () => {
    for (const [m, k, count] of [
      [2, 3, 1],
      [1, 4, 2],
      [100, 5, 1],
      [200, 33, 4],
      [5, 1, 3],
    ] as const) {
      const matrix = { value: rows(1, numbers(51, m * k, -1, 1)), shape: [m, k] };
      await agrees('matmul', [randomRows(50, count, m), matrix], {});
    }
  });

  test('matmul of two matrices', async () => {
    for (const [a, m, k] of [
      [1, 3, 2],
      [4, 100, 3],
      [33, 7, 5],
    ] as const) {
      const left = { value: rows(1, numbers(52, a * m, -1, 1)), shape: [a, m] };
      const right = { value: rows(1, numbers(53, m * k, -1, 1)), shape: [m, k] };
      await agrees('matmul', [left, right], {});
    }
  });

  test('outer products, summed over rows; one row serves all', async () => {
    for (const [rowsA, rowsB] of [
      [1, 1],
      [ROWS, ROWS],
      [100, 100],
      [1, ROWS],
      [ROWS, 1],
    ] as const) {
      await agrees('outer', [randomRows(54, rowsA, SIZE), randomRows(55, rowsB, 5)], {});
      await agrees('outer', [randomRows(56, rowsA, 1), randomRows(57, rowsB, 1)], {});
    }
  });

  test('transpose', async () => {
    for (const shape of [
      [1, 5],
      [5, 1],
      [1, 1],
      [4, 7],
    ] as const)
      await agrees('transpose', [{ value: rows(1, numbers(58, shape[0] * shape[1], -1, 1)), shape }], {});
  });

  test('sumBatch, batchSize and spread, with one row, several and one element', async () => {
    for (const count of [1, ROWS, 300])
      for (const size of [1, SIZE]) {
        await agrees('sumBatch', [randomRows(59, count, size)], {});
        await agrees('batchSize', [randomRows(59, count, size)], {});
        await agrees('spread', [{ value: rows(1, numbers(60, size, -1, 1)), shape: [size] }, randomRows(61, count, 2)], {});
      }
  });

  test('sumBatch of 30,000 tenths loses nothing', async () => {
    await agrees('sumBatch', [{ value: rows(30_000, new Float64Array(30_000).fill(Math.fround(0.1))) }], {});
  });

  test('random numbers, exactly', async () => {
    const draws = {
      seed: 0x9e3779b9 | 0,
      keys: Int32Array.of(-1, 0x7fffffff, 0, 0x01000001, 5, 5, -123456789),
      elements: Int32Array.of(0, 1, 65535, 70000, 3, 4, 0x01000001),
    };
    await agrees('random', [{ value: rows(1, [0]) }, randomRows(68, 1, 7)], draws);
    await agrees('random', [{ value: rows(1, [0]) }, randomRows(68, 300, 7)], draws);
    const one = { seed: 1, keys: Int32Array.of(2), elements: Int32Array.of(0) };
    await agrees('random', [{ value: rows(1, [0]) }, randomRows(68, ROWS, 1)], one);
  });

  test('permutation, exactly', async () => {
    for (const size of [1, 2, 100]) await agrees('permutation', [{ value: rows(1, [0]) }], { key: [-5, 7], size });
  });

  test('shuffle, exactly, with a seed and with several', async () => {
    for (const seeds of [[0], [1, 2 ** 24 - 1, 552_383], [2 ** 24, 2 ** 24 + 1, 2 ** 32 - 1]])
      for (const size of [1, 2, 100])
        await agrees('shuffle', [{ value: rows(1, [0]) }, { value: rows(seeds.length, seeds.flatMap(halves)) }], { size });
  });

  test('sweep, in several rows, with integer weights and with others', async () => {
    const size = 20;
    const signs = (seed: number, count: number) =>
      rows(
        count,
        numbers(seed, count * size, -1, 1).map((x) => (x < 0 ? -1 : 1)),
      );
    const order = {
      value: rows(
        1,
        [...numbers(69, size, 0, 1).entries()].toSorted((a, b) => a[1] - b[1]).map(([i]) => i),
      ),
      shape: [size],
    };
    const symmetric = (f: (i: number, j: number) => number) => ({
      value: rows(
        1,
        Array.from({ length: size * size }, (_, k) => f(Math.floor(k / size), k % size)),
      ),
      shape: [size, size],
    });
    const noise = numbers(70, size * size, -1, 1);
    for (const weight of [
      symmetric((i, j) => ((i * j) % 7) - 3),
      symmetric((i, j) => noise[Math.min(i, j) * size + Math.max(i, j)] as number),
    ])
      for (const count of [1, ROWS]) await agrees('sweep', [{ value: signs(71, count) }, randomRows(72, count, size), weight, order], {});
    const zeros = { value: rows(1, new Float64Array(size)) };
    await agrees('sweep', [{ value: signs(73, 1) }, zeros, symmetric(() => 0), order], {}); // a field of 0 gives +1
  });
}
