/** Keeps the open drawing: saves it shortly after every change, and says how that went. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GraphDocument } from '../../graph/index.ts';
import type { Editor } from '../state/editor.ts';
import type { Drawing, DrawingStore, Version } from './store.ts';
import { troubleOf, type TroubleName } from './troubles.ts';
import { changeBetween, isDeletion, versionsAfter } from './versions.ts';

export type SaveState =
  /** Not kept yet: a copy from the gallery or a link, before its first change. */
  | { readonly is: 'unchanged' }
  | { readonly is: 'saving' }
  | { readonly is: 'saved' }
  | { readonly is: 'failed'; readonly why: string; readonly trouble: Exclude<TroubleName, 'outdated'> }
  /** A newer program in another tab keeps the drawings now; this one can only be loaded again. */
  | { readonly is: 'outdated' }
  /** Another tab wrote the same drawing; nothing is overwritten before the person has chosen. */
  | { readonly is: 'elsewhere' }
  /** Another tab deleted it; it is not kept again before the person has chosen. */
  | { readonly is: 'deleted' };

/** What one tab tells the others of a drawing: how often it was saved, or that it was deleted. */
export interface Word {
  readonly id: string;
  readonly saves: number | 'deleted';
}

export interface Tabs {
  tell(word: Word): void;
  listen(listener: (word: Word) => void): void;
}

export interface Keeper {
  readonly state: StoreApi<SaveState>;
  /** To be called before the editor opens a drawing. `kept`: as the store has it; else it is new. */
  opening(id: string, document: GraphDocument, how: { readonly kept: Drawing } | { readonly save: 'now' | 'when-changed' }): void;
  /** Saves at once what is not saved yet. */
  flush(): Promise<void>;
  /** Keeps the open drawing once more, after another tab deleted it. */
  keepAgain(): Promise<void>;
  /** To be called when a drawing was deleted: other tabs may have it open. */
  deleted(id: string): void;
  /** Called with the id when a drawing is saved for the first time. */
  onFirstSave(listener: (id: string) => void): void;
  /** Called when what was kept of the open drawing had vanished, and it was kept anew. */
  onVanished(listener: () => void): void;
}

export interface KeeperOptions {
  readonly store: DrawingStore;
  readonly tabs: Tabs;
  now(): number;
}

/** Quiet after which a change is saved, ms. */
export const SAVE_AFTER = 400;
/** Changes that follow one another without a rest are saved after this long, ms; with the time of writing that is less than a second. */
export const SAVE_AT_LATEST = 800;

/** Nothing is saved until the person has chosen. */
const STOPPED = ['outdated', 'elsewhere', 'deleted'] as const;

export function createKeeper(editor: Editor, options: KeeperOptions): Keeper {
  const state = createStore<SaveState>(() => ({ is: 'saved' }));
  return new AutoKeeper(editor, options, state);
}

class AutoKeeper implements Keeper {
  readonly state: StoreApi<SaveState>;
  private readonly options: KeeperOptions;
  private readonly firstSaves = new Set<(id: string) => void>();
  private readonly vanished = new Set<() => void>();
  private id = '';
  private saves = 0;
  /** As it was saved or opened last. */
  private kept: GraphDocument | undefined;
  private latest: GraphDocument | undefined;
  /** As it was before the first deletion since it was saved. */
  private full: GraphDocument | undefined;
  /** Nothing was saved since it was opened. */
  private isFresh = true;
  private history: readonly Version[] | undefined;
  private quiet: ReturnType<typeof setTimeout> | undefined;
  private longest: ReturnType<typeof setTimeout> | undefined;
  private writing: Promise<void> = Promise.resolve();
  /** A save that waits for the one before it: it will take the latest state, so nobody needs another. */
  private next: Promise<void> | undefined;

  constructor(editor: Editor, options: KeeperOptions, state: StoreApi<SaveState>) {
    this.options = options;
    this.state = state;
    editor.store.subscribe(({ drawing, history }) => {
      if (drawing === this.id) this.changed(history.document);
    });
    options.tabs.listen(({ id, saves }) => {
      if (id !== this.id) return;
      if (saves === 'deleted') this.stop('deleted');
      else if (saves > this.saves) this.stop('elsewhere');
    });
    options.store.onLeaving?.(async () => {
      await this.flush();
      if (this.isKeeping()) this.stop('outdated');
    });
    options.store.onAnswer?.(() => void this.flush());
    options.store.onLost?.(() => void (this.writing = this.writing.then(() => this.lookAgain())));
  }

  opening(id: string, document: GraphDocument, how: { readonly kept: Drawing } | { readonly save: 'now' | 'when-changed' }): void {
    this.rest();
    this.id = id;
    this.saves = 'kept' in how ? how.kept.saves : 0;
    this.latest = document;
    this.full = undefined;
    this.isFresh = true;
    this.history = 'kept' in how ? undefined : [];
    const isDue = 'save' in how && how.save === 'now';
    this.kept = isDue ? undefined : document;
    this.state.setState({ is: 'kept' in how ? 'saved' : isDue ? 'saving' : 'unchanged' }, true);
    if (isDue) this.schedule();
  }

