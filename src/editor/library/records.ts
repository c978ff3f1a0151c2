/** Where records lie: what the browser's database does, and the same in memory for tests and stories. It knows of no drawing what is in it. */
import { savesOf, type Drawing } from './record.ts';

export interface Version {
  readonly drawing: string;
  readonly at: number;
  /** As it was kept: to be checked before it is opened. */
  readonly document: unknown;
}

/** Versions are named one by one: what nobody names stays, also what nobody can read. */
export interface VersionChange {
  readonly add: readonly Version[];
  /** Their times. */
  readonly remove: readonly number[];
}

/** `conflict`: another tab saved since. `missing`: it was there, and is no more. */
export type SaveOutcome = 'saved' | 'conflict' | 'missing';

export interface Records {
  /** Of every drawing what the list shows of it, by id; undefined where only the drawing is there. */
  summaries(): Promise<ReadonlyMap<string, unknown>>;
  drawing(id: string): Promise<unknown>;
  has(id: string): Promise<boolean>;
  /** Oldest first, with their times. */
  versions(id: string): Promise<readonly { readonly at: number; readonly record: unknown }[]>;
  /** Writes unless the kept drawing has another count of saves than `onTopOf`; 0 for a new one. */
  save(drawing: Drawing, onTopOf: number, versions: VersionChange): Promise<SaveOutcome>;
  /** Gives the way to put everything back as it was. */
  remove(id: string): Promise<() => Promise<void>>;
  /** Called before the records are given up to a newer program in another tab. */
  onLeaving?(listener: () => Promise<void>): void;
  /** Called when the connection was lost, with or without what lay behind it. */
  onLost?(listener: () => void): void;
  /** Called when records that did not answer can be read after all. */
  onAnswer?(listener: () => void): void;
}

/** What a save finds, and so what comes of it. */
export function outcomeOf(known: unknown, onTopOf: number): SaveOutcome {
  if (known === undefined && onTopOf > 0) return 'missing';
  return savesOf(known) === onTopOf ? 'saved' : 'conflict';
}

/** Keeps everything until the page is left. */
export function createMemoryRecords(given: readonly (readonly [id: string, record: unknown])[] = []): Records {
  const drawings = new Map(given);
  const summaries = new Map(given);
  const versions = new Map<string, ReadonlyMap<number, unknown>>();
  return {
    summaries: async () => new Map(summaries),
    drawing: async (id) => drawings.get(id),
    has: async (id) => drawings.has(id),
    versions: async (id) => [...(versions.get(id) ?? [])].toSorted(([a], [b]) => a - b).map(([at, record]) => ({ at, record })),
    async save(drawing, onTopOf, { add, remove }) {
      const { id } = drawing;
      const outcome = outcomeOf(drawings.get(id), onTopOf);
      if (outcome !== 'saved') return outcome;
      drawings.set(id, drawing);
      summaries.set(id, drawing);
      const kept = new Map(versions.get(id));
      for (const at of remove) kept.delete(at);
      for (const version of add) kept.set(version.at, version);
      versions.set(id, kept);
      return 'saved';
    },
    async remove(id) {
      const before = [drawings.get(id), versions.get(id)] as const;
      for (const table of [drawings, summaries, versions]) table.delete(id);
      return async () => {
        if (drawings.has(id)) return;
        drawings.set(id, before[0]);
        summaries.set(id, before[0]);
        versions.set(id, before[1] ?? new Map());
      };
    },
  };
}
