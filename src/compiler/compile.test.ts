/** What the compiler says about a drawing: one test per code, with the whole sentence. */
import { describe, expect, test } from 'vitest';
import { complaints, drawing, input, node, observe, weight, wire, type EdgeSketch } from '../../tests/drawing.ts';
import { kinds } from '../../nodes/kinds.ts';
import type { GraphDocument, GraphNode } from '../graph/index.ts';
import { compile } from './compile.ts';

type Row = readonly [code: string, sentence: string, nodes: Record<string, GraphNode>, edges: Record<string, EdgeSketch>];
const x = input([[1]]);
const x3 = input([[1, 2, 3]]);

const rows: readonly Row[] = [
  ['unknown-kind', "'q' is of the unknown kind 'quantum' and takes no part.", { q: node('quantum') }, {}],
  ['bad-connection', "Edge 'e': 'u' has no in port 'soma'.", { x, u: node('unit') }, { e: weight('x', 'u.soma') }],
  ['bad-connection', "Edge 'e': 'x' has no out port 'axon'.", { x, u: node('unit') }, { e: weight('x.axon', 'u') }],
  ['bad-connection', "Edge 'e': 's.values' takes wire, not weight.", { x, s: node('softmax') }, { e: weight('x', 's') }],
  [
    'too-many-edges',
    "'f.netInput' takes one edge, 2 enter it. Put a net input before it to add them up.",
    { x, f: node('activation') },
    { e: wire('x', 'f'), g: wire('x', 'f') },
  ],
  ['not-connected', "'s' has nothing to act on: connect its values.", { s: node('softmax') }, {}],
  [
    'shape-mismatch',
    "l.netInput: expected [2], got [3] from 'x' by 'e'. Make the sizes equal, or use a weight instead of a wire.",
    { x: x3, l: node('layer', { size: 2 }) },
    { e: wire('x', 'l') },
  ],
  [
    'shape-mismatch',
    "l.netInput: expected [2], got [3] from 'x' by 'e'. Make the sizes equal, or connect all to all.",
    { x: x3, l: node('layer', { size: 2 }) },
    { e: weight('x', 'l', 1, { connectivity: 'one-to-one' }) },
  ],
  [
    'shape-mismatch',
    'm.pieces: expected a multiple of 2 values (one per piece), got 3.',
    { x: x3, m: node('maxout', { pieces: 2 }) },
    { e: wire('x', 'm') },
  ],
  [
    'shape-mismatch',
    't.b: both vectors need the same size: a has 3, b has 1.',
    { x: x3, y: x, t: node('angle') },
    { e: wire('x', 't.a'), f: wire('y', 't.b') },
  ],
  ['bad-values', "The weight of 'e' needs 3 numbers, has 2.", { x: x3, u: node('unit') }, { e: weight('x', 'u', [1, 2]) }],
  [
    'bad-values',
    "The weight of 'e' refers to the tensor 'kernel', which does not exist.",
    { x, u: node('unit') },
    { e: weight('x', 'u', { tensor: 'kernel' }) },
  ],
  [
    'bad-values',
    "The weight of 'e' refers to the tensor 'constructor', which does not exist.",
    { x, u: node('unit') },
    { e: weight('x', 'u', { tensor: 'constructor' }) },
  ],
  ['bad-values', "'bias' of 'l' needs 4 numbers, has 2.", { l: node('layer', { bias: [1, 2] }) }, {}],
  ['bad-values', "'rows' of 'x' needs rows of 2 numbers; row 2 has 1.", { x: node('input', { size: 2, rows: [[1, 2], [3]] }) }, {}],
  [
    'rows-mismatch',
    "'y' has 2 rows where another input has 3. Give every input one row, or as many.",
    { x: input([[1], [2], [3]]), y: input([[1], [2]]) },
    {},
  ],
  [
    'loop-without-delay',
    "'u' form a loop without a delay, so none of them can be computed first. Give its edges a delay of one step.",
    { u: node('unit') },
    { e: weight('u', 'u') },
  ],
];

describe('the compiler says', () => {
  test.each(rows)('%s: %s', (code, sentence, nodes, edges) => {
    expect(complaints(drawing(nodes, edges))[0]).toBe(`${code}: ${sentence}`);
  });

  test('that a size will not be known when it is needed', () => {
    const document = drawing({ s: node('softmax'), t: node('softmax') }, { e: wire('s', 't'), f: wire('t', 's', { delay: 1 }) });
    expect(complaints(document)).toEqual([
      "not-computed: 's' is not computed, because 't', which it needs, is not.",
      "not-computed: 't' is not computed, because 's', which it needs, is not.",
    ]);
  });

  test('that a delayed wire does not fit, though its size is known late', () => {
    const document = drawing(
      { u: node('unit'), x: x3, s: node('softmax') },
      { a: wire('u', 's'), b: wire('x', 's'), c: wire('s', 'u', { delay: 1 }) },
    );
    expect(complaints(document)).toEqual([
      "shape-mismatch: u.netInput: expected [1], got [4] from 's' by 'c'. Make the sizes equal, or use a weight instead of a wire.",
    ]);
  });
});

