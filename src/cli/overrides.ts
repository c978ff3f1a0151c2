/** `--input` and `--set`: the experiment as the command line wants it, checked as strictly as the file. */
import { kinds } from '../../nodes/kinds.ts';
import { withExperiment } from '../compiler/index.ts';
import { checkDocument, checkFields, paramNames, type Experiment, type GraphDocument, type Kind } from '../graph/index.ts';
import type { InputRows, Setting } from './arguments.ts';

export interface Overrides {
  readonly input: readonly InputRows[];
  readonly set: readonly Setting[];
  /** In the unit of the experiment. */
  readonly length?: number;
}

/** The changed document, or the first thing wrong with the changes. */
export function override(document: GraphDocument, experiment: string, { input, set, length }: Overrides): GraphDocument | string {
  const problem =
    input.map((one) => inputProblem(document, one)).find(Boolean) ?? set.map((one) => settingProblem(document, one)).find(Boolean);
  if (problem) return problem;
  if (input.length + set.length === 0 && length === undefined) return document;
  const old: Experiment = document.experiments[experiment] ?? { verb: 'forward' };
  const changed = {
    ...old,
    ...(length === undefined ? {} : { length }),
    inputs: { ...old.inputs, ...Object.fromEntries(input.map(({ node, rows }) => [node, rows])) },
    set: { ...old.set, ...Object.fromEntries(set.map(({ owner, param, value }) => [`${owner}.${param}`, value])) },
  };
  const result = { ...document, experiments: { ...document.experiments, [experiment]: changed } };
  const owners = overridden({ input, set });
  const found = [
    ...checkFields(experiment, { verb: old.verb, ...(length === undefined ? {} : { length }) }),
    ...checkDocument(withExperiment(result, experiment), kinds).filter(
      ({ severity, at }) => severity === 'error' && at && owners.has(at.owner),
    ),
  ];
  return found[0]?.message ?? result;
}

/** Nodes and edges that the command line changes: what is wrong with these is wrong with the command line. */
export const overridden = ({ input, set }: Overrides): ReadonlySet<string> =>
  new Set([...input.map(({ node }) => node), ...set.map(({ owner }) => owner)]);

function kindOf({ nodes, edges }: GraphDocument, id: string): Kind | undefined {
  if (Object.hasOwn(nodes, id)) return kinds.nodes.get(nodes[id]?.type ?? '');
  return Object.hasOwn(edges, id) ? kinds.edges.get(edges[id]?.type ?? '') : undefined;
}

const exists = ({ nodes, edges }: GraphDocument, id: string): boolean => Object.hasOwn(nodes, id) || Object.hasOwn(edges, id);
const takesRows = (kind: Kind | undefined): boolean => kind !== undefined && paramNames(kind.params, 'source').includes('rows');

function inputProblem(document: GraphDocument, { node }: InputRows): string | undefined {
  if (takesRows(kindOf(document, node))) return undefined;
  const inputs = Object.keys(document.nodes).filter((id) => takesRows(kindOf(document, id)));
  const offer = inputs.length === 0 ? 'The document has no inputs' : `Inputs are ${listed(inputs)}`;
  return exists(document, node) ? `'${node}' takes no rows. ${offer}.` : `There is no node '${node}'. ${offer}.`;
}

function settingProblem(document: GraphDocument, { owner, param }: Setting): string | undefined {
  const kind = kindOf(document, owner);
  if (!kind)
    return exists(document, owner)
      ? `'${owner}' is of an unknown kind, so nothing of it can be set.`
      : `There is no node or edge '${owner}'. Nodes are ${listed(Object.keys(document.nodes))}.`;
  const names = paramNames(kind.params);
  return names.includes(param)
    ? undefined
    : `'${owner}' has no parameter '${param}'. ${names.length === 0 ? 'It has none' : `It has ${listed(names)}`}.`;
}

const LISTED = 12;
const listed = (names: readonly string[]): string =>
  names.length > LISTED ? `${names.slice(0, LISTED).join(', ')}, … (${names.length})` : names.join(', ');
