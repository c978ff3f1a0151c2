import { test, expect } from 'vitest';
import { drawing, input, node, weight, wire, valuesOf, observe, complaints } from '/work/main/tests/drawing.ts';
import { kinds } from '/work/main/nodes/kinds.ts';
import { parseDocument, loadDocument, run, startHistory, showParts, saveDocument } from '/work/main/src/graph/index.ts';
import { compile } from '/work/main/src/compiler/index.ts';
test('softmax of one each', async () => {
  const d = drawing({ a: input([[1]]), b: input([[2]]), s: node('softmax'), t: node('softmax') }, { e: wire('a', 's'), f: wire('b', 't') });
  expect(await valuesOf(d, 's.share')).toEqual([1]);
});
test('angle scalars', async () => {
  const d = drawing({ a: input([[1]]), b: input([[2]]), s: node('angle'), t: node('angle') }, { e: wire('a', 's.a'), f: wire('b', 's.b'), g: wire('a', 't.a'), h: wire('b', 't.b') });
  expect(await valuesOf(d, 't.dot')).toEqual([2]);
});
test('constructor tensor', () => {
  const d = drawing({ a: input([[1]]), u: node('unit') }, { e: weight('a', 'u', { tensor: 'constructor' }) });
  expect(loadDocument(d, kinds)).toBeTruthy();
  expect(complaints(d)).toBeTruthy();
});
test('constructor node', () => {
  const d: any = JSON.parse(JSON.stringify(drawing({ a: input([[1]]), u: node('unit') }, { e: weight('a', 'u') })));
  d.edges.e.from.node = 'constructor';
  expect(loadDocument(d, kinds).ok).toBe(false);
});
test('set nonsense', () => {
  const d = drawing({ a: input([[1]]), u: node('unit') }, { e: weight('a', 'u') }, { experiments: { main: { verb: 'forward', set: { 'u.activation': 'nonsense', 'e.delay': -3 } } } });
  expect(loadDocument(d, kinds).ok).toBe(false);
});
test('deep', () => {
  const deep = (n: number) => '['.repeat(n) + ']'.repeat(n);
  for (const text of [deep(200000), `{"format":"neuroloom-graph","versions":{"graph":1},"title":${deep(200000)}}`,
   JSON.stringify(drawing({})).replace('"tensors":{}', `"tensors":{"t":{"shape":[1],"values":${deep(100000)}}}`),
   JSON.stringify(drawing({})).replace('"tensors":{}', `"tensors":{},"meta":{"x":${deep(100000)}}`)]) {
    const l = parseDocument(text, kinds);
    if (l.ok) saveDocument(l.document);
  }
});
test('nan spreads to unconnected', async () => {
  const d = drawing({ z: input([[0, 0]]), y: input([[1, 1]]), a: node('angle'), u: node('unit', { activation: 'linear' }), v: node('unit', { activation: 'linear' }), b: input([[1]]) },
   { p: wire('z', 'a.a'), q: wire('y', 'a.b'), w: weight('a.cosine', 'u'), x: weight('b', 'v') });
  expect(await valuesOf(d, 'v.activation')).toEqual([1]);
});
test('delayed loop through softmax', async () => {
  const d = drawing({ u: node('unit'), s: node('softmax') }, { a: wire('u', 's'), b: wire('s', 'u', { delay: 1 }) });
  expect(complaints(d)).toEqual([]);
});
test('override and parts', async () => {
  const d = drawing({ a: input([[1]]), u: node('unit') }, { e: weight('a', 'u') }, { experiments: { main: { verb: 'forward', set: { 'u.bias': 2 } } } });
  const h = run(startHistory(d), showParts, { node: 'u' }).history;
  expect(await valuesOf(h.document, 'u.activation')).toEqual(await valuesOf(d, 'u.activation'));
});
test('base64 equals', () => {
  const d = drawing({}, {}, { tensors: { t: { shape: [1], base64: '='.repeat(100000) + 'A' } } });
  const t = performance.now(); loadDocument(d, kinds); expect(performance.now() - t).toBeLessThan(500);
});
