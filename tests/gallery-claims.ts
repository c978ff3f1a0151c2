/** Every claim of every gallery drawing, on one backend; shared by the tests in Node and in a browser. */
import { expect, test } from 'vitest';
import { kinds } from '../nodes/kinds.ts';
import { compile } from '../src/compiler/index.ts';
import { loadDocument, type GraphDocument } from '../src/graph/index.ts';
import { checkClaims, type Backend } from '../src/runtime/index.ts';

const gallery = import.meta.glob<unknown>('../gallery/*.graph.json', { eager: true, import: 'default' });

/** A training of a network takes its time on a slow machine. */
const PATIENCE = 120_000; // ms

/** What the experiments that claims speak of take together. */
function expenseOf(document: GraphDocument): { readonly advances: number; readonly multiplyAdds: number } {
  const names = [...new Set(document.claims.map(({ experiment }) => experiment))];
  const each = names.map((name) => {
    const { plan, cost } = compile(document, name, kinds);
    const advances = plan?.course.verb === 'forward' ? 1 : (plan?.course.advances ?? 0);
    return { advances, multiplyAdds: advances * cost };
  });
  const sum = (of: 'advances' | 'multiplyAdds') => each.reduce((total, one) => total + one[of], 0);
  return { advances: sum('advances'), multiplyAdds: sum('multiplyAdds') };
}

/** `most`: drawings that take more than that are left to other backends. */
export function galleryClaimsHold(
  name: string,
  open: () => Promise<Backend> | Backend,
  most = { advances: Infinity, multiplyAdds: Infinity },
): void {
  for (const [path, json] of Object.entries(gallery)) {
    const loaded = loadDocument(json, kinds);
    if (!loaded.ok) throw new Error(loaded.diagnostics.map(({ message }) => message).join('\n'));
    const { advances, multiplyAdds } = expenseOf(loaded.document);
    if (advances > most.advances || multiplyAdds > most.multiplyAdds) continue;
    const file = path.slice(path.lastIndexOf('/') + 1);
    test(
      `on ${name}, the claims of ${file} hold`,
      async () => {
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
