/** Claims and probes in words. */
import { completed, type Claim, type GraphDocument, type Kinds, type Measure, type PortRef } from '../../graph/index.ts';
import type { ClaimResult } from '../../runtime/index.ts';
import type { SizeTable } from '../flow/nodes.ts';
import { quantityOf } from '../panels/quantities.ts';
import { elementName, nodeName, shortNumber } from '../inspector/words.ts';

/** A probe by what it looks at: `h₂ net input`. */
export function probeWords(document: GraphDocument, kinds: Kinds, probe: string): string {
  const target = document.probes[probe]?.target;
  if (!target) return `probe ${probe}`;
  return ofWords(nodeName(document, target.node), portTitle(document, kinds, target.node, target.port));
}

/** `h₂ net input`; a loss that is called loss is said once. */
const ofWords = (name: string, title: string): string => (name === title ? title : `${name} ${title}`);

export function portTitle({ nodes }: GraphDocument, kinds: Kinds, id: string, port: string): string {
  const node = nodes[id];
  const kind = node && kinds.nodes.get(node.type);
  return (node && kind?.observed(completed(kind.params, node.params)).find(({ name }) => name === port)?.title) ?? port;
}

/** How many elements a value has, where its port says so. */
function declaredSize({ nodes }: GraphDocument, kinds: Kinds, { node, port }: PortRef): number | undefined {
  const kind = kinds.nodes.get(nodes[node]?.type ?? '');
  const size = kind?.ports(completed(kind.params, nodes[node]?.params ?? {})).find(({ name }) => name === port)?.size;
  return typeof size === 'number' ? size : undefined;
}

const reductions: { readonly [K in Measure['reduce']]: string } = {
  last: '',
  first: 'first ',
  min: 'smallest ',
  max: 'largest ',
  mean: 'mean ',
  sum: 'sum of ',
  count: 'count of ',
  rate: 'rate of ',
  times: 'times of ',
  distinct: 'distinct values of ',
};

/** `h₂ net input`; of values for stored patterns `S overlap with pattern 1`, counted as where a pattern is chosen. */
function elementWords(
  document: GraphDocument,
  kinds: Kinds,
  { target, element }: { readonly target: PortRef; readonly element: number },
  sizes?: SizeTable,
): string {
  const title = portTitle(document, kinds, target.node, target.port);
  if (quantityOf(document, target).isPerPattern) return `${ofWords(nodeName(document, target.node), title)} with pattern ${element}`;
  const of = sizes?.get(`${target.node} ${target.port}`) ?? declaredSize(document, kinds, target) ?? element + 2;
  return `${elementName(document, target.node, element, of)} ${title}`;
}

/** What a measure takes: `largest h · 2 activation, case 3`. Cases and elements count from 1, patterns from 0, as everywhere in the editor. */
export function measureWords(
  document: GraphDocument,
  kinds: Kinds,
  { probe, reduce, element, row, from, to, at }: Measure,
  sizes?: SizeTable,
): string {
  const target = document.probes[probe]?.target;
  const subject =
    target && element !== undefined ? elementWords(document, kinds, { target, element }, sizes) : probeWords(document, kinds, probe);
  const limits = [
    row !== undefined && (row === 'all' ? 'all cases' : `case ${row + 1}`),
    from !== undefined && `from ${shortNumber(from)}`,
    to !== undefined && `to ${shortNumber(to)}`,
    at !== undefined && `${at} examples`,
  ].filter((limit) => limit !== false);
  return `${reductions[reduce]}${[subject, ...limits].join(', ')}`;
}

const MOST_LISTED = 4;

export function listed(values: readonly number[]): string {
  const [first] = values;
  if (values.length === 1) return shortNumber(first);
  if (values.length > 1 && values.every((value) => value === first)) return `${shortNumber(first)} in all ${values.length}`;
  const shown = values.slice(0, MOST_LISTED).map(shortNumber).join(', ');
  return `[${shown}${values.length > MOST_LISTED ? `, … ${values.length} in all` : ''}]`;
}

/** What is expected of it: `is −1 ± 10⁻⁶`. */
export function expectationWords(document: GraphDocument, kinds: Kinds, { is }: Claim, sizes?: SizeTable): string {
  if ('atLeast' in is) return `is at least ${shortNumber(is.atLeast)}`;
  if ('atMost' in is) return `is at most ${shortNumber(is.atMost)}`;
  if ('sameAs' in is) return `is the same as ${measureWords(document, kinds, is.sameAs, sizes)}`;
  return `is ${listed(typeof is.equals === 'number' ? [is.equals] : is.equals)}`;
}

export type ClaimState = 'holds' | 'fails' | 'pending';

export interface JudgedClaim {
  readonly index: number;
  readonly claim: Claim;
  readonly state: ClaimState;
  readonly result: ClaimResult | undefined;
}

/** Every claim of the drawing with what was found last; a claim that was changed since then waits. */
export function judgedClaims(claims: readonly Claim[], results: readonly ClaimResult[]): readonly JudgedClaim[] {
  return claims.map((claim, index) => {
    const result = results.find((candidate) => candidate.index === index);
    if (!result || JSON.stringify(result.claim) !== JSON.stringify(claim)) return { index, claim, state: 'pending', result: undefined };
    return { index, claim, state: result.holds ? 'holds' : 'fails', result };
  });
}

/** `5 hold · 1 fails`, and how many are not checked yet. */
export function tally(claims: readonly JudgedClaim[]): string {
  const count = (state: ClaimState) => claims.filter((claim) => claim.state === state).length;
  const pending = count('pending');
  return `${count('holds')} hold · ${count('fails')} fail${pending === 0 ? '' : ` · ${pending} not checked yet`}`;
}
