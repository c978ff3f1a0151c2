/** Which earlier states of a drawing are kept: as it was when it was opened, before something was deleted, and one for every minute of work. */
import { changedIds, type GraphDocument } from '../../graph/index.ts';
import type { Version, VersionChange } from './records.ts';

const APART = 60_000; // ms
/** The newest are all kept; of older ones, one for every quarter of an hour. */
export const NEWEST_KEPT = 15;
const OLDER_KEPT = 15;
const QUARTER = 15 * 60_000; // ms

export interface Overwritten {
  /** The state that is about to be overwritten. */
  readonly document: GraphDocument | undefined;
  /** Kept however young the latest version is: it was opened, or something was deleted from it. */
  readonly isWorth: boolean;
}

/** Newest first. */
export function versionsAfter(
  versions: readonly Version[],
  drawing: string,
  { document, isWorth }: Overwritten,
  now: number,
): readonly Version[] {
  const [latest] = versions;
  if (!document || isEmpty(document)) return versions;
  if (!isWorth && latest && now - latest.at < APART) return versions; // before the texts are compared, which takes long
  if (isSame(latest?.document, document)) return versions;
  // two states of the same moment have to have times of their own
  return thinned([{ drawing, at: Math.max(now, (latest?.at ?? 0) + 1), document }, ...versions]);
}

const isEmpty = ({ nodes }: GraphDocument): boolean => Object.keys(nodes).length === 0;

/** As JSON, because what was read from the store is never the same object; it may be anything. */
function isSame(a: unknown, b: GraphDocument): boolean {
  try {
    return a === b || (a !== undefined && JSON.stringify(a) === JSON.stringify(b));
  } catch {
    return false; // what is no JSON is no drawing
  }
}

/** What the store is to be told, so that of these it keeps those. */
export function changeBetween(before: readonly Version[], after: readonly Version[]): VersionChange {
  const [known, wanted] = [before, after].map((versions) => new Set(versions.map(({ at }) => at))) as [Set<number>, Set<number>];
  return { add: after.filter(({ at }) => !known.has(at)), remove: [...known].filter((at) => !wanted.has(at)) };
}

function thinned(versions: readonly Version[]): readonly Version[] {
  const kept = versions.slice(0, NEWEST_KEPT);
  for (const version of versions.slice(NEWEST_KEPT)) {
    const last = kept.at(-1);
    if (!last || Math.floor(last.at / QUARTER) !== Math.floor(version.at / QUARTER)) kept.push(version);
  }
  return kept.slice(0, NEWEST_KEPT + OLDER_KEPT);
}

/** Whether a change took nodes or edges away. */
export const isDeletion = (before: GraphDocument, after: GraphDocument): boolean =>
  loses(before.nodes, after.nodes) || loses(before.edges, after.edges);

const loses = (before: GraphDocument['nodes'] | GraphDocument['edges'], after: GraphDocument['nodes'] | GraphDocument['edges']): boolean =>
  [...(changedIds(before, after) ?? Object.keys(before))].some((id) => Object.hasOwn(before, id) && !Object.hasOwn(after, id));
