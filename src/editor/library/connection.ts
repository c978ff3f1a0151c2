/** The connection to the browser's database: opened when it is needed, given up to a newer program, and opened again when it was lost. */
import { openDB, type IDBPDatabase, type OpenDBCallbacks, type DBSchema } from 'idb';
import { Trouble } from './troubles.ts';

interface Options<S extends DBSchema> {
  readonly name: string;
  readonly version: number;
  readonly upgrade: NonNullable<OpenDBCallbacks<S>['upgrade']>;
}

export interface Connection<S extends DBSchema> {
  /** Does some work; once more on a new connection when the old one turns out to be lost. */
  use<T>(work: (database: IDBPDatabase<S>) => Promise<T>): Promise<T>;
  onLeaving(listener: () => Promise<void>): void;
  onLost(listener: () => void): void;
  onAnswer(listener: () => void): void;
}

/** The other tab may be about to let go; ms. */
export const BLOCKED_FOR = 1_000;
/** A database that has not opened after this long will not soon; ms. */
export const ANSWERS_WITHIN = 10_000;

const BLOCKED = 'another tab has an older Neuroloom open; close that tab, or load it again';
const SILENT = 'the database of this browser does not answer; another tab may be at work on it';
const OUTDATED = 'a newer Neuroloom is open in another tab and keeps the drawings now';

export const createConnection = <S extends DBSchema>(options: Options<S>): Connection<S> => new OneConnection(options);

class OneConnection<S extends DBSchema> implements Connection<S> {
  private readonly options: Options<S>;
  private readonly leaving: (() => Promise<void>)[] = [];
  private readonly losing: (() => void)[] = [];
  private readonly answering: (() => void)[] = [];
  /** Who waits for it to open. */
  private readonly waiting = new Set<(trouble: Trouble) => void>();
  private opening: Promise<IDBPDatabase<S>> | undefined;
  private isOutdated = false;
  /** Why it has not opened. */
  private stuck: Trouble | undefined;

  constructor(options: Options<S>) {
    this.options = options;
  }

  onLeaving(listener: () => Promise<void>): void {
    this.leaving.push(listener);
  }

  onLost(listener: () => void): void {
    this.losing.push(listener);
  }

  onAnswer(listener: () => void): void {
    this.answering.push(listener);
  }

  async use<T>(work: (database: IDBPDatabase<S>) => Promise<T>): Promise<T> {
    const opening = this.open();
    const database = await this.answered(opening);
    try {
      return await work(database);
    } catch (error) {
      const isLost = this.opening !== opening || (error instanceof Error && error.name === 'InvalidStateError');
      if (!isLost) throw error;
      if (this.opening === opening) this.opening = undefined;
      return work(await this.answered(this.open()));
    }
  }

  private open(): Promise<IDBPDatabase<S>> {
    if (this.isOutdated) return Promise.reject(new Trouble('outdated', OUTDATED));
    return (this.opening ??= this.request());
  }

  private async request(): Promise<IDBPDatabase<S>> {
    const { name, version, upgrade } = this.options;
    const stick = (message: string) => this.stick(new Trouble('blocked', message));
    const timers = [setTimeout(stick, ANSWERS_WITHIN, SILENT)];
    const forget = () => void (this.opening = undefined);
    const lose = () => {
      forget();
      this.losing.forEach((listener) => listener());
    };
    try {
      const database = await openDB<S>(name, version, {
        upgrade,
        blocked: () => void timers.push(setTimeout(stick, BLOCKED_FOR, BLOCKED)),
        blocking: (_, wanted) => void this.giveUp(database, wanted),
        terminated: lose,
      });
      if (this.stuck) queueMicrotask(() => this.answering.forEach((listener) => listener()));
      return database;
    } catch (error) {
      forget(); // it may be tried again
      throw error;
    } finally {
      timers.forEach(clearTimeout);
      this.stuck = undefined;
    }
  }

  private stick(trouble: Trouble): void {
    this.stuck = trouble;
    for (const reject of this.waiting) reject(trouble);
  }

  /** Nobody waits longer than it is worth; the request itself goes on. */
  private answered(opening: Promise<IDBPDatabase<S>>): Promise<IDBPDatabase<S>> {
    return new Promise((resolve, reject) => {
      if (this.stuck) reject(this.stuck);
      this.waiting.add(reject);
      void opening.then(resolve, reject).finally(() => this.waiting.delete(reject));
    });
  }

  /** A database that is to be deleted is only let go; a newer one is not for this program. What is not saved yet is saved first. */
  private async giveUp(database: IDBPDatabase<S>, wanted: number | null): Promise<void> {
    if (wanted !== null) {
      await Promise.allSettled(this.leaving.map((listener) => listener()));
      this.isOutdated = true;
    }
    this.opening = undefined;
    database.close();
    if (wanted === null) this.losing.forEach((listener) => listener());
  }
}
