/** Names for new nodes: x₁, x₂ for inputs, h₁, h₂ for units. */
import { freshId, nodesCalled, type GraphDocument } from '../../graph/index.ts';

const STEMS: Readonly<Record<string, string>> = { input: 'x', unit: 'h', layer: 'layer', 'net-input': 'n', activation: 'a' };
const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

const subscript = (n: number): string => String(n).replaceAll(/\d/g, (digit) => SUBSCRIPTS[Number(digit)] ?? '');

export interface Naming {
  readonly id: string;
  readonly label?: string;
}

/** Kinds without a letter of their own are called by their type and have no label. */
export function nameFor({ nodes, edges }: GraphDocument, type: string): Naming {
  const stem = STEMS[type];
  if (stem === undefined)
    return { id: freshId(/^[A-Za-z]/.test(type) ? type : 'node', nodes, edges), ...(type === 'bias' ? { label: 'bias' } : {}) };
  let n = 1;
  while (nodesCalled({ nodes }, stem + subscript(n)).length > 0) n++;
  return { id: freshId(`${stem}${n}`, nodes, edges), label: stem + subscript(n) };
}
