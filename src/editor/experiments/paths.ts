/** Parameters by their paths, `node.parameter`: what an experiment varies or sets. */
import { completed, hasEffect, metaOf, paramNames, type GraphDocument, type ParamRole } from '../../graph/index.ts';
import { kindOf } from '../inspector/fields/owner.ts';
import { nodeName } from '../inspector/words.ts';
import type { Option } from './fields.tsx';

export const splitPath = (path: string): readonly [owner: string, param: string] => {
  const dot = path.lastIndexOf('.');
  return [path.slice(0, dot), path.slice(dot + 1)];
};

export const itemOf = ({ nodes, edges }: GraphDocument, owner: string) => nodes[owner] ?? edges[owner];

export function pathWords(document: GraphDocument, path: string): string {
  const [owner, param] = splitPath(path);
  const edge = document.edges[owner];
  const kind = kindOf(document, owner);
  const name = edge ? `${nodeName(document, edge.from.node)} → ${nodeName(document, edge.to.node)}` : nodeName(document, owner);
  return `${name}: ${(kind && metaOf(kind.params, param)?.title.toLowerCase()) ?? param}`;
}

/** Parameters that mean something in the drawing, of one role or of any. */
export function parametersOf(document: GraphDocument, role?: ParamRole): readonly Option[] {
  return Object.entries({ ...document.nodes, ...document.edges }).flatMap(([owner, { params }]) => {
    const kind = kindOf(document, owner);
    if (!kind) return [];
    const values = completed(kind.params, params);
    const names = paramNames(kind.params, role).filter(
      (name) => hasEffect(kind.params, name, values) && metaOf(kind.params, name)?.kept !== true,
    );
    return names.map((name) => ({ value: `${owner}.${name}`, title: pathWords(document, `${owner}.${name}`) }));
  });
}