test('what is wrong is left out with all that depends on it; the rest is computed', () => {
  const document = drawing(
    { x, good: node('unit'), bad: node('layer', { size: 2, bias: [1, 2, 3] }), after: node('unit'), later: node('unit') },
    { a: weight('x', 'good'), b: weight('x', 'bad'), c: weight('bad', 'after'), d: weight('after', 'later', 1, { delay: 1 }) },
  );
  const { plan, diagnostics } = compile(document, 'main', kinds);
  expect(diagnostics).toHaveLength(1);
  expect([...new Set(plan?.observables.map(({ owner }) => owner))]).toEqual(['x', 'good']);
});

test('diagnostics name the owner and the field', () => {
  const { diagnostics } = compile(drawing({ x: x3, u: node('unit') }, { e: weight('x', 'u', [1]) }), 'main', kinds);
  expect(diagnostics[0]).toMatchObject({ code: 'bad-values', severity: 'error', at: { owner: 'e', field: 'weight' } });
});

describe('an experiment', () => {
  const document: GraphDocument = drawing(
    { x, u: node('unit', { activation: 'linear' }) },
    { e: weight('x', 'u', 1, { initial: 'uniform' }) },
    {
      experiments: {
        main: { verb: 'forward' },
        other: { verb: 'forward', seed: 9, inputs: { x: [[2], [3]] }, set: { 'u.bias': 10, 'e.initial': 'given' } },
      },
    },
  );
  test('sets rows and parameters for itself alone', async () => {
    expect([...((await observe(document, undefined, 'other')).get('u.activation') ?? [])]).toEqual([12, 13]);
    expect([...((await observe(document)).get('x.activation') ?? [])]).toEqual([1]);
  });
  test('draws other weights from another seed, and the same from the same', async () => {
    const weightWith = async (seed: number) =>
      (await observe({ ...document, experiments: { main: { verb: 'forward', seed } } })).get('u.activation')?.[0];
    expect(await weightWith(3)).toBe(await weightWith(3));
    expect(await weightWith(3)).not.toBe(await weightWith(4));
  });
  test('of a name that does not exist is the document as it is', () => {
    expect(compile(document, 'constructor', kinds).diagnostics).toEqual([]);
  });
});

describe('refuses, before anything is allocated,', () => {
  const refusal = (document: GraphDocument) => {
    const { plan, diagnostics } = compile(document, 'main', kinds);
    expect(plan).toBeUndefined();
    return diagnostics.map(({ code, message }) => `${code}: ${message}`);
  };
  const layer = (size: number) => node('layer', { size });

  test('too many weights', () => {
    expect(refusal(drawing({ a: layer(60_000), b: layer(60_000) }, { e: weight('a', 'b') }))).toEqual([
      'too-large: The drawing has 3600000000 weights; 16000000 is the most that is run. Make a layer smaller.',
    ]);
  });
  test('too many values', () => {
    const layers = Object.fromEntries(Array.from({ length: 130 }, (_, i) => [`l${i}`, layer(65_536)]));
    expect(refusal(drawing(layers))).toEqual([
      'too-large: One pass would hold 17039360 numbers; 16000000 is the most that is run. Use fewer rows or units.',
    ]);
  });
  test('too many values in all rows together', () => {
    const document = drawing({ x: input(Array.from({ length: 1000 }, () => [1])), l: layer(40_000) }, { e: weight('x', 'l') });
    expect(refusal(document)).toEqual([
      'too-large: One pass would hold 80001000 numbers; 64000000 is the most that is run. Use fewer rows or units.',
    ]);
  });
  test('too many patterns to store, where units are visited one after the other', () => {
    const memory = (size: number, count: number, update: string) =>
      drawing(
        { p: node('pattern-set', { source: 'random', width: size, height: 1, count }), h: node('hopfield', { size, update }) },
        { a: wire('p.patterns', 'h.patterns'), c: wire('p.cue', 'h.cue') },
      );
    // N²·P: 2,500² × 1,000 is what the largest drawing of the gallery stores
    expect(compile(memory(2500, 10, 'asynchronous'), 'main', kinds)).toMatchObject({ diagnostics: [], setup: 2500 ** 2 * 10 });
    expect(compile(memory(2500, 10, 'synchronous'), 'main', kinds).setup).toBe(0);
    expect(compile(memory(4000, 1, 'asynchronous'), 'main', kinds).diagnostics).toEqual([]);
    const { nodes, edges } = memory(4000, 1, 'asynchronous');
    const again = Object.entries(edges).map(([id, edge]) => [`${id}2`, { ...edge, to: { ...edge.to, node: 'h2' } }] as const);
    const both = { ...nodes, h2: nodes['h'] ?? node('hopfield') };
    expect(refusal({ ...drawing(both), edges: { ...edges, ...Object.fromEntries(again) } })).toEqual([
      "too-large: Memories of the drawing make 32000000 weights, 16000000 of them in 'h'; 16000000 is the most that is run. Use fewer units.",
    ]);
    expect(refusal(memory(4000, 1300, 'asynchronous'))).toEqual([
      'too-costly: Storing would take about 20800000000 multiply-adds; 20000000000 is the most that is run. Use fewer patterns or units.',
    ]);
  });
  test('too much work', () => {
    const document = drawing(
      { x: input(Array.from({ length: 1000 }, () => [1])), a: layer(2000), b: layer(2000) },
      { d: weight('x', 'a'), e: weight('a', 'b') },
    );
    expect(refusal(document)).toEqual([
      'too-costly: One pass would take about 4010001000 multiply-adds; 2000000000 is the most that is run. Use fewer rows or units.',
    ]);
  });
});
