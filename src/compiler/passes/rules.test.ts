import { expect, test } from 'vitest';
import { drawing, input, node, observePlan, planFor, weight, wire } from '../../../tests/drawing.ts';

const linear = { activation: 'linear', rule: 'fixed' };
const rows = [[1, 2], [3, -1], [0.5, 4]]; // prettier-ignore
const first = [[0.25, -0.5, 1], [0.75, 0.125, -1]]; // prettier-ignore
const ETA = 0.125;

/** Weights from two inputs to three units after one update of plain Hebb: w + η · mean over rows of a_i a_j, computed here row by row. */
function hebbian(): number[] {
  const sums = first.map((row) => row.map(() => 0));
  for (const x of rows)
    for (const i of [0, 1])
      for (const j of [0, 1, 2]) {
        const post = [0, 1].reduce((sum, k) => sum + (x[k] ?? 0) * (first[k]?.[j] ?? 0), 0);
        (sums[i] as number[])[j] = (sums[i]?.[j] ?? 0) + (x[i] ?? 0) * post;
      }
  return first.flatMap((row, i) => row.map((w, j) => w + (ETA * (sums[i]?.[j] ?? 0)) / rows.length));
}

const training = { experiments: { main: { verb: 'train', length: 1 } } } as const;

test('a matrix that learns by a rule changes by the mean over the rows of a batch', async () => {
  const plan = planFor(
    drawing(
      { x: input(rows), l: node('layer', { size: 3, ...linear }) },
      { e: weight('x', 'l', first, { rule: 'hebb', eta: ETA }) },
      training,
    ),
  );
  expect([...((await observePlan(plan, undefined, 1)).get('e.weight') ?? [])]).toEqual(hebbian()); // multiples of 2⁻⁷ thirds: the sums are exact
});

test('listed connections, and edges between single units, learn as the matrix does', async () => {
  const pairs = [0, 1].flatMap((i) => [0, 1, 2].map((j) => [i, j]));
  const sparse = planFor(
    drawing(
      { x: input(rows), l: node('layer', { size: 3, ...linear }) },
      { e: weight('x', 'l', first.flat(), { rule: 'hebb', eta: ETA, connectivity: 'list', pairs }) },
      training,
    ),
  );
  const wanted = hebbian();
  for (const [k, w] of [...((await observePlan(sparse, undefined, 1)).get('e.weight') ?? [])].entries())
    expect(w).toBeCloseTo(wanted[k] ?? NaN, 14);
  const units = Object.fromEntries([0, 1, 2].map((j) => [`u${j}`, node('unit', linear)]));
  const inputs = Object.fromEntries([0, 1].map((i) => [`x${i}`, input(rows.map((row) => [row[i] ?? 0]))]));
  const edges = Object.fromEntries(
    pairs.map(([i = 0, j = 0]) => [`e${i}${j}`, weight(`x${i}`, `u${j}`, first[i]?.[j] ?? 0, { rule: 'hebb', eta: ETA })]),
  );
  const single = await observePlan(planFor(drawing({ ...inputs, ...units }, edges, training)), undefined, 1);
  for (const [k, [i, j]] of pairs.entries()) expect(single.get(`e${i}${j}.weight`)?.[0]).toBeCloseTo(wanted[k] ?? NaN, 14); // sums in another order
});

test('a rule that compares with a target takes it from the loss whose prediction the unit is', async () => {
  const plan = planFor(
    drawing(
      { x: input([[2], [-1]]), t: input([[1], [0]]), u: node('unit', linear), l: node('loss') },
      { e: weight('x', 'u', 0.5, { rule: 'delta', eta: 0.25 }), p: wire('u.activation', 'l.prediction'), q: wire('t', 'l.target') },
      { experiments: { main: { verb: 'train', length: 1, loss: 'l' } } },
    ),
  );
  // predictions 1 and −0.5: w + η · mean of (t − y) x = 0.5 + 0.25 · ((1 − 1) · 2 + (0 + 0.5) · −1) / 2
  expect((await observePlan(plan, undefined, 1)).get('e.weight')?.[0]).toBe(0.5 + (0.25 * (0 - 0.5)) / 2);
});
