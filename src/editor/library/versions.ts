/** Which earlier states of a drawing are kept: one every two minutes of work, the newest twenty. */
import type { GraphDocument } from '../../graph/index.ts';
import type { Version } from './store.ts';

export const VERSIONS_KEPT = 20;
const APART = 2 * 60_000; // ms

/** `before` is the state that is about to be overwritten. Newest first. */
export function versionsAfter(
  versions: readonly Version[],
  drawing: string,
  before: GraphDocument | undefined,
  now: number,
): readonly Version[] {
  const [latest] = versions;
  if (!before || latest?.document === before || (latest && now - latest.at < APART)) return versions;
  return [{ drawing, at: now, document: before }, ...versions].slice(0, VERSIONS_KEPT);
}
