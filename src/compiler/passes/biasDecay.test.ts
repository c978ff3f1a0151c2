/** What L2 pulls to 0: weights, and not what multiplies a constant 1, with one step of gradient descent by hand. */
import { expect, test } from 'vitest';
import { drawing, node, weight, wire, type EdgeSketch } from '../../../tests/drawing.ts';
import { kinds } from '../../../nodes/kinds.ts';
import { createReferenceBackend, runExperiment } from '../../runtime/index.ts';

const [RATE, L2, W, B, X, T] = [0.1, 0.5, 2, 3, 4, 1];

/** w and b after one step on (x·w + b − t)². */
async function after(edges: Readonly<Record<string, EdgeSketch>>): Promise<readonly (number | undefined)[]> {
  const document = drawing(
    {
      d: node('dataset', { data: 'own', columns: 1, rows: [[X, T]] }),
      one: node('bias'),
      u: node('unit', { activation: 'linear', rule: 'fixed' }),
      l: node('loss'),
    },
    { ...edges, a: wire('u', 'l.prediction'), t: wire('d.targets', 'l.target') },
    { experiments: { main: { verb: 'train', loss: 'l', optimizer: { rule: 'sgd', rate: RATE }, l2: L2, length: 1 } } },
  );
  const result = await runExperiment(document, 'main', kinds, createReferenceBackend());
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join('\n'));
  return ['w weight', 'b weight'].map((slot) => result.states.slots.get(slot)?.values[0]);
}

test('L2 spares the weight of an edge from a bias', async () => {
  const [w, b] = await after({ w: weight('d', 'u', W), b: weight('one', 'u', B) });
  const error = 2 * (X * W + B - T);
  expect(w).toBeCloseTo(W - RATE * (error * X + L2 * W), 12);
  expect(b).toBeCloseTo(B - RATE * error, 12);
});

test.each([
  ['w', 'b'],
  ['b', 'w'],
])('what a weight and a bias share is a weight, whichever comes first: %s', async (x, one) => {
  const shared = await after({ [x]: weight('d', 'u', W, { share: 's' }), [one]: weight('one', 'u', W, { share: 's' }) });
  const expected = W - RATE * (2 * (X * W + W - T) * (X + 1) + L2 * W);
  for (const each of shared) expect(each).toBeCloseTo(expected, 12);
});
