/** Keeping what one training has learnt, in a drawing whose other experiments may have other sizes. */
import { own, type Json, type JsonObject } from '../base/index.ts';
import {
  completed,
  keepWeights,
  run as apply,
  startHistory,
  type GraphDocument,
  type Keeping,
  type Kinds,
  type Learnt,
  type ParamChange,
} from '../graph/index.ts';
import { trainingRows, withExperiment } from './experiment.ts';
import { order } from './passes/order.ts';
import { resolve } from './passes/resolve.ts';
import { inferSizes } from './passes/sizes.ts';
import { readValues } from './passes/values.ts';

/**
 * The document with what `experiment` has learnt. Other experiments start from it, too; those whose sizes it does not fit stay as they
 * were: they set what the drawing had before.
 */
export function toKeep(document: GraphDocument, experiment: string, learnt: readonly Learnt[], kinds: Kinds): Keeping {
  const { document: kept } = apply(startHistory(document), keepWeights, { learnt, experiment }).history;
  const others = Object.entries(document.experiments).filter(([name]) => name !== experiment);
  const elsewhere = others.flatMap(([name, { set = {} }]) => {
    const before = misfitting(document, name, kinds);
    if ([...misfitting(kept, name, kinds)].every((owner) => before.has(owner))) return [];
    const settings = learnt.map((item) => asBefore(document, item, kinds)).filter(([path]) => !(path in set));
    return [[name, Object.fromEntries(settings)] as const];
  });
  return { learnt, experiment, fitted: fittedIn(document, experiment, kinds), elsewhere: Object.fromEntries(elsewhere) };
}

/** What nodes have fitted to the examples of an experiment: nothing where it learns nothing. */
function fittedIn(document: GraphDocument, name: string, kinds: Kinds): readonly ParamChange[] {
  const applied = withExperiment(document, name);
  const training = trainingRows(own(document.experiments, name), applied);
  if (!training) return [];
  return [...resolve(applied, kinds).nodes.values()].flatMap(({ id, kind, params }) => {
    if (!kind.fitted || 'problem' in kind.infer(params, {})) return [];
    return Object.entries(kind.fitted(params, training)).map(([param, value]) => ({ owner: id, name: param, value }));
  });
}

/** Nodes and edges whose numbers do not fit their sizes in an experiment. */
function misfitting(document: GraphDocument, name: string, kinds: Kinds): ReadonlySet<string> {
  const applied = withExperiment(document, name);
  const resolved = resolve(applied, kinds);
  const { sizes } = inferSizes(resolved, order(resolved).levels);
  const { diagnostics } = readValues(resolved, sizes, applied, document.experiments[name] ?? { verb: 'forward' });
  return new Set(diagnostics.flatMap(({ severity, at }) => (severity === 'error' && at ? [at.owner] : [])));
}

/** What an experiment has to set to have a parameter as it is drawn now: numbers drawn at random need only that they are. */
function asBefore(document: GraphDocument, { owner, what }: Learnt, kinds: Kinds): readonly [path: string, value: Json] {
  const { [what]: value = null, initial = 'given' } = drawn(document, owner, kinds);
  return initial === 'given' ? [`${owner}.${what}`, value] : [`${owner}.initial`, initial];
}

/** The parameters of a node or an edge, with defaults. */
function drawn({ nodes, edges }: GraphDocument, owner: string, kinds: Kinds): JsonObject {
  const [node, edge] = [nodes[owner], edges[owner]];
  const kind = (node && kinds.nodes.get(node.type)) ?? (edge && kinds.edges.get(edge.type));
  return kind ? completed(kind.params, (node ?? edge)?.params ?? {}) : {};
}