  onFirstSave(listener: (id: string) => void): void {
    this.firstSaves.add(listener);
  }

  onVanished(listener: () => void): void {
    this.vanished.add(listener);
  }

  deleted(id: string): void {
    this.options.tabs.tell({ id, saves: 'deleted' });
  }

  keepAgain(): Promise<void> {
    this.forgetKept();
    this.state.setState({ is: 'saving' }, true);
    return this.flush();
  }

  flush(): Promise<void> {
    this.next ??= this.writing.then(() => {
      this.next = undefined;
      return this.write();
    });
    this.writing = this.next;
    return this.next;
  }

  private changed(document: GraphDocument): void {
    if (document === this.latest) return;
    if (!this.full && this.latest && isDeletion(this.latest, document)) this.full = this.latest;
    this.latest = document;
    if (!this.isKeeping()) return;
    this.state.setState({ is: 'saving' }, true);
    this.schedule();
  }

  private schedule(): void {
    const save = () => void this.flush();
    clearTimeout(this.quiet);
    this.quiet = setTimeout(save, SAVE_AFTER);
    this.longest ??= setTimeout(save, SAVE_AT_LATEST);
  }

  /** Nothing is to be saved by itself. */
  private rest(): void {
    clearTimeout(this.quiet);
    clearTimeout(this.longest);
    this.longest = undefined;
  }

  /** Until the person has chosen. */
  private stop(is: (typeof STOPPED)[number]): void {
    this.rest();
    this.state.setState({ is }, true);
  }

  private isKeeping(): boolean {
    const { is } = this.state.getState();
    return !STOPPED.some((stopped) => stopped === is);
  }

  /** As if it had never been saved. */
  private forgetKept(): void {
    this.saves = 0;
    this.kept = undefined;
  }

  private saved(document: GraphDocument, versions: readonly Version[]): void {
    const { id } = this;
    Object.assign(this, { saves: this.saves + 1, kept: document, isFresh: false, history: versions });
    this.options.tabs.tell({ id, saves: this.saves });
    if (this.latest === document) this.state.setState({ is: 'saved' }, true);
    if (this.saves === 1) for (const listener of this.firstSaves) listener(id);
  }

  private async write(): Promise<void> {
    const { id, latest: document, kept, full, isFresh, saves } = this;
    const { store, now } = this.options;
    this.rest(); // what changes from now on is another save's
    if (!document || document === kept || !this.isKeeping()) return;
    try {
      const updated = now();
      const before = this.history ?? (await store.versions(id));
      const versions = withOverwritten(before, id, { kept, full, isFresh }, updated);
      const drawing = { id, title: document.title, updated, saves: saves + 1, document };
      const outcome = await store.save(drawing, saves, changeBetween(before, versions));
      if (id !== this.id) return; // another drawing was opened meanwhile
      if (outcome === 'conflict') return this.stop('elsewhere');
      if (outcome === 'missing') return await this.startAnew(before);
      if (this.full === full) this.full = undefined;
      this.saved(document, versions);
    } catch (error) {
      if (id === this.id) this.fail(error);
    }
  }

  /** The database was lost and found: with it what was kept may have gone. */
  private async lookAgain(): Promise<void> {
    const { id, saves, history } = this;
    if (saves === 0 || !this.isKeeping()) return;
    const isThere = await this.options.store.has(id).catch(() => true);
    if (isThere || id !== this.id) return;
    await this.startAnew(history ?? []).catch((error: unknown) => this.fail(error));
  }

  /** No tab has said that it deleted it, so the browser cleared what it kept: what is in memory is kept, with its versions. */
  private async startAnew(versions: readonly Version[]): Promise<void> {
    const { store, now } = this.options;
    const { id, latest: document } = this;
    if (!document || !this.isKeeping()) return;
    this.forgetKept();
    const drawing = { id, title: document.title, updated: now(), saves: 1, document };
    const outcome = await store.save(drawing, 0, changeBetween([], versions));
    if (id !== this.id) return;
    if (outcome !== 'saved') return this.stop('elsewhere');
    this.saved(document, versions);
    for (const listener of this.vanished) listener();
  }

  private fail(error: unknown): void {
    const { is: trouble, message: why } = troubleOf(error);
    if (trouble === 'outdated') this.stop('outdated');
    else this.state.setState({ is: 'failed', why, trouble }, true);
  }
}

interface Before {
  readonly kept: GraphDocument | undefined;
  readonly full: GraphDocument | undefined;
  readonly isFresh: boolean;
}

/** With what the next save overwrites, and with what was deleted since the last. */
function withOverwritten(versions: readonly Version[], id: string, { kept, full, isFresh }: Before, now: number): readonly Version[] {
  return versionsAfter(versionsAfter(versions, id, { document: kept, isWorth: isFresh }, now), id, { document: full, isWorth: true }, now);
}
