import { expect, test } from 'vitest';
import { kinds } from '../../nodes/kinds.ts';
import { drawing, input, node, weight, wire } from '../../tests/drawing.ts';
import type { GraphDocument } from '../graph/index.ts';
import { evaluateAt, learntValues } from './asking.ts';
import { createReferenceBackend } from './backends/reference/index.ts';
import { openSession } from './session.ts';

const open = (document: GraphDocument) => openSession(document, 'main', kinds, createReferenceBackend());
const linear = node('unit', { activation: 'linear' });

test('values for other rows are those of a network that has these rows, and the session keeps its own', async () => {
  const session = await open(
    drawing({ a: input([[1]]), b: input([[10]]), u: linear }, { ea: weight('a', 'u', 2), eb: weight('b', 'u', 1) }),
  );
  const ask = (feeds: Parameters<typeof evaluateAt>[1]) => evaluateAt(session, feeds, [{ owner: 'u', what: 'activation' }]);
  const rows = (owner: string, ...values: number[]) => ({ owner, what: 'rows', rows: values.length, values: Float64Array.from(values) });
  const own = (await session.observe()).size;
  expect(await ask([rows('a', 3, 4), rows('b', 30, 40)])).toEqual([
    { owner: 'u', what: 'activation', rows: 2, values: Float64Array.of(36, 48) },
  ]);
  expect((await ask([]))[0]?.values).toEqual(Float64Array.of(12));
  expect((await session.observe()).size).toBe(own);
  session.dispose();
});

test('rows of another width are not taken, and a place that is not computed is left out', async () => {
  const session = await open(drawing({ a: input([[1]]), u: linear }, { e: weight('a', 'u', 2) }));
  const wide = { owner: 'a', what: 'rows', rows: 1, values: Float64Array.of(1, 2, 3) };
  const read = [
    { owner: 'u', what: 'activation' },
    { owner: 'nobody', what: 'activation' },
  ];
  expect(await evaluateAt(session, [wide], read)).toEqual([{ owner: 'u', what: 'activation', rows: 1, values: Float64Array.of(2) }]);
  session.dispose();
});

test('what a training has learnt are weights and biases, and not what its optimizer keeps', async () => {
  const own = { data: 'own', rows: [[1, 2]], columns: 1, scaling: 'none' };
  const document = drawing(
    { d: node('dataset', own), y: node('layer', { size: 1, activation: 'linear' }), l: node('loss', { loss: 'mean-squared-error' }) },
    { w: weight('d.inputs', 'y', 0.5), p: wire('y.activation', 'l.prediction'), t: wire('d.targets', 'l.target') },
    { experiments: { main: { verb: 'train', length: 1, loss: 'l', optimizer: { rule: 'momentum', rate: 0.25 } } } },
  );
  const session = await open(document);
  await session.advance(1);
  const learnt = await learntValues(session);
  expect(learnt.map(({ owner, what }) => `${owner} ${what}`).toSorted()).toEqual(['w weight', 'y bias']);
  // y = 0.5, target 2: ∂(y − 2)²/∂w = 2 (0.5 − 2) = −3, and w = 0.5 + 0.25 · 3
  expect([...(learnt.find(({ owner }) => owner === 'w')?.values ?? [])]).toEqual([1.25]);
  session.dispose();
});
