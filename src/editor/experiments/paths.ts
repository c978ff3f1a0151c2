/** Parameters by their paths, `node.parameter`: what an experiment varies or sets. */
import { completed, fixedBecause, hasEffect, metaOf, paramNames, splitPath, type GraphDocument, type Kind } from '../../graph/index.ts';
import { kindOf } from '../inspector/fields/owner.ts';
import { nodeName } from '../inspector/words.ts';
import type { Option } from './fields.tsx';

export const itemOf = ({ nodes, edges }: GraphDocument, owner: string) => nodes[owner] ?? edges[owner];

export function pathWords(document: GraphDocument, path: string): string {
  const [owner, param] = splitPath(path);
  const edge = document.edges[owner];
  const kind = kindOf(document, owner);
  const name = edge ? `${nodeName(document, edge.from.node)} → ${nodeName(document, edge.to.node)}` : nodeName(document, owner);
  return `${name}: ${(kind && metaOf(kind.params, param)?.title.toLowerCase()) ?? param}`;
}

/** Parameters that mean something in the drawing: all, or those that can be varied. */
export function parametersOf(document: GraphDocument, which: 'any' | 'varied' = 'any'): readonly Option[] {
  return Object.entries({ ...document.nodes, ...document.edges }).flatMap(([owner, { params }]) => {
    const kind = kindOf(document, owner);
    if (!kind) return [];
    const values = completed(kind.params, params);
    const names = paramNames(kind.params).filter(
      (name) =>
        hasEffect(kind.params, name, values) && metaOf(kind.params, name)?.kept !== true && (which === 'any' || canVary(kind, name)),
    );
    return names.map((name) => ({ value: `${owner}.${name}`, title: pathWords(document, `${owner}.${name}`) }));
  });
}

/** Numbers of nodes; rows of an input are given by "inputs". */
const canVary = (kind: Kind, name: string): boolean =>
  fixedBecause(kind, name) === undefined && metaOf(kind.params, name)?.role === 'value';
