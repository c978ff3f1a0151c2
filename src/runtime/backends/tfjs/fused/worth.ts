/** Whether a region is faster as one loop on the host than tfjs's own operations are, one after the other. */
import type { ElementwiseKind } from '../../../../compiler/index.ts';
import type { TfjsName } from '../platform.ts';
import type { Extents, Region } from './region.ts';

/** What wasm computes several elements at a time, and hardly slower than it reads them. */
const vectorized: ReadonlySet<ElementwiseKind> = new Set(['add', 'sub', 'mul', 'div', 'neg', 'abs', 'sqrt', 'sigmoid']);

/**
 * ns, measured with Node on the update of Adam, on Hodgkin-Huxley and on integrate-and-fire neurons: what an element loses in our loop
 * where wasm has a vector operation, what it gains where it has none, and what a call of tfjs costs whatever it computes.
 */
const LOSS = 5;
const GAIN = 20;
const CALL = 10_000;

/** Elements from which the operations of a region are run apart; Infinity where never. */
export function apartFrom({ ops }: Pick<Region, 'ops'>, backend: TfjsName): number {
  if (backend !== 'wasm') return Infinity;
  const quick = ops.filter(({ kind }) => vectorized.has(kind)).length;
  const loss = LOSS * quick - GAIN * (ops.length - quick);
  return loss > 0 ? (CALL * ops.length) / loss : Infinity;
}

export const isApart = (from: number, { all: [rows, columns] }: Extents): boolean => rows * columns >= from;
