/** Where drawings are kept: a small interface, so that tests and stories need no browser database. */
import type { GraphDocument } from '../../graph/index.ts';

export interface Summary {
  readonly id: string;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly updated: number;
}

export interface Drawing extends Summary {
  /** Counts the saves; who saves on top of another count than he read has missed what another tab wrote. */
  readonly saves: number;
  readonly document: GraphDocument;
}

export interface Version {
  readonly drawing: string;
  readonly at: number;
  readonly document: GraphDocument;
}

export type SaveOutcome = 'saved' | 'conflict';

export interface DrawingStore {
  /** Newest first. */
  list(): Promise<readonly Summary[]>;
  read(id: string): Promise<Drawing | undefined>;
  /** Writes unless the kept drawing has another count of saves than `onTopOf`; 0 for a new one. */
  save(drawing: Drawing, onTopOf: number, versions: readonly Version[]): Promise<SaveOutcome>;
  remove(id: string): Promise<void>;
  /** Newest first. */
  versions(id: string): Promise<readonly Version[]>;
}

const newest = (a: { readonly updated: number }, b: { readonly updated: number }): number => b.updated - a.updated;

/** Keeps everything until the page is left. */
export function createMemoryStore(given: readonly Drawing[] = []): DrawingStore {
  const drawings = new Map(given.map((drawing) => [drawing.id, drawing]));
  const versions = new Map<string, readonly Version[]>();
  return {
    list: async () => [...drawings.values()].toSorted(newest).map(({ id, title, updated }) => ({ id, title, updated })),
    read: async (id) => drawings.get(id),
    async save(drawing, onTopOf, kept) {
      if ((drawings.get(drawing.id)?.saves ?? 0) !== onTopOf) return 'conflict';
      drawings.set(drawing.id, drawing);
      versions.set(drawing.id, kept);
      return 'saved';
    },
    async remove(id) {
      drawings.delete(id);
      versions.delete(id);
    },
    versions: async (id) => versions.get(id) ?? [],
  };
}
