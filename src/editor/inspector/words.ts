/** Small words of the inspector: names of elements, and numbers as short as they can be. */
import type { GraphDocument } from '../../graph/index.ts';
import { formatNumber } from '../kit/index.ts';

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';
export const subscript = (index: number): string => String(index).replaceAll(/\d/g, (digit) => SUBSCRIPTS[Number(digit)] ?? '');

/** Of a node; of an edge by its ends, `x → h`. */
export function nodeName({ nodes, edges }: GraphDocument, id: string): string {
  const edge = edges[id];
  return edge
    ? `${nodes[edge.from.node]?.label ?? edge.from.node} → ${nodes[edge.to.node]?.label ?? edge.to.node}`
    : (nodes[id]?.label ?? id);
}

/** One element of a node: `x` becomes x₂, `hidden 1` becomes hidden 1 · 2. Counted from 1. */
export function elementName(document: GraphDocument, id: string, element: number, of: number): string {
  const name = nodeName(document, id);
  if (of <= 1) return name;
  return /\p{L}$/u.test(name) && name.length <= 3 ? `${name}${subscript(element + 1)}` : `${name} · ${element + 1}`;
}

const MOST_DECIMALS = 4;

/** Up to four decimals, without zeros at the end. */
export function shortNumber(value: number | undefined): string {
  const text = formatNumber(value, MOST_DECIMALS);
  return text.includes('.') && !text.includes('·') ? text.replace(/\.?0+$/, '') : text;
}

/** The fewest decimals (from `least`) with which every number of a column keeps what four decimals show. */
export function decimalsFor(values: readonly (number | undefined)[], least = 2): number {
  for (let decimals = least; decimals < MOST_DECIMALS; decimals++)
    if (values.every((value) => value === undefined || Math.abs(value - Number(value.toFixed(decimals))) < 0.5 * 10 ** -MOST_DECIMALS))
      return decimals;
  return MOST_DECIMALS;
}

/** A whole number with narrow spaces between the thousands. */
export const grouped = (count: number): string => count.toLocaleString('en').replaceAll(',', '\u202f');

export const counted = (count: number, one: string, several = `${one}s`): string => `${grouped(count)} ${count === 1 ? one : several}`;
