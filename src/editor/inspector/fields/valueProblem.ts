/** What is wrong with a value for a parameter, before it is set: the words of the validation that every value passes. */
import type { Json } from '../../../base/index.ts';
import { checkParams, type GraphDocument } from '../../../graph/index.ts';
import { kinds } from '../../../../nodes/kinds.ts';
import { kindOf } from './owner.ts';

export function valueProblem(document: GraphDocument, owner: string, name: string, value: Json): string | undefined {
  const kind = kindOf(document, owner);
  const [problem] = kind ? checkParams(owner, kind, { [name]: value }, { kinds, tensors: document.tensors }) : [];
  return problem && `${problem.message}.`;
}
