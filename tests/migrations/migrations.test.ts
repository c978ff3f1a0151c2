/** Old documents: what was released must load for ever, and sequences of migrations have no gaps. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { kinds } from '../../nodes/kinds.ts';
import type { JsonObject } from '../../src/base/index.ts';
import { loadDocument, parseDocument, saveDocument, type Kinds, type Migration } from '../../src/graph/index.ts';
import { checkClaims, createReferenceBackend } from '../../src/runtime/index.ts';
import { drawing, node } from '../drawing.ts';

const FROZEN = readFileSync('tests/migrations/v1.graph.json', 'utf8');

describe('the document of version 1', () => {
  test('is the one that was released: it may never be edited', () => {
    expect(createHash('sha256').update(FROZEN).digest('hex')).toBe('664dfcf54d31d78a994eb96b701b6164926b5a6fdec1b4bf504b2e4d539fecd5');
  });

  test('loads, with its unknown node and edge kept', () => {
    const loaded = parseDocument(FROZEN, kinds);
    expect(loaded.diagnostics.map(({ code }) => code)).toEqual(['unknown-kind', 'unknown-kind']);
    if (!loaded.ok) return;
    const raw = JSON.parse(FROZEN) as { nodes: JsonObject; edges: JsonObject };
    expect(loaded.document.nodes['alien']).toEqual(raw.nodes['alien']);
    expect(loaded.document.edges['e18']).toEqual(raw.edges['e18']);
    expect(loaded.document.versions['node/from-elsewhere']).toBe(4);
    expect(parseDocument(saveDocument(loaded.document), kinds)).toEqual(loaded);
  });

  test('gives the same numbers, delays and random weights included', async () => {
    const loaded = parseDocument(FROZEN, kinds);
    if (!loaded.ok) throw new Error('it does not load');
    const { results } = await checkClaims(loaded.document, kinds, createReferenceBackend());
    expect(results.filter(({ holds }) => !holds).map(({ index, got, expected }) => ({ index, got, expected }))).toEqual([]);
    expect(results).toHaveLength(22);
  });

  test('names every kind that version 1 had', () => {
    for (const type of [
      'input',
      'bias',
      'unit',
      'layer',
      'net-input',
      'activation',
      'softmax',
      'one-hot',
      'maxout',
      'angle',
      'note',
      'weight',
      'wire',
    ])
      expect(FROZEN).toContain(`"type": "${type}"`);
  });
});

describe('migrations of a kind', () => {
  const rename: Migration = {
    to: 2,
    summary: 'bias was called beta',
    up: (before) => {
      const { beta = 0, ...params } = before['params'] as Record<string, never>;
      return { ...before, params: { ...params, bias: beta } };
    },
  };
  const negate: Migration = {
    to: 3,
    summary: 'a threshold became a bias',
    up: (before) => ({ ...before, params: { bias: -Number((before['params'] as JsonObject)['bias']) } }),
  };

  const withMigrations = (migrations: readonly Migration[]): Kinds => {
    const unit = kinds.nodes.get('unit');
    if (!unit) throw new Error('unit');
    return { ...kinds, nodes: new Map([...kinds.nodes, ['unit', { ...unit, migrations }]]) };
  };
  const old = (version: number | undefined, params: JsonObject) => ({
    ...drawing({ u: node('unit', params), n: node('note') }),
    versions: { graph: 1, ...(version === undefined ? {} : { 'node/unit': version }) },
  });
  const load = (document: unknown, migrations: readonly Migration[]) => {
    const loaded = loadDocument(document, withMigrations(migrations));
    if (!loaded.ok) throw new Error(loaded.diagnostics.map(({ message }) => message).join());
    return loaded.document;
  };

  test('run in order, from the version of the document on', () => {
    expect(load(old(1, { beta: 2 }), [rename, negate]).nodes['u']?.params).toEqual({ bias: -2 });
    expect(load(old(2, { bias: 2 }), [rename, negate]).nodes['u']?.params).toEqual({ bias: -2 });
    expect(load(old(3, { bias: 2 }), [rename, negate]).nodes['u']?.params).toEqual({ bias: 2 });
    expect(load(old(3, { bias: 2 }), [rename, negate]).nodes['n']?.params).toEqual({});
  });

  test('start at version 1 where a document names none, and leave the present version behind', () => {
    const document = load(old(undefined, { beta: 2 }), [rename, negate]);
    expect(document.nodes['u']?.params).toEqual({ bias: -2 });
    expect(document.versions['node/unit']).toBe(3);
    expect(load(document, [rename, negate])).toEqual(document); // and not once more
  });

  test('do not touch what they are given', () => {
    const document = old(1, { beta: 2 });
    const before = JSON.stringify(document);
    load(document, [rename, negate]);
    expect(JSON.stringify(document)).toBe(before);
  });

  test('throw when one is missing: that is a mistake of ours', () => {
    expect(() => load(old(1, {}), [negate])).toThrow('migrations of node/unit have a gap before 3');
    expect(() => load(old(1, {}), [rename, rename])).toThrow('migrations of node/unit have a gap before 2');
  });

  test('refuse a document from beyond the last one', () => {
    expect(loadDocument(old(4, {}), withMigrations([rename, negate])).diagnostics[0]?.code).toBe('newer-version');
  });
});
