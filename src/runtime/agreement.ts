/** How far a backend is from float64: the same document at the same state, every observable value compared. */
import { compile } from '../compiler/index.ts';
import type { GraphDocument, Kinds } from '../graph/index.ts';
import type { BackendName, Values } from './backend.ts';
import { createReferenceBackend } from './backends/reference/index.ts';
import type { Scene } from './playing.ts';
import type { Session } from './session.ts';
import { placed } from './states.ts';

/** Multiply-adds of one advance up to which a second computation goes unnoticed. */
const WORTH_COMPARING = 2e6;

/** The largest difference; null of what is too large to be computed twice, undefined where nothing is computed. */
export async function compared(
  { session, document, experiment }: Scene,
  backend: BackendName,
  kinds: Kinds,
): Promise<number | null | undefined> {
  const { plan, cost } = session.compiled;
  if (!plan) return undefined;
  if (backend === 'reference') return 0;
  if (cost >= WORTH_COMPARING) return null;
  return agreementOf(session, document, experiment, kinds);
}

/** Both look at the same states: those of the session. */
async function agreementOf(session: Session, document: GraphDocument, experiment: string, kinds: Kinds): Promise<number | undefined> {
  const states = await session.states();
  const values = await session.observe();
  const { plan } = compile(document, experiment, kinds);
  if (!plan) return undefined;
  const exact = await createReferenceBackend().prepare(plan);
  try {
    if (states) exact.restore(placed(plan, await exact.checkpoint(), states).checkpoint);
    return largestDifference(values, await exact.observe(plan.entries.observe.roots));
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
