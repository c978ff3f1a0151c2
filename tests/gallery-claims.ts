/** Every claim of every gallery drawing, on one backend; shared by the tests in Node and in a browser. */
import { expect, test } from 'vitest';
import { kinds } from '../nodes/kinds.ts';
import { loadDocument } from '../src/graph/index.ts';
import { checkClaims, type Backend } from '../src/runtime/index.ts';

const gallery = import.meta.glob<unknown>('../gallery/*.graph.json', { eager: true, import: 'default' });

export function galleryClaimsHold(name: string, open: () => Promise<Backend> | Backend): void {
  for (const [path, json] of Object.entries(gallery)) {
    const file = path.slice(path.lastIndexOf('/') + 1);
    test(`on ${name}, the claims of ${file} hold`, async () => {
      const loaded = loadDocument(json, kinds);
      if (!loaded.ok) throw new Error(loaded.diagnostics.map(({ message }) => message).join('\n'));
      const { results } = await checkClaims(loaded.document, kinds, await open());
      expect(results.length).toBeGreaterThanOrEqual(3);
      expect(
        results
          .filter(({ holds }) => !holds)
          .map(({ claim, got, expected }) => `${claim.because}: expected ${expected}, got ${got.join(', ')}`),
      ).toEqual([]);
    });
  }
}
