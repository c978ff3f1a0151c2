/** Kinds of nodes as the palette lists them: in groups. */
import { groupBy } from '../../base/index.ts';
import { nodesOfType, type GraphDocument, type Kinds, type NodeKind, type PaletteGroup } from '../../graph/index.ts';

const ORDER: readonly PaletteGroup[] = ['Inputs', 'Units and layers', 'Neurons', 'Memory', 'Learning', 'Functions', 'Measures', 'Notes'];

export interface Group {
  readonly name: PaletteGroup;
  readonly kinds: readonly NodeKind[];
}

export function groupsOf({ nodes }: Kinds): readonly Group[] {
  const groups = groupBy([...nodes.values()], ({ group }) => group);
  return ORDER.flatMap((name) => (groups.has(name) ? [{ name, kinds: groups.get(name) ?? [] }] : []));
}

export const kindsInOrder = (kinds: Kinds): readonly NodeKind[] => groupsOf(kinds).flatMap((group) => group.kinds);

/** Groups that start closed: those that the drawing does not use; none while it is empty. */
export function closedFor(document: GraphDocument, kinds: Kinds): ReadonlySet<PaletteGroup> {
  const used = new Set([...kinds.nodes.values()].flatMap(({ type, group }) => (nodesOfType(document, type).length > 0 ? group : [])));
  used.delete('Notes'); // a note says nothing about what the drawing is made of
  return new Set(used.size === 0 ? [] : ORDER.filter((name) => !used.has(name)));
}
