/** Saving and loading: what comes back is what was there, unknown things included. */
import * as fc from '../fast-check.ts';
import { describe, expect, test } from 'vitest';
import { kinds } from '../../nodes/kinds.ts';
import { compile } from '../../src/compiler/index.ts';
import type { Json } from '../../src/base/index.ts';
import { formatJson, parseDocument, saveDocument, type GraphDocument } from '../../src/graph/index.ts';
import { drawings } from './random-graph.ts';

const text = (document: unknown) => JSON.stringify(document);

/** JSON as a document may hold it: JavaScript itself reorders keys that look like integers. */
const key = fc.string({ maxLength: 6 }).filter((name) => name !== '__proto__' && !/^\d+$/.test(name));
const { json } = fc.letrec<{ json: Json; object: Record<string, Json> }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string(),
    fc.array(tie('json'), { maxLength: 4 }),
    tie('object'),
  ),
  object: fc.dictionary(key, tie('json'), { maxKeys: 4 }),
}));
const object = fc.dictionary(key, json, { maxKeys: 4 });

/** A drawing beside which lie a node and an edge of kinds that nobody knows, and what other programs keep. */
const documents: fc.Arbitrary<GraphDocument> = fc
  .record({ drawn: drawings({ loops: true }), params: object, meta: object })
  .map(({ drawn, params, meta }) => ({
    ...drawn,
    versions: { ...drawn.versions, 'node/from-the-future': 3 },
    nodes: { zFuture: { type: 'from-the-future', params, position: [1, 2], meta }, ...drawn.nodes },
    edges: {
      ...drawn.edges,
      zWave: { type: 'wave', params: meta, from: { node: 'zFuture', port: 'anything' }, to: { node: 'zFuture', port: 'else' } },
    },
    meta,
  }));

describe('save and load', () => {
  test('give the same document back, with the order of keys and everything unknown', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const loaded = parseDocument(saveDocument(document), kinds);
        if (!loaded.ok) throw new Error(loaded.diagnostics.map(({ message }) => message).join('\n'));
        expect(text(loaded.document)).toBe(text(document));
        expect(loaded.diagnostics.map(({ code }) => code)).toEqual(['unknown-kind', 'unknown-kind']);
      }),
      { numRuns: 80 },
    );
  });

  test('give the same text again', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const once = saveDocument(document);
        const loaded = parseDocument(once, kinds);
        expect(loaded.ok && saveDocument(loaded.document)).toBe(once);
      }),
      { numRuns: 50 },
    );
  });

  test('any JSON keeps its meaning, and what fits on a line of 120 characters stays on it', () => {
    fc.assert(
      fc.property(json, (value) => {
        const lines = formatJson(value);
        expect(text(JSON.parse(lines))).toBe(text(value));
        if (!lines.includes('\n')) return;
        // text in quotes cannot be broken: what was broken is longer than a line
        expect(lines.replaceAll(/\n\s*/g, ' ').length).toBeGreaterThan(116);
      }),
      { numRuns: 80 },
    );
  });
});

test('no text makes the loader throw, and what loads compiles without a throw', () => {
  let compiled = 0;
  fc.assert(
    fc.property(
      fc.oneof({ weight: 1, arbitrary: fc.oneof(fc.string(), json.map(text)) }, { weight: 6, arbitrary: documents.chain(brokenOnce) }),
      (whatever) => {
        const loaded = parseDocument(whatever, kinds);
        expect(loaded.ok || loaded.diagnostics.length > 0).toBe(true);
        if (!loaded.ok) return;
        for (const experiment of Object.keys(loaded.document.experiments)) compile(loaded.document, experiment, kinds);
        compiled++;
      },
    ),
    { numRuns: 250 },
  );
  expect(compiled, 'documents that loaded in spite of it').toBeGreaterThan(10); // about one in ten does
});

/** A document of which one value, anywhere, is something else. */
function brokenOnce(document: GraphDocument): fc.Arbitrary<string> {
  const paths: string[][] = [];
  const visit = (value: unknown, path: string[]) => {
    if (path.length > 0) paths.push(path);
    if (typeof value === 'object' && value !== null) for (const [name, child] of Object.entries(value)) visit(child, [...path, name]);
  };
  visit(document, []);
  return fc.record({ path: fc.constantFrom(...paths), value: json }).map(({ path, value }) => {
    const copy = JSON.parse(text(document)) as Record<string, unknown>;
    const parent = path.slice(0, -1).reduce<Record<string, unknown>>((inner, step) => inner[step] as Record<string, unknown>, copy);
    parent[path.at(-1) ?? ''] = value;
    return text(copy);
  });
}
