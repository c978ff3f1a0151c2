/** A claim while it is typed: what the fields say, and the claim that follows from them. Cases and elements count from 1 here, patterns from 0. */
import type { Claim, Measure } from '../../graph/index.ts';
import { parseNumber, parseTyped } from '../inspector/table/numberText.ts';
import { parseTable } from '../inspector/table/parseTable.ts';

export const relations = { equals: 'is', atLeast: 'is at least', atMost: 'is at most', sameAs: 'is the same as' } as const;
export type Relation = keyof typeof relations;

export interface ClaimDraft {
  readonly experiment: string;
  readonly reduce: Measure['reduce'];
  /** Empty: all elements. */
  readonly element: string;
  /** Empty: the first case. */
  readonly row: string;
  readonly relation: Relation;
  readonly value: string;
  readonly tolerance: string;
  readonly other: string;
  readonly because: string;
}

/** What the elements of a probe are, and what the first of them is counted as. */
export interface Elements {
  /** Infinity while nobody knows. */
  readonly count: number;
  readonly arePatterns: boolean;
}

export const UNKNOWN: Elements = { count: Infinity, arePatterns: false };

const firstOf = ({ arePatterns }: Elements): number => (arePatterns ? 0 : 1);

const counted = (index: number | 'all' | undefined, first: number): string =>
  typeof index === 'number' ? String(index + first) : (index ?? '');

export function draftOf({ experiment, is, because, measure: { probe, reduce, element, row } }: Claim, elements = UNKNOWN): ClaimDraft {
  const about = { experiment, reduce, element: counted(element, firstOf(elements)), row: counted(row, 1), because };
  const empty = { ...about, value: '', tolerance: '0.00001', other: probe };
  if ('atLeast' in is) return { ...empty, relation: 'atLeast', value: String(is.atLeast) };
  if ('atMost' in is) return { ...empty, relation: 'atMost', value: String(is.atMost) };
  if ('sameAs' in is) return { ...empty, relation: 'sameAs', other: is.sameAs.probe, tolerance: String(is.tolerance) };
  const value = typeof is.equals === 'number' ? String(is.equals) : is.equals.join(', ');
  return { ...empty, relation: 'equals', value, tolerance: String(is.tolerance) };
}

/** The claim that a draft says, or what is wrong with it. */
export function claimOf(draft: ClaimDraft, before: Claim, elements = UNKNOWN): Claim | string {
  const { element: _, row: __, ...rest } = before.measure;
  const element = indexIn(draft.element, elements.count, firstOf(elements));
  if (element === 'wrong') return whichElement(elements);
  const row = draft.row.trim() === 'all' ? ('all' as const) : indexIn(draft.row, Infinity, 1);
  if (row === 'wrong') return WHICH_CASE;
  const is = readings[draft.relation](draft, before);
  if (typeof is === 'string') return is;
  const measure = { ...rest, reduce: draft.reduce, ...(element === undefined ? {} : { element }), ...(row === undefined ? {} : { row }) };
  return { ...before, experiment: draft.experiment, measure, is, because: draft.because };
}

function whichElement(elements: Elements): string {
  const first = firstOf(elements);
  const most = elements.count === Infinity ? '' : `, up to ${elements.count - 1 + first}`;
  return `Which ${elements.arePatterns ? 'pattern' : 'element'}: a whole number from ${first} on, or nothing for all of them${most}.`;
}

const WHICH_CASE = 'Which case: a whole number from 1 on, all, or nothing for the first.';

/** `first`: what the first of them is counted as. */
function indexIn(text: string, count: number, first: number): number | 'wrong' | undefined {
  if (text.trim() === '') return undefined;
  const index = Number(text) - first;
  return Number.isInteger(index) && index >= 0 && index < count ? index : 'wrong';
}

type Reading = (draft: ClaimDraft, before: Claim) => Claim['is'] | string;

const toleranceOf = (text: string): number | undefined => {
  const value = parseTyped(text);
  return value !== undefined && value >= 0 ? value : undefined;
};
const LOOSE = 'The tolerance must be a number of at least 0.';
const BOUND = 'The bound must be a number.';

const readings: { readonly [K in Relation]: Reading } = {
  atLeast({ value }) {
    const bound = parseTyped(value);
    return bound === undefined ? BOUND : { atLeast: bound };
  },
  atMost({ value }) {
    const bound = parseTyped(value);
    return bound === undefined ? BOUND : { atMost: bound };
  },
  sameAs({ tolerance: text, other }, { is, measure: { reduce } }) {
    const tolerance = toleranceOf(text);
    return tolerance === undefined ? LOOSE : { sameAs: { ...('sameAs' in is ? is.sameAs : { reduce }), probe: other }, tolerance };
  },
  equals({ value, tolerance: text }) {
    const tolerance = toleranceOf(text);
    if (tolerance === undefined) return LOOSE;
    const single = parseNumber(value);
    if (single !== undefined) return { equals: single, tolerance };
    const list = parseTable(value);
    return list.ok ? { equals: list.rows.flat(), tolerance } : list.problem;
  },
};
