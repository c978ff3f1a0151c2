import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/base/index.ts';
import { complaints, drawing, input, node, observe, valuesOf, wire } from '../../tests/drawing.ts';

type Rows = readonly (readonly number[])[];
const between = (prediction: Rows, target: Rows, params: JsonObject = {}) =>
  drawing({ a: input(prediction), t: input(target), l: node('loss', params) }, { p: wire('a', 'l.prediction'), q: wire('t', 'l.target') });
const lossOf = async (prediction: Rows, target: Rows, params: JsonObject = {}) =>
  (await valuesOf(between(prediction, target, params), 'l.value'))[0];
const accuracyOf = async (prediction: Rows, target: Rows, params: JsonObject) =>
  (await valuesOf(between(prediction, target, params), 'l.accuracy'))[0];

describe('the mean squared error', () => {
  test('is the mean over elements and rows, without ½', async () => {
    expect(
      await lossOf(
        [
          [1, 2],
          [3, 4],
        ],
        [
          [0, 2],
          [3, 1],
        ],
      ),
    ).toBe((1 + 0 + 0 + 9) / 4);
  });

  test('has an accuracy only where the targets are classes', async () => {
    expect((await observe(between([[1]], [[1]]))).has('l.accuracy')).toBe(false);
    expect((await observe(between([[1]], [[1]], { labels: 'zero-one' }))).has('l.accuracy')).toBe(true);
  });
});

describe('the binary cross-entropy', () => {
  const params = { loss: 'binary-cross-entropy' };
  const slow = (z: number, t: number) => -t * Math.log(1 / (1 + Math.exp(-z))) - (1 - t) * Math.log(1 - 1 / (1 + Math.exp(-z)));

  test('is that of the sigmoid of the net input', async () => {
    for (const z of [-3, -0.5, 0, 0.5, 3]) for (const t of [0, 1]) expect(await lossOf([[z]], [[t]], params)).toBeCloseTo(slow(z, t), 14); // the plain formula rounds more
  });

  test('is the mean over elements and rows', async () => {
    expect(
      await lossOf(
        [
          [0, 0],
          [2, -1],
        ],
        [
          [1, 0],
          [1, 1],
        ],
        params,
      ),
    ).toBeCloseTo((2 * Math.LN2 + slow(2, 1) + slow(-1, 1)) / 4, 14);
  });

  test('neither overflows nor loses what is small', async () => {
    expect(await lossOf([[1000]], [[0]], params)).toBe(1000);
    expect(await lossOf([[-1000]], [[0]], params)).toBe(0);
    expect(await lossOf([[-50]], [[0]], params)).toBeCloseTo(Math.exp(-50), 30);
  });

  test('counts a net input above 0 as a 1', async () => {
    expect(await accuracyOf([[0.2], [-0.2], [0.2], [0]], [[1], [0], [0], [0]], params)).toBe(0.75);
  });
});

describe('the categorical cross-entropy', () => {
  const params = { loss: 'categorical-cross-entropy' };

  test('is the logarithm of the share that the softmax gives to the class', async () => {
    const z = [0.6, 3.4, -1.2, 0.05];
    const total = z.reduce((sum, x) => sum + Math.exp(x), 0);
    for (const [i, x] of z.entries()) {
      const target = z.map((_, j) => Number(i === j));
      expect(await lossOf([z], [target], params)).toBeCloseTo(Math.log(total) - x, 14); // the largest is taken off first
    }
  });

  test('takes probabilities for targets', async () => {
    expect(await lossOf([[1, 0]], [[0.25, 0.75]], params)).toBeCloseTo(Math.log(1 + Math.E) - 0.25, 14);
  });

  test('does not overflow', async () => {
    expect(await lossOf([[1000, 0]], [[0, 1]], params)).toBe(1000);
    expect(await lossOf([[-1000, -2000]], [[1, 0]], params)).toBe(0);
  });

  test('counts an example as right when the largest net input is that of its class; the first of equal ones wins', async () => {
    const z = [
      [1, 2, 0],
      [2, 1, 0],
      [1, 1, 0],
      [1, 1, 0],
    ];
    const t = [
      [0, 1, 0],
      [0, 1, 0],
      [1, 0, 0],
      [0, 1, 0],
    ];
    expect(await accuracyOf(z, t, params)).toBe(0.5);
  });

  test('asks for an element per class', () => {
    expect(complaints(between([[1]], [[1]], params))).toEqual([
      'shape-mismatch: l.prediction: Categorical cross-entropy needs an element per class, got [1].',
    ]);
  });
});

describe('accuracy', () => {
  test('parts 0 from 1 at ½ and −1 from 1 at 0', async () => {
    expect(await accuracyOf([[0.4], [0.6], [0.4], [0.6]], [[0], [1], [1], [0]], { labels: 'zero-one' })).toBe(0.5);
    expect(await accuracyOf([[0.4], [-0.4], [-0.4]], [[1], [-1], [1]], { labels: 'plus-minus' })).toBeCloseTo(2 / 3, 15);
  });

  test('asks every element of an example to be right', async () => {
    expect(
      await accuracyOf(
        [
          [1, 1],
          [1, 0],
        ],
        [
          [1, 1],
          [1, 1],
        ],
        { labels: 'zero-one' },
      ),
    ).toBe(0.5);
  });
});

test('predictions of several units are laid end to end', async () => {
  const document = drawing(
    { a: input([[1]]), b: input([[2]]), t: input([[1, 0]]), l: node('loss') },
    { p: wire('a', 'l.prediction', { slot: 0 }), q: wire('b', 'l.prediction', { slot: 1 }), r: wire('t', 'l.target') },
  );
  expect(await valuesOf(document, 'l.value')).toEqual([2]);
});

test('says so when prediction and target differ in size', () => {
  expect(complaints(between([[1, 2]], [[1]]))).toEqual(['shape-mismatch: l.target: expected [2], as the prediction has, got [1].']);
});
