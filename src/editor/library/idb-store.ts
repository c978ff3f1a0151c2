/** Drawings in this browser's database. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Drawing, DrawingStore, Summary, Version } from './store.ts';

interface Schema extends DBSchema {
  summaries: { key: string; value: Summary; indexes: { updated: number } };
  drawings: { key: string; value: Drawing };
  versions: { key: [string, number]; value: Version };
}

const ALL = ['summaries', 'drawings', 'versions'] as const;
const versionsOf = (id: string): IDBKeyRange => IDBKeyRange.bound([id, 0], [id, Infinity]);

export function createIdbStore(name = 'neuroloom'): DrawingStore {
  let database: Promise<IDBPDatabase<Schema>> | undefined;
  const open = (): Promise<IDBPDatabase<Schema>> => {
    database ??= openDB<Schema>(name, 1, {
      upgrade(db) {
        db.createObjectStore('summaries', { keyPath: 'id' }).createIndex('updated', 'updated');
        db.createObjectStore('drawings', { keyPath: 'id' });
        db.createObjectStore('versions', { keyPath: ['drawing', 'at'] });
      },
      terminated: () => void (database = undefined),
    }).catch((error: unknown) => {
      database = undefined; // it may be tried again
      throw error;
    });
    return database;
  };
  return {
    list: async () => (await (await open()).getAllFromIndex('summaries', 'updated')).toReversed(),
    read: async (id) => (await open()).get('drawings', id),
    versions: async (id) => (await (await open()).getAll('versions', versionsOf(id))).toReversed(),
    async save(drawing, onTopOf, versions) {
      const transaction = (await open()).transaction(ALL, 'readwrite');
      const drawings = transaction.objectStore('drawings');
      const known = await drawings.get(drawing.id);
      if ((known?.saves ?? 0) !== onTopOf) {
        await transaction.done;
        return 'conflict';
      }
      const { id, title, updated } = drawing;
      await Promise.all([
        drawings.put(drawing),
        transaction.objectStore('summaries').put({ id, title, updated }),
        replaceVersions(transaction.objectStore('versions'), id, versions),
        transaction.done,
      ]);
      return 'saved';
    },
    async remove(id) {
      const transaction = (await open()).transaction(ALL, 'readwrite');
      await Promise.all([
        transaction.objectStore('summaries').delete(id),
        transaction.objectStore('drawings').delete(id),
        transaction.objectStore('versions').delete(versionsOf(id)),
        transaction.done,
      ]);
    },
  };
}

interface VersionTable {
  getAllKeys(range: IDBKeyRange): Promise<[string, number][]>;
  put(version: Version): Promise<unknown>;
  delete(key: [string, number]): Promise<void>;
}

/** Versions never change, so only what is new is written and only what is gone deleted. */
async function replaceVersions(table: VersionTable, id: string, versions: readonly Version[]): Promise<void> {
  const kept = new Set((await table.getAllKeys(versionsOf(id))).map(([, at]) => at));
  const wanted = new Set(versions.map(({ at }) => at));
  await Promise.all([
    ...versions.filter(({ at }) => !kept.has(at)).map((version) => table.put(version)),
    ...[...kept].filter((at) => !wanted.has(at)).map((at) => table.delete([id, at])),
  ]);
}
