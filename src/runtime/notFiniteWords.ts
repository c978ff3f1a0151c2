/** Says where a number stopped being finite, and what to try: one sentence for the command line, for JSON and for the editor. */
import type { Course } from '../compiler/index.ts';
import { completed, error, type Diagnostic, type GraphDocument, type Kinds, type Verb } from '../graph/index.ts';
import type { NotFinite } from './notFinite.ts';

/** The way out, by what was being done. */
const ways: { readonly [V in Verb]: string } = {
  forward: 'Try smaller weights, or an activation function that is bounded, such as tanh.',
  train: 'Try a smaller learning rate, or an activation function that is bounded.',
  simulate: 'Try a smaller dt, another integration scheme, or a weaker input.',
  retrieve: 'Try smaller weights.',
};

export function saidNotFinite(document: GraphDocument, kinds: Kinds, course: Course, found: NotFinite): Diagnostic {
  const { owner, what, value } = found;
  const is = Number.isNaN(value) ? 'is no number any more (NaN)' : `has grown beyond all numbers (${value > 0 ? '' : '−'}∞)`;
  const subject = `The ${titleOf(document, kinds, found)} of ${nameOf(document, owner)}${elementOf(document, found)}`;
  return error('not-finite', { owner, field: what }, `${subject} ${is}${whenOf(course, found.step)}. ${ways[course.verb]}`);
}

function titleOf({ nodes }: GraphDocument, kinds: Kinds, { owner, what }: NotFinite): string {
  const node = nodes[owner];
  const kind = kinds.nodes.get(node?.type ?? '');
  return kind?.observed(completed(kind.params, node?.params ?? {})).find(({ name }) => name === what)?.title ?? what;
}

function nameOf({ nodes, edges }: GraphDocument, owner: string): string {
  const edge = edges[owner];
  const nodeName = (id: string) => nodes[id]?.label ?? id;
  return edge ? `${nodeName(edge.from.node)} → ${nodeName(edge.to.node)}` : nodeName(owner);
}

/** Which of several, as a person counts. */
function elementOf({ edges }: GraphDocument, { owner, row, element }: NotFinite): string {
  const places = [...(element > 0 ? [`element ${element + 1}`] : []), ...(row > 0 && !edges[owner] ? [`row ${row + 1}`] : [])];
  return places.length === 0 ? '' : ` (${places.join(', ')})`;
}

/** A time in ms has as many digits as the step has. */
const DIGITS = 6;

function whenOf({ verb, dt, perUnit }: Course, step: number): string {
  if (verb === 'simulate') return ` from ${Number((step * dt).toPrecision(DIGITS))} ms on`;
  if (verb === 'forward') return step > 0 ? ` from step ${step} on` : '';
  const unit = verb === 'train' ? 'epoch' : 'sweep';
  return ` from ${unit} ${Number((step / perUnit).toPrecision(DIGITS))} on`;
}
