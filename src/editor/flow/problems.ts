/** What the runtime found wrong, by the node or edge that it concerns. */
import type { Diagnostic } from '../../graph/index.ts';

const indices = new WeakMap<readonly Diagnostic[], ReadonlyMap<string, Diagnostic>>();

/** The gravest problem of every owner. */
function problemsByOwner(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, Diagnostic> {
  const before = indices.get(diagnostics);
  if (before) return before;
  const index = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const owner = diagnostic.at?.owner;
    if (owner !== undefined && index.get(owner)?.severity !== 'error') index.set(owner, diagnostic);
  }
  indices.set(diagnostics, index);
  return index;
}

export const problemOf = (diagnostics: readonly Diagnostic[], owner: string): Diagnostic | undefined =>
  problemsByOwner(diagnostics).get(owner);
