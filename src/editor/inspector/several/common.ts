/** What several selected things have in common: how many of which kind, and the parameters that all of them have. */
import { groupBy } from '../../../base/index.ts';
import { paramNames, type GraphDocument, type Kind, type Kinds } from '../../../graph/index.ts';

export interface OfAKind {
  readonly kind: Kind | undefined;
  readonly title: string;
  readonly ids: readonly string[];
}

/** The selection by kind, the most frequent first. */
export function byKind({ nodes, edges }: GraphDocument, kinds: Kinds, ids: readonly string[]): readonly OfAKind[] {
  const groups = groupBy(ids, (id) => (nodes[id] ? `node/${nodes[id].type}` : `edge/${edges[id]?.type}`));
  return [...groups]
    .map(([key, own]): OfAKind => {
      const type = key.slice(5);
      const kind = key.startsWith('node/') ? kinds.nodes.get(type) : kinds.edges.get(type);
      return { kind, title: kind?.title ?? type, ids: own };
    })
    .toSorted((a, b) => b.ids.length - a.ids.length);
}

/** Not for several at once: rows are of one input, and the size of one thing rarely is that of another. */
const ALONE = new Set(['rows', 'text', 'slot']);

/** What a parameter is, apart from what is said of it. */
const schema = (kind: Kind, name: string): string => JSON.stringify({ ...kind.params.properties[name], description: '', default: '' });

/** Names of the parameters that mean the same in all of the kinds. */
export function commonParams(groups: readonly OfAKind[]): readonly string[] {
  const [first, ...others] = groups.map(({ kind }) => kind);
  if (!first) return [];
  return paramNames(first.params).filter(
    (name) =>
      !ALONE.has(name) &&
      others.every((other) => other !== undefined && name in other.params.properties && schema(other, name) === schema(first, name)),
  );
}
