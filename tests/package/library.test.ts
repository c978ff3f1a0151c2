/** The functions of the door, from the source: what they give and what they refuse. */
import { expect, test } from 'vitest';
import { drawing, input, node, weight } from '../drawing.ts';
import { present } from '../../src/base/index.ts';
import { compile, kinds, openSession, parseDocument, runExperiment } from '../../src/api/index.ts';

const doubling = drawing(
  { x: input([[1], [3]]), u: node('unit', { activation: 'linear' }) },
  { e: weight('x', 'u', 1), self: weight('u', 'u', 2, { delay: 1 }) },
  { probes: { p: { target: { node: 'u', port: 'activation' }, every: 1 } }, experiments: { main: { verb: 'forward', length: 3 } } },
);

test('a document is read from text or from a value, and a wrong one comes back with what is wrong', () => {
  for (const source of [doubling, JSON.stringify(doubling)]) expect(parseDocument(source)).toMatchObject({ ok: true, diagnostics: [] });
  for (const wrong of ['{', '', null, undefined, 7, [], { format: 'other' }, JSON.stringify({ ...doubling, nodes: 3 })])
    expect(parseDocument(wrong)).toMatchObject({ ok: false, diagnostics: [{ severity: 'error' }] });
});

test.each(['reference', 'wasm', 'cpu'] as const)('an experiment runs on %s: u doubles what it was and adds x', async (backend) => {
  const result = await runExperiment(doubling, 'main', { backend });
  if (!result.ok) throw new Error('it did not run');
  expect(result.values.get('u.activation')).toEqual({ rows: 2, values: Float64Array.of(7, 21) }); // 1, 2·1 + 1, 2·3 + 1
  expect(result.traces.get('p')?.steps.map(({ values }) => values[0])).toEqual([1, 3, 7]);
});

test('a drawing with errors is not run, and compiling says the same', async () => {
  const wrong = drawing({ a: node('unit') }, { e: weight('a', 'a') });
  expect(await runExperiment(wrong)).toMatchObject({ ok: false, diagnostics: [{ code: 'loop-without-delay' }] });
  expect(compile(wrong).diagnostics).toMatchObject([{ code: 'loop-without-delay' }]);
});

test('a run can be ended early', async () => {
  expect(await runExperiment(doubling, 'main', { signal: AbortSignal.abort() })).toMatchObject({ ok: true, ended: 'cancelled' });
});

test('a session advances by hand and takes changes', async () => {
  const session = await openSession(doubling);
  const { plan } = session.compiled;
  const at = present(
    plan?.observables.find(({ owner, what }) => owner === 'u' && what === 'activation'),
    'u',
  );
  const u = async () => [...((await session.observe()).get(at.signal)?.values ?? [])];
  expect(await u()).toEqual([1, 3]);
  await session.advance(1);
  expect(await u()).toEqual([3, 9]);
  await session.update({ ...doubling, edges: { ...doubling.edges, ...drawing(doubling.nodes, { e: weight('x', 'u', 10) }).edges } });
  expect(await u()).toEqual([12, 36]); // 2·1 + 10·1 and 2·3 + 10·3
  session.dispose();
});

test('kinds say what there is', () => {
  expect(kinds.nodes.get('unit')?.title).toMatch(/unit/i);
  expect([...kinds.edges.keys()]).toEqual(['weight', 'wire']);
});
