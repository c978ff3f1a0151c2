import { describe, expect, test } from 'vitest';
import { complaints, drawing, input, node, observe, planFor, weight, wire } from '../../../tests/drawing.ts';
import { kinds } from '../../../nodes/kinds.ts';
import { commandByType, run, startHistory } from '../../graph/index.ts';
import { compile } from '../compile.ts';
import { order, stronglyConnected } from './order.ts';
import { resolve } from './resolve.ts';

const link = (pairs: string) => pairs.split(' ').map((pair) => ({ from: { node: pair.charAt(0) }, to: { node: pair.charAt(1) } }));
const loopsAmong = (ids: string, pairs: string) =>
  stronglyConnected(Array.from(ids), link(pairs))
    .map((part) => [...part].toSorted().join(''))
    .toSorted();

describe('loops', () => {
  test('are the strongly connected parts: two loops joined by a bridge stay two', () => {
    expect(loopsAmong('abcdef', 'ab bc ca cd de ed ef')).toEqual(['abc', 'de']);
  });
  test('that share a node are one, an edge to itself is a loop, a single node is none', () => {
    expect(loopsAmong('abcd', 'ab ba bc cb dd')).toEqual(['abc', 'd']);
    expect(loopsAmong('ab', 'ab')).toEqual([]);
  });
  test('of 50,000 nodes are found without recursion', () => {
    const ids = Array.from({ length: 50_000 }, (_, i) => `n${i}`);
    const ring = ids.map((id, i) => ({ from: { node: id }, to: { node: ids[(i + 1) % ids.length] as string } }));
    expect(stronglyConnected(ids, ring).map(({ size }) => size)).toEqual([50_000]);
  });
});

const ring = drawing(
  {
    x: input([[1]]),
    a: node('unit', { activation: 'linear' }),
    b: node('unit', { activation: 'linear' }),
    after: node('unit', { activation: 'linear' }),
  },
  { e1: weight('x', 'a', 1), e2: weight('a', 'b', 1), e3: weight('b', 'a', 0.5), e4: weight('b', 'after', 1) },
);

test('levels are the longest paths along edges without delay', () => {
  const document = drawing(
    { x: input([[1]]), a: node('unit'), b: node('unit'), c: node('unit') },
    { e1: weight('x', 'a'), e2: weight('a', 'b'), e3: weight('x', 'b'), e4: weight('b', 'c'), e5: weight('c', 'a', 1, { delay: 1 }) },
  );
  expect(Object.fromEntries(order(resolve(document, kinds)).levels)).toEqual({ x: 0, a: 1, b: 2, c: 3 });
});

test('a loop without a delay is said once, and what does not hang on it is computed', () => {
  const { plan, diagnostics } = compile(ring, 'main', kinds);
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]?.message).toMatch(
    /^'[ab]' → '[ab]' form a loop without a delay, so none of them can be computed first\. Give its edges a delay of one step\.$/,
  );
  expect(plan?.observables.map(({ owner }) => owner)).toEqual(['x']);
});

test('the fix of the diagnostic delays every edge of the loop and none outside, and then it runs', async () => {
  const fix = compile(ring, 'main', kinds).diagnostics[0]?.fix;
  const command = commandByType.get(fix?.command ?? '');
  if (!fix || !command) throw new Error('no fix');
  const { document } = run(startHistory(ring), command, fix.args).history;
  expect(complaints(document)).toEqual([]);
  expect(Object.entries(document.edges).map(([id, { params }]) => [id, params['delay'] ?? 0])).toEqual([
    ['e1', 0],
    ['e2', 1],
    ['e3', 1],
    ['e4', 0],
  ]);
  expect([...((await observe(document)).get('a.activation') ?? [])]).toEqual([1]);
});

test('a loop by way of a softmax needs one delayed edge only', () => {
  const document = drawing({ u: node('unit'), s: node('softmax') }, { a: wire('u', 's'), b: wire('s', 'u', { delay: 1 }) });
  expect(complaints(document)).toEqual([]);
  expect(planFor(document).program.states).toHaveLength(1);
});

test('a delayed edge brings what was sent so many steps ago', async () => {
  const document = drawing(
    { count: node('unit', { activation: 'linear', bias: 1 }), late: node('unit', { activation: 'linear' }) },
    { self: weight('count', 'count', 1, { delay: 1 }), e: weight('count', 'late', 1, { delay: 3 }) },
    { probes: { p: { target: { node: 'late', port: 'activation' }, every: 1 } }, experiments: { main: { verb: 'forward', length: 6 } } },
  );
  const { runExperiment, createReferenceBackend } = await import('../../runtime/index.ts');
  const result = await runExperiment(document, 'main', kinds, createReferenceBackend());
  // counts 1, 2, 3, …; nothing has arrived in the first three steps
  expect(result.ok && result.traces.get('p')?.steps.map(({ values }) => values[0])).toEqual([0, 0, 0, 1, 2, 3]);
});
