/** Keeping what one training has learnt, in a drawing whose other experiments may have other sizes. */
import type { Json } from '../base/index.ts';
import { completed, keepWeights, run, startHistory, type GraphDocument, type Keeping, type Kinds, type Learnt } from '../graph/index.ts';
import { compile } from './compile.ts';

/**
 * The document with what `experiment` has learnt. Other experiments start from it, too; those whose sizes it does not fit stay as they
 * were: they set what the drawing had before.
 */
export function toKeep(document: GraphDocument, experiment: string, learnt: readonly Learnt[], kinds: Kinds): Keeping {
  const { document: kept } = run(startHistory(document), keepWeights, { learnt, experiment }).history;
  const wrong = (each: GraphDocument, name: string) =>
    new Set(compile(each, name, kinds).diagnostics.flatMap(({ severity, at }) => (severity === 'error' && at ? [at.owner] : [])));
  const others = Object.keys(document.experiments).filter((name) => name !== experiment);
  const elsewhere = others.flatMap((name) => {
    const after = wrong(kept, name);
    if (after.size === 0) return [];
    const before = wrong(document, name);
    const misfits = learnt.filter(({ owner }) => after.has(owner) && !before.has(owner));
    const settings = misfits.flatMap((item) => asBefore(document, item, kinds));
    return settings.length > 0 ? [[name, Object.fromEntries(settings)] as const] : [];
  });
  return { learnt, experiment, elsewhere: Object.fromEntries(elsewhere) };
}

/** What an experiment has to set to have a parameter as it is drawn now: numbers drawn at random need only that they are. */
function asBefore(document: GraphDocument, { owner, what }: Learnt, kinds: Kinds): readonly (readonly [path: string, value: Json])[] {
  const [node, edge] = [document.nodes[owner], document.edges[owner]];
  const kind = node ? kinds.nodes.get(node.type) : kinds.edges.get(edge?.type ?? '');
  const params = kind && completed(kind.params, (node ?? edge)?.params ?? {});
  const { [what]: value = null, initial = 'given' } = params ?? {};
  return [[`${owner}.${initial === 'given' ? what : 'initial'}`, initial === 'given' ? value : initial]];
}
