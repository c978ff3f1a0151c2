/** Whether what was recorded tells of another drawing than the one that is there. */
import { changedIds, type GraphDocument } from '../../graph/index.ts';

type Items = GraphDocument['nodes'] | GraphDocument['edges'];

/** Places and names say nothing about values. */
function sameItems(before: Items, now: Items): boolean {
  if (before === now) return true;
  const ids = changedIds(before, now) ?? Object.keys({ ...before, ...now });
  return [...ids].every((id) => before[id] === now[id] || (before[id]?.type === now[id]?.type && before[id]?.params === now[id]?.params));
}

const SETTINGS = ['settings', 'experiments', 'tensors'] as const;

/** Immer keeps what did not change: identity tells. */
export const isStale = (recorded: GraphDocument, now: GraphDocument): boolean =>
  recorded !== now &&
  !(SETTINGS.every((part) => recorded[part] === now[part]) && sameItems(recorded.nodes, now.nodes) && sameItems(recorded.edges, now.edges));
