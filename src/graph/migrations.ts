/** From older documents to this version: one gapless sequence per owner (`graph`, or a kind such as `node/unit`). */
import type { JsonObject } from '../base/index.ts';
import type { GraphDocument } from './document.ts';
import type { Kinds, Migration } from './kind.ts';

/** Version 1 is the first: there is nothing older to come from. */
const graphMigrations: readonly Migration[] = [];

const FIRST_VERSION = 1;

/** The sequence of every owner. Throws when one has a gap: that is our mistake. */
export function sequences(kinds: Kinds): ReadonlyMap<string, readonly Migration[]> {
  const all = new Map<string, readonly Migration[]>([['graph', graphMigrations]]);
  for (const kind of [...kinds.nodes.values(), ...kinds.edges.values()]) all.set(ownerOf(kind), kind.migrations);
  for (const [owner, steps] of all)
    steps.forEach((step, i) => {
      if (step.to !== FIRST_VERSION + 1 + i) throw new Error(`migrations of ${owner} have a gap before ${step.to}`);
    });
  return all;
}

export const ownerOf = (kind: { readonly role: 'node' | 'edge'; readonly type: string }): string => `${kind.role}/${kind.type}`;
export const currentVersion = (steps: readonly Migration[]): number => FIRST_VERSION + steps.length;

/** The owner whose version is newer than what this program knows, if there is one. */
export function newerOwner(versions: Readonly<Record<string, unknown>>, kinds: Kinds): string | undefined {
  const known = sequences(kinds);
  return Object.entries(versions).find(([owner, version]) => {
    const steps = known.get(owner);
    return steps !== undefined && typeof version === 'number' && version > currentVersion(steps);
  })?.[0];
}

/** The document brought to the present version of every owner it uses. */
export function migrate(document: JsonObject, kinds: Kinds): JsonObject {
  const versions = (document['versions'] ?? {}) as Readonly<Record<string, number>>;
  const known = sequences(kinds);
  const pending = (owner: string) => (known.get(owner) ?? []).filter((step) => step.to > (versions[owner] ?? FIRST_VERSION));
  const after = pending('graph').reduce((before, step) => step.up(before), document);
  const each = (role: 'node' | 'edge') =>
    Object.fromEntries(
      Object.entries((after[`${role}s`] ?? {}) as Record<string, JsonObject>).map(([id, item]) => [
        id,
        pending(`${role}/${item['type'] as string}`).reduce((before, step) => step.up(before), item),
      ]),
    );
  // also of kinds the document does not name, so that what has come this far is not taken there once more
  const migrated = [...known].filter(([, steps]) => steps.length > 0).map(([owner, steps]) => [owner, currentVersion(steps)] as const);
  return {
    ...after,
    versions: { ...versions, ...Object.fromEntries(migrated), graph: currentVersion(graphMigrations) },
    nodes: each('node'),
    edges: each('edge'),
  };
}

/**
 * A document of our own as it is to be edited. It names the present version of every kind that ever had another one, so
 * a command that names a kind for the first time names version 1, and no migration reaches what is drawn after it.
 */
export const atPresent = (document: GraphDocument, kinds: Kinds): GraphDocument => migrate(document, kinds) as unknown as GraphDocument;
