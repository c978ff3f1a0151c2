/** Documents that are too large, or wrong in a hundred thousand places, are refused with few words and little work. */
import { expect, test } from 'vitest';
import { kinds } from '../../nodes/kinds.ts';
import { emptyDocument } from './document.ts';
import { limits } from './limits.ts';
import { loadDocument } from './load.ts';

const named = <T>(count: number, item: T): Record<string, T> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`n${i}`, item]));

test('200,000 nodes are counted, and none of them is read', () => {
  let reads = 0;
  const watched = new Proxy(
    { type: 'unit', params: {}, position: [0, 0] },
    { get: (target, key) => (reads++, Reflect.get(target, key) as unknown) },
  );
  const loaded = loadDocument({ ...emptyDocument(), nodes: named(200_000, watched) }, kinds);
  expect(loaded).toMatchObject({
    ok: false,
    diagnostics: [{ code: 'invalid-maxProperties', message: expect.stringContaining('20000 at the most') as string }],
  });
  expect(reads).toBe(0);
});

test('what is wrong in many places is said of the first hundred', () => {
  const wrong = { type: 'unit', params: { gain: 'much' }, position: [0, 0] };
  const params = loadDocument({ ...emptyDocument(), nodes: named(limits.nodes, wrong) }, kinds);
  const ends = { type: 'weight', params: {}, from: { node: 'x', port: 'p' }, to: { node: 'y', port: 'q' } };
  const edges = loadDocument({ ...emptyDocument(), edges: named(limits.edges, ends) }, kinds);
  for (const { ok, diagnostics } of [params, edges]) {
    expect(ok).toBe(false);
    expect(diagnostics).toHaveLength(101);
    expect(diagnostics.at(-1)?.message).toMatch(/^… and \d+ more/);
  }
});
