/** The drawings that are kept, each checked when it is read. */
import type { Kinds } from '../../graph/index.ts';
import { isMoment, keptOf, summaryOf, type Drawing, type Kept, type Summary } from './record.ts';
import { createMemoryRecords, type Records, type Version } from './records.ts';

export type { Drawing, Kept, Summary } from './record.ts';
export type { Version } from './records.ts';

export interface DrawingStore extends Pick<Records, 'has' | 'save' | 'remove' | 'onLeaving' | 'onLost' | 'onAnswer'> {
  /** Newest first. */
  list(): Promise<readonly Summary[]>;
  read(id: string): Promise<Kept | undefined>;
  /** Newest first. */
  versions(id: string): Promise<readonly Version[]>;
}

export function createDrawingStore(records: Records, kinds: Kinds): DrawingStore {
  return {
    ...records,
    async list() {
      const all = [...(await records.summaries())].map(([id, record]) => summaryOf(record, id));
      return all.toSorted((a, b) => b.updated - a.updated);
    },
    async read(id) {
      const record = await records.drawing(id);
      return record === undefined ? undefined : keptOf(record, id, kinds);
    },
    async versions(id) {
      const all = (await records.versions(id)).filter(({ at }) => isMoment(at));
      return all.toReversed().map(({ at, record }) => ({ drawing: id, at, document: (record as { document?: unknown } | null)?.document }));
    },
  };
}

/** For tests and stories. */
export const createMemoryStore = (kinds: Kinds, given: readonly Drawing[] = []): DrawingStore =>
  createDrawingStore(createMemoryRecords(given.map((drawing) => [drawing.id, drawing])), kinds);
