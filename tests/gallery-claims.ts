/** Every claim of every gallery drawing, on one backend; shared by the tests in Node and in a browser. */
import { expect, test } from 'vitest';
import { kinds } from '../nodes/kinds.ts';
import { loadDocument, type GraphDocument } from '../src/graph/index.ts';
import { checkClaims, type Backend } from '../src/runtime/index.ts';

const gallery = import.meta.glob<unknown>('../gallery/*.graph.json', { eager: true, import: 'default' });

/** A training of a network takes its time on a slow machine. */
const PATIENCE = 120_000; // ms

/** About how many steps the claims of a drawing take. */
function stepsOf({ claims, experiments, settings }: GraphDocument): number {
  const lengths = [...new Set(claims.map(({ experiment }) => experiment))].map((name) => {
    const { verb = 'forward', length = 1, dt = settings.dt } = experiments[name] ?? {};
    return verb === 'simulate' ? length / dt : length;
  });
  return lengths.reduce((sum, steps) => sum + steps, 0);
}

/** `most`: drawings that take more steps are left to other backends. */
export function galleryClaimsHold(name: string, open: () => Promise<Backend> | Backend, most = Infinity): void {
  for (const [path, json] of Object.entries(gallery)) {
    if (stepsOf(json as GraphDocument) > most) continue;
    const file = path.slice(path.lastIndexOf('/') + 1);
    test(
      `on ${name}, the claims of ${file} hold`,
      async () => {
        const loaded = loadDocument(json, kinds);
        if (!loaded.ok) throw new Error(loaded.diagnostics.map(({ message }) => message).join('\n'));
        const { results } = await checkClaims(loaded.document, kinds, await open());
        expect(results.length).toBeGreaterThanOrEqual(3);
        expect(
          results
            .filter(({ holds }) => !holds)
            .map(({ claim, got, expected }) => `${claim.because}: expected ${expected}, got ${got.join(', ')}`),
        ).toEqual([]);
      },
      PATIENCE,
    );
  }
}
