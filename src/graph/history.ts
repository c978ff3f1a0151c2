/** Undo and redo as immer patches. A history is a value; every function gives a new one. */
import { applyPatches, enablePatches, produceWithPatches, type Patch } from 'immer';
import type { Command, DocumentDraft } from './commands/command.ts';
import type { GraphDocument } from './document.ts';
import { follow } from './facts.ts';
import { followShared } from './shared.ts';

enablePatches();

export interface HistoryEntry {
  readonly label: string;
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
  /** Entries of one gesture carry the same key and become one undo step. */
  readonly gesture?: string;
}

export interface History {
  readonly document: GraphDocument;
  readonly past: readonly HistoryEntry[];
  readonly future: readonly HistoryEntry[];
}

/** What a change did, for whoever mirrors the document. */
export interface Change {
  readonly history: History;
  readonly patches: readonly Patch[];
}

const DEEPEST = 500;

export const startHistory = (document: GraphDocument): History => ({ document, past: [], future: [] });

/** Runs a command. With a `gesture` it merges into the previous entry of the same gesture. A command that changes nothing leaves no entry. */
export function run<A>(history: History, command: Command<A>, args: A, gesture?: string): Change {
  const [document, patches, inverse] = produceWithPatches(history.document, (draft) => command.apply(draft as DocumentDraft, args));
  if (patches.length === 0) return { history, patches };
  followPatches(history.document, document, patches);
  const entry: HistoryEntry = { label: command.label(args), patches, inverse, ...(gesture === undefined ? {} : { gesture }) };
  const last = history.past.at(-1);
  const merges = last !== undefined && gesture !== undefined && last.gesture === gesture;
  const past = merges ? [...history.past.slice(0, -1), merged(last, entry)] : [...history.past, entry].slice(-DEEPEST);
  return { history: { document, past, future: [] }, patches };
}

function merged(earlier: HistoryEntry, later: HistoryEntry): HistoryEntry {
  const superseded = new Set(later.patches.filter(({ op }) => op === 'replace').map(({ path }) => path.join('/')));
  const kept = (patches: readonly Patch[]) => patches.filter(({ op, path }) => op !== 'replace' || !superseded.has(path.join('/')));
  const known = new Set(earlier.inverse.filter(({ op }) => op === 'replace').map(({ path }) => path.join('/')));
  const added = later.inverse.filter(({ op, path }) => op !== 'replace' || !known.has(path.join('/')));
  return { ...later, patches: [...kept(earlier.patches), ...later.patches], inverse: [...added, ...earlier.inverse] };
}

/** The same gesture may not be continued any more. */
export function endGesture(history: History): History {
  const last = history.past.at(-1);
  if (last?.gesture === undefined) return history;
  const { gesture: _, ...ended } = last;
  return { ...history, past: [...history.past.slice(0, -1), ended] };
}

export function undo(history: History): Change {
  const entry = history.past.at(-1);
  if (!entry) return { history, patches: [] };
  const { gesture: _, ...ended } = entry;
  return {
    history: {
      document: patched(history.document, entry.inverse),
      past: history.past.slice(0, -1),
      future: [ended, ...history.future],
    },
    patches: entry.inverse,
  };
}

export function redo(history: History): Change {
  const [entry, ...future] = history.future;
  if (!entry) return { history, patches: [] };
  return {
    history: { document: patched(history.document, entry.patches), past: [...history.past, entry], future },
    patches: entry.patches,
  };
}

function patched(before: GraphDocument, patches: readonly Patch[]): GraphDocument {
  const after = applyPatches(before, patches as Patch[]);
  followPatches(before, after, patches);
  return after;
}

/** What is known of the drawing before is known of the one after it, but for what the patches name. */
function followPatches(before: GraphDocument, after: GraphDocument, patches: readonly Patch[]): void {
  for (const part of ['nodes', 'edges'] as const) {
    const paths = patches.flatMap(({ path }) => (path[0] === part ? [path] : []));
    if (paths.some(({ length }) => length === 1)) continue; // all of them are others
    const ids = new Set(paths.map((path) => String(path[1])));
    follow(before[part], after[part], ids);
    if (part === 'edges') followShared(before.edges, after.edges, ids);
  }
}

/** Takes back an unfinished gesture as if it had never been: nothing to redo is left. */
export function cancelGesture(history: History, gesture: string): Change {
  const last = history.past.at(-1);
  if (last?.gesture !== gesture) return { history, patches: [] };
  const { history: before, patches } = undo(history);
  return { history: { ...before, future: [] }, patches };
}
