/** What the doctor says of a value that is no number any more. */
import { kinds } from '../../../nodes/kinds.ts';
import type { Course } from '../../compiler/index.ts';
import type { GraphDocument } from '../../graph/index.ts';
import { knownNode } from '../flow/nodes.ts';
import { nodeName } from '../inspector/words.ts';
import type { RuntimeState } from '../state/editor.ts';
import { positionWords } from './course.ts';

type Unwell = NonNullable<RuntimeState['unwell']>;

/** "The activation of h₂ stopped being a finite number at epoch 40 of 200." */
export function unwellWords(document: GraphDocument, { owner, what, step }: Unwell, course: Course | undefined): string {
  const node = document.nodes[owner];
  const edge = document.edges[owner];
  const known = node && knownNode(node, kinds);
  const title = known?.kind.observed(known.params).find(({ name }) => name === what)?.title ?? what;
  const name = edge ? `${nodeName(document, edge.from.node)} → ${nodeName(document, edge.to.node)}` : nodeName(document, owner);
  const when = course ? positionWords(course, step) : `step ${step}`;
  return `The ${title} of ${name} stopped being a finite number at ${when}.${course?.verb === 'train' ? ' A smaller learning rate often helps.' : ''}`;
}
