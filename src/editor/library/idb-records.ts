/** Records in this browser's database. */
import type { DBSchema, IDBPDatabase } from 'idb';
import { createConnection } from './connection.ts';
import type { Summary } from './record.ts';
import { outcomeOf, type Records } from './records.ts';

interface Schema extends DBSchema {
  summaries: { key: string; value: Summary; indexes: { updated: number } };
  /** Whatever is there: others than this program may have written it. */
  drawings: { key: string; value: unknown };
  versions: { key: [string, number]; value: unknown };
}

const VERSION = 1;
const ALL = ['summaries', 'drawings', 'versions'] as const;
const versionsOf = (id: string): IDBKeyRange => IDBKeyRange.bound([id, 0], [id, Infinity]);

export function createIdbRecords(name = 'neuroloom', version = VERSION): Records {
  const connection = createConnection<Schema>({
    name,
    version,
    upgrade(db, before) {
      if (before >= VERSION) return;
      db.createObjectStore('summaries', { keyPath: 'id' }).createIndex('updated', 'updated');
      db.createObjectStore('drawings', { keyPath: 'id' });
      db.createObjectStore('versions', { keyPath: ['drawing', 'at'] });
    },
  });
  return {
    onLeaving: (listener) => connection.onLeaving(listener),
    onLost: (listener) => connection.onLost(listener),
    onAnswer: (listener) => connection.onAnswer(listener),
    summaries: () =>
      connection.use(async (db) => {
        const transaction = db.transaction(ALL);
        const [ids, keys, records] = await Promise.all([
          transaction.objectStore('drawings').getAllKeys(),
          transaction.objectStore('summaries').getAllKeys(),
          transaction.objectStore('summaries').getAll(),
        ]);
        const known = new Map<string, unknown>(keys.map((key, i) => [key, records[i]]));
        return new Map(ids.filter((id) => typeof id === 'string').map((id) => [id, known.get(id)]));
      }),
    drawing: (id) => connection.use((db) => db.get('drawings', id)),
    has: (id) => connection.use(async (db) => (await db.getKey('drawings', id)) !== undefined),
    versions: (id) =>
      connection.use(async (db) => {
        const table = db.transaction('versions').store;
        const [keys, records] = await Promise.all([table.getAllKeys(versionsOf(id)), table.getAll(versionsOf(id))]);
        return keys.map(([, at], i) => ({ at, record: records[i] }));
      }),
    save: (drawing, onTopOf, { add, remove }) =>
      connection.use(async (db) => {
        const transaction = db.transaction(ALL, 'readwrite');
        const drawings = transaction.objectStore('drawings');
        const { id, title, updated } = drawing;
        const outcome = outcomeOf(await drawings.get(id), onTopOf);
        const table = transaction.objectStore('versions');
        const writes =
          outcome === 'saved'
            ? [
                drawings.put(drawing),
                transaction.objectStore('summaries').put({ id, title, updated }),
                ...add.map((own) => table.put(own)),
                ...remove.map((at) => table.delete([id, at])),
              ]
            : [];
        await finished(transaction.done, writes);
        return outcome;
      }),
    remove: async (id) => {
      const before = await connection.use((db) => takeOut(db, id));
      return () => connection.use((db) => putBack(db, id, before));
    },
  };
}

type Before = readonly [summary: Summary | undefined, drawing: unknown, versions: readonly unknown[]];

async function takeOut(db: IDBPDatabase<Schema>, id: string): Promise<Before> {
  const transaction = db.transaction(ALL, 'readwrite');
  const [summaries, drawings, versions] = [
    transaction.objectStore('summaries'),
    transaction.objectStore('drawings'),
    transaction.objectStore('versions'),
  ];
  const before = await Promise.all([summaries.get(id), drawings.get(id), versions.getAll(versionsOf(id))]);
  await finished(transaction.done, [summaries.delete(id), drawings.delete(id), versions.delete(versionsOf(id))]);
  return before;
}

/** Unless something has taken its place since. */
async function putBack(db: IDBPDatabase<Schema>, id: string, [summary, drawing, versions]: Before): Promise<void> {
  const transaction = db.transaction(ALL, 'readwrite');
  const drawings = transaction.objectStore('drawings');
  const isFree = (await drawings.getKey(id)) === undefined;
  const table = transaction.objectStore('versions');
  await finished(transaction.done, [
    ...(isFree && drawing !== undefined ? [drawings.put(drawing)] : []),
    ...(isFree && summary ? [transaction.objectStore('summaries').put(summary)] : []),
    ...(isFree ? versions.map((version) => table.put(version)) : []),
  ]);
}

/** Why a transaction failed says more than that its writes were given up. */
async function finished(done: Promise<void>, writes: readonly Promise<unknown>[]): Promise<void> {
  const outcomes = await Promise.allSettled([done, ...writes]);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}
