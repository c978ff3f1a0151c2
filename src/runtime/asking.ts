/** Questions to a running session: values for other rows, and what a training has learnt. */
import { nodeId } from '../base/index.ts';
import type { Plan, Rows } from '../compiler/index.ts';
import type { SignalId } from '../ir/index.ts';
import type { Part, Place } from './protocol.ts';
import type { Session } from './session.ts';
import { slice } from './slice.ts';

/** Values at the given places, with these rows in the sources of these nodes. A node that shares its source is fed alone, the others keep 0. */
export async function evaluateAt(session: Session, feeds: readonly Part[], read: readonly Place[]): Promise<readonly Part[]> {
  const { plan } = session.compiled;
  if (!plan) return [];
  const places = read.flatMap((place) => {
    const location = plan.locate(nodeId(place.owner), place.what);
    return location ? [{ ...place, location }] : [];
  });
  const values = await session.evaluate(feedsOf(plan, feeds), [...new Set(places.map(({ location }) => location.signal))]);
  return places.map(({ owner, what, location }) => ({ owner, what, ...slice(values, location) }));
}

/** Rows by source. A batch has one number of rows: sources with many rows that nobody asks about give as many. */
function feedsOf(plan: Plan, feeds: readonly Part[]): ReadonlyMap<SignalId, Rows> {
  const fed = new Map<SignalId, Rows>();
  for (const { owner, what, rows, values } of feeds) {
    const location = plan.locate(nodeId(owner), what);
    const width = location ? widthOf(plan, location.signal) : 0;
    if (!location || width === 0 || values.length !== rows * location.count) continue;
    const all = fed.get(location.signal)?.values ?? new Float64Array(rows * width);
    for (let row = 0; row < rows; row++)
      all.set(values.subarray(row * location.count, (row + 1) * location.count), row * width + location.index);
    fed.set(location.signal, { rows, values: all });
  }
  const [asked] = fed.values();
  const others = [...plan.sources].filter(([signal, { rows }]) => asked && rows > 1 && !fed.has(signal));
  for (const [signal, source] of others) fed.set(signal, repeated(source, asked?.rows ?? 1));
  return fed;
}

/** The first row so many times. */
function repeated({ rows, values }: Rows, count: number): Rows {
  const first = values.subarray(0, values.length / rows);
  const all = new Float64Array(count * first.length);
  for (let row = 0; row < count; row++) all.set(first, row * first.length);
  return { rows: count, values: all };
}

/** Elements of a row of a source; 0 for what is none. */
function widthOf({ sources }: Plan, signal: SignalId): number {
  const source = sources.get(signal);
  return source ? source.values.length / source.rows : 0;
}

/** Weights and biases as the training has made them; what the optimizer keeps for itself has a dot in its name and stays. */
export async function learntValues(session: Session): Promise<readonly Part[]> {
  const states = await session.states();
  const slots = session.compiled.plan?.course.verb === 'train' ? (session.compiled.plan.slots ?? []) : [];
  return slots.flatMap(({ owner, slot }) => {
    const rows = slot.includes('.') ? undefined : states?.slots.get(`${owner} ${slot}`);
    return rows ? [{ owner, what: slot, ...rows }] : [];
  });
}
