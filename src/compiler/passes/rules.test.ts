/** Local rules against the sums they stand for, written out over rows, units and weights. */
import { describe, expect, test } from 'vitest';
import { drawing, input, node, weight, wire } from '../../../tests/drawing.ts';
import { kinds } from '../../../nodes/kinds.ts';
import type { JsonObject } from '../../base/index.ts';
import type { GraphDocument } from '../../graph/index.ts';
import { compile } from '../compile.ts';
import { createReferenceBackend, runExperiment } from '../../runtime/index.ts';

const X = [
  [1, -2, 0.5],
  [0, 3, 1],
  [2, 1, -1],
  [-1, 0.5, 4],
] as const;
const T = [
  [1, 0],
  [-1, 2],
  [0.5, -1],
  [2, 1],
] as const;
const W = [
  [0.2, -0.1],
  [0.4, 0.3],
  [-0.5, 0.1],
] as const;
const ETA = 0.25;
const rowsOf = (count: number) => X.slice(0, count).map((x, r) => [...x, ...(T[r] as readonly number[])]);

/** A linear layer that is told its targets, with all its examples in one batch. */
const lesson = (rule: string, count: number, edge: JsonObject = {}): GraphDocument =>
  drawing(
    {
      d: node('dataset', { data: 'own', columns: 3, rows: rowsOf(count) }),
      u: node('layer', { size: 2, activation: 'linear', rule, eta: ETA }),
      l: node('loss'),
    },
    {
      w: weight(
        'd',
        'u',
        W.map((row) => [...row]),
        { rule, eta: ETA, ...edge },
      ),
      a: wire('u', 'l.prediction'),
      t: wire('d.targets', 'l.target'),
    },
    { experiments: { main: { verb: 'train', loss: 'l', length: 1, shuffle: false } } },
  );

async function learnt(document: GraphDocument): Promise<{ readonly weights: readonly number[]; readonly biases: readonly number[] }> {
  const result = await runExperiment(document, 'main', kinds, createReferenceBackend());
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join('\n'));
  const of = (slot: string) => [...(result.states.slots.get(slot)?.values ?? [])];
  return { weights: of('w weight'), biases: of('u bias') };
}

const net = (r: number, j: number): number => W.reduce((sum, row, i) => sum + (X[r]?.[i] as number) * (row[j] as number), 0);
const target = (r: number, j: number): number => T[r]?.[j] as number;

interface Connection {
  readonly x: number;
  readonly t: number;
  readonly n: number;
  readonly w: number;
}

/** What one example asks of a weight, of linear units, whose activation is n and whose slope is 1. */
const by: Readonly<Record<string, (at: Connection) => number>> = {
  delta: ({ x, t, n }) => x * (t - n),
  hebb: ({ x, t }) => x * t,
  oja: ({ x, n, w }) => n * x - n ** 2 * w,
};
const PAIRS = [
  [0, 1],
  [2, 0],
] as const;

const mean = (count: number, of: (r: number) => number): number =>
  Array.from({ length: count }, (_, r) => of(r)).reduce((sum, x) => sum + x, 0) / count;
/** Sums of a dozen products in float64. */
const DIGITS = 12;

describe.each(Object.keys(by))('%s', (rule) => {
  const change = by[rule] as (at: Connection) => number;
  const moved = (count: number, x: (r: number) => number, j: number, w: number): number =>
    w + ETA * mean(count, (r) => change({ x: x(r), t: target(r, j), n: net(r, j), w }));

  test.each([1, 2, 4])('moves every weight of a matrix by the mean over a batch of %i', async (count) => {
    const { weights } = await learnt(lesson(rule, count));
    const expected = W.flatMap((row, i) => row.map((w, j) => moved(count, (r) => X[r]?.[i] as number, j, w)));
    expect(weights).toHaveLength(6);
    weights.forEach((w, k) => expect(w, `weight ${k}`).toBeCloseTo(expected[k] as number, DIGITS));
  });

  test.each([1, 2, 4])('moves the weights of listed pairs by the mean over a batch of %i', async (count) => {
    // the weights that are not listed are 0, and stay so
    const listed = lesson(rule, count, { connectivity: 'list', pairs: PAIRS, weight: PAIRS.map(([i, j]) => W[i]?.[j] as number) });
    const sums = (r: number, j: number) =>
      PAIRS.reduce((sum, [i, to]) => sum + (to === j ? (X[r]?.[i] as number) * (W[i]?.[j] as number) : 0), 0);
    const { weights } = await learnt(listed);
    expect(weights).toHaveLength(PAIRS.length);
    PAIRS.forEach(([i, j], k) => {
      const w = W[i]?.[j] as number;
      const expected = w + ETA * mean(count, (r) => change({ x: X[r]?.[i] as number, t: target(r, j), n: sums(r, j), w }));
      expect(weights[k], `pair ${i}, ${j}`).toBeCloseTo(expected, DIGITS);
    });
  });

  test('moves biases by the mean over the batch, as weights from 1', async () => {
    const { biases } = await learnt(lesson(rule, 3));
    expect(biases).toHaveLength(2);
    biases.forEach((bias, j) =>
      expect(bias).toBeCloseTo(
        moved(3, () => 1, j, 0),
        DIGITS,
      ),
    );
  });
});

test.each(['lif', 'hodgkin-huxley'])('a rule on the way to a neuron without a net input (%s) is said, and changes nothing', (type) => {
  const document = drawing(
    { x: input([[1], [2]]), n: node(type) },
    { w: weight('x', 'n', 1, { rule: 'hebb' }) },
    { experiments: { main: { verb: 'train' } } },
  );
  expect(compile(document, 'main', kinds).diagnostics.map(({ code }) => code)).toEqual(['not-taught', 'no-loss']);
});
