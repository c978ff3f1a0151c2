/** What an experiment may vary: numbers of nodes that the running program reads, each value as valid as one that is given. */
import { own, type JsonObject } from '../base/index.ts';
import { error, warning, type Diagnostic } from './diagnostic.ts';
import type { GraphDocument } from './document.ts';
import type { Kind, Kinds } from './kind.ts';
import { completed, hasEffect, metaOf, type ParamRole } from './params.ts';
import { checkParams } from './validate.ts';

/** `node.parameter` in two. */
export const splitPath = (path: string): readonly [owner: string, param: string] => {
  const dot = path.lastIndexOf('.');
  return [path.slice(0, dot), path.slice(dot + 1)];
};

const reasons: { readonly [R in ParamRole]: string | undefined } = {
  value: undefined,
  source: undefined,
  structure: 'decides what is computed and is no number of it',
  note: 'takes no part in the computation',
};

/** Why a parameter cannot be varied, as the end of "which …"; undefined when it can. */
export function fixedBecause(kind: Kind, param: string): string | undefined {
  const meta = metaOf(kind.params, param);
  if (!meta) return 'does not exist';
  return kind.role === 'edge' ? 'belongs to an edge, and only numbers of nodes can be varied' : reasons[meta.role];
}

/** What is wrong with what an experiment varies. `document`: as the experiment has it. */
export function checkVary(document: GraphDocument, experiment: string, kinds: Kinds): readonly Diagnostic[] {
  return Object.entries(own(document.experiments, experiment)?.vary ?? {}).flatMap(([path, values]): readonly Diagnostic[] => {
    const [owner, param] = splitPath(path);
    const item = own(document.nodes, owner) ?? own(document.edges, owner);
    if (!item)
      return [
        error(
          'missing-node',
          { owner: experiment, field: `vary.${path}` },
          `Experiment '${experiment}' varies '${owner}', which does not exist. Take it out of "vary", or add the node.`,
        ),
      ];
    const kind = kinds.nodes.get(item.type) ?? kinds.edges.get(item.type);
    return kind ? checkValues({ experiment, owner, param, kind, kinds }, item.params, values) : [];
  });
}

interface Varied {
  readonly experiment: string;
  readonly owner: string;
  readonly param: string;
  readonly kind: Kind;
  readonly kinds: Kinds;
}

function checkValues({ experiment, owner, param, kind, kinds }: Varied, params: JsonObject, values: readonly number[]): Diagnostic[] {
  const at = { owner, field: param };
  const said = `Experiment '${experiment}' varies '${param}' of '${owner}'`;
  const reason = fixedBecause(kind, param);
  const instead = 'Take it out of "vary", and make an experiment for each value with that value under "set".';
  if (reason !== undefined) return [error('cannot-vary', at, `${said}, which ${reason}. ${instead}`)];
  for (const value of values) {
    const [problem] = valueProblems({ owner, param, kind, kinds }, value);
    if (problem) return [{ ...problem, at, message: `Experiment '${experiment}', vary: ${problem.message}` }];
  }
  return hasEffect(kind.params, param, completed(kind.params, params))
    ? []
    : [warning('vary-without-effect', at, `${said}, which has no effect with the other parameters of '${owner}'.`)];
}

/** The value as it stands in the parameter: a source has it in every element of a row. */
function valueProblems({ owner, param, kind, kinds }: Omit<Varied, 'experiment'>, value: number): readonly Diagnostic[] {
  const isRow = metaOf(kind.params, param)?.role === 'source';
  return checkParams(owner, kind, { [param]: isRow ? [[value]] : value }, { kinds });
}
