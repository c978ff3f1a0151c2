/** Small documents about learning that went wrong once, each with its right value in its claims, on every backend that runs in Node. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { kinds } from '../nodes/kinds.ts';
import { present } from '../src/base/index.ts';
import { compile } from '../src/compiler/index.ts';
import { commandByType, parseDocument, run, startHistory, type Diagnostic, type GraphDocument } from '../src/graph/index.ts';
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

/** What is said of a document, by code. */
function saidOf(document: GraphDocument, code: string): Diagnostic {
  return present(
    compile(document, 'main', kinds).diagnostics.find((each) => each.code === code),
    code,
  );
}

function mended(document: GraphDocument, { fix }: Diagnostic): GraphDocument {
  const { command, args } = present(fix, 'fix');
  return run(startHistory(document), present(commandByType.get(command), command), args).history.document;
}

async function hold(document: GraphDocument, backend: Backend): Promise<void> {
  const { results } = await checkClaims(document, kinds, backend);
  expect(results.length).toBeGreaterThan(0);
  for (const { holds, got, expected } of results) expect(holds, `got ${got.join()}, expected ${expected}`).toBe(true);
}

describe.each(backends)('on %s', (_, open) => {
  test.each(['B1-standardise-constant', 'B2-standardise-leak', 'C1-l2-bias-as-node'])('%s', async (name) => {
    await hold(opened(name), await open());
  });

  test.each([
    ['D1-bce-plusminus', 'loss-targets'],
    ['D4-accuracy-labels', 'class-codes'],
  ])('%s is said, and holds when it is mended', async (name, code) => {
    const document = opened(name);
    await hold(mended(document, saidOf(document, code)), await open());
  });
});

test('E1-alike-matrix is said, and mended', () => {
  const document = opened('E1-alike-matrix');
  const said = saidOf(document, 'alike');
  expect(said.message).toContain("The 3 units of 'h' start with the same weights");
  expect(compile(mended(document, said), 'main', kinds).diagnostics).toEqual([]);
});
