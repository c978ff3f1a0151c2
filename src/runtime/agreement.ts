/** How far a backend is from float64: the same document at the same state, every observable value compared. */
import type { GraphDocument, Kinds } from '../graph/index.ts';
import type { Values } from './backend.ts';
import { createReferenceBackend } from './backends/reference/index.ts';
import { openSession, type Session } from './session.ts';

/** Multiply-adds of one advance up to which a second computation goes unnoticed. */
export const WORTH_COMPARING = 2e6;

export async function agreementOf(session: Session, document: GraphDocument, experiment: string, kinds: Kinds): Promise<number> {
  const exact = await openSession(document, experiment, kinds, createReferenceBackend());
  try {
    return largestDifference(await session.observe(), await exact.observe());
  } finally {
    exact.dispose();
  }
}

/** max |x − reference| / max(1, |reference|) over everything; infinite where one of the two is not a number. */
export function largestDifference(values: Values, reference: Values): number {
  let largest = 0;
  for (const [signal, { values: exact }] of reference) {
    const own = values.get(signal)?.values;
    for (let i = 0; i < exact.length; i++) largest = Math.max(largest, difference(own?.[i] ?? NaN, exact[i] as number));
  }
  return largest;
}

function difference(x: number, exact: number): number {
  if (Object.is(x, exact) || x === exact) return 0;
  const relative = Math.abs(x - exact) / Math.max(1, Math.abs(exact));
  return Number.isNaN(relative) ? Infinity : relative;
}
