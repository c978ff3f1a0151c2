/** The gallery on the GPU backends, in a real browser. */
import { expect, test } from 'vitest';
import pair from '../gallery/40-idc-pair.graph.json';
import { kinds } from '../nodes/kinds.ts';
import { loadDocument, type GraphDocument } from '../src/graph/index.ts';
import { checkClaims } from '../src/runtime/index.ts';
import { browserPlatform } from '../src/runtime/backends/tfjs/browser/index.ts';
import { createTfjsBackend, type TfjsName } from '../src/runtime/backends/tfjs/index.ts';
import { galleryClaimsHold } from './gallery-claims.ts';

/** Steps on a GPU that is imitated by the processor. */
const MOST = 100;

/** The spike comes at 36 ms; 1,800 steps. */
const LENGTH = 45; // ms

async function open(name: TfjsName) {
  const started = await createTfjsBackend(name, browserPlatform);
  if ('unavailable' in started) throw new Error(started.unavailable);
  return started.backend;
}

/** What the pair of currents is known for: how often each of the two fires on the page's way of computing. */
function onlyThePair(): GraphDocument {
  const loaded = loadDocument(pair, kinds);
  if (!loaded.ok) throw new Error(loaded.diagnostics.map(({ message }) => message).join('\n'));
  const { experiments, claims, ...rest } = loaded.document;
  const main = experiments['main'];
  return {
    ...rest,
    experiments: { main: { verb: 'simulate', ...main, length: LENGTH } },
    claims: claims.filter(({ experiment, measure }) => experiment === 'main' && measure.reduce === 'count'),
  };
}

for (const name of ['webgl', 'webgpu'] as const) {
  galleryClaimsHold(name, () => open(name), MOST);

  test(`on ${name}, IDC = 2.355 stays silent and 2.356 fires once`, async () => {
    const { results } = await checkClaims(onlyThePair(), kinds, await open(name));
    expect(results.map(({ got }) => got)).toEqual([[0], [1]]);
  });
}
