/** Small documents about learning that went wrong once, each with its right value in its claims, on every backend that runs in Node. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { kinds } from '../nodes/kinds.ts';
import { parseDocument, type GraphDocument } from '../src/graph/index.ts';
import { checkClaims, createReferenceBackend, type Backend } from '../src/runtime/index.ts';
import { createTfjsBackend } from '../src/runtime/backends/tfjs/index.ts';
import { nodePlatform } from '../src/runtime/backends/tfjs/node/index.ts';

const tfjs = async (name: 'wasm' | 'cpu') => {
  const started = await createTfjsBackend(name, nodePlatform);
  if ('unavailable' in started) throw new Error(started.unavailable);
  return started.backend;
};
const backends: readonly (readonly [string, () => Promise<Backend>])[] = [
  ['reference', async () => createReferenceBackend()],
  ['wasm', () => tfjs('wasm')],
  ['cpu', () => tfjs('cpu')],
];

function opened(name: string): GraphDocument {
  const loaded = parseDocument(readFileSync(`tests/cases/${name}.json`, 'utf8'), kinds);
  if (!loaded.ok) throw new Error(loaded.diagnostics.map(({ message }) => message).join('\n'));
  return loaded.document;
}

describe.each(backends)('on %s', (_, open) => {
  test.each(['B1-standardise-constant', 'B2-standardise-leak', 'C1-l2-bias-as-node'])('%s', async (name) => {
    const { results } = await checkClaims(opened(name), kinds, await open());
    expect(results.length).toBeGreaterThan(0);
    for (const { holds, got, expected } of results) expect(holds, `got ${got.join()}, expected ${expected}`).toBe(true);
  });
});
