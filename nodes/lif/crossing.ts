/**
 * When V first reaches the threshold within a step in which a synaptic current changes: by halving the step, each half by its exact
 * propagators, so that a maximum within the step is found, too; and in what is left after the last halving by a parabola.
 */
import type { Emit, SignalId } from '../../src/ir/index.ts';
import type { Propagators } from './propagators.ts';

/** Halvings: a step of one time constant comes down to 1/64, where a parabola is right to 10⁻⁶ of it. */
export const HALVINGS = 6;

/** Later than any step ends, ms. */
export const FAR = 1e30;

/** Where V is relative to where it would settle without synapses, and the current of the synapses. */
export interface Course {
  readonly beyond: SignalId;
  readonly g: SignalId;
  /** Of an alpha function. */
  readonly x: SignalId | undefined;
}

export interface Search {
  readonly from: Course;
  /** The threshold, relative to where V would settle. */
  readonly threshold: SignalId;
  readonly tauM: SignalId;
  readonly tauS: SignalId;
  readonly dt: number;
  /** Of dt/2, dt/4, …: one per halving. */
  readonly halves: readonly Propagators<SignalId>[];
}

const optional = (x: SignalId | undefined, make: (x: SignalId) => SignalId): SignalId | undefined =>
  x === undefined ? undefined : make(x);

export function after(f: Emit, { beyond, g, x }: Course, { membrane, synapse, fromG, fromX, gFromX }: Propagators<SignalId>): Course {
  const gained = f.add(f.mul(beyond, membrane), f.mul(g, fromG));
  const faded = f.mul(g, synapse);
  if (x === undefined) return { beyond: gained, g: faded, x };
  return { beyond: f.add(gained, f.mul(x, fromX)), g: f.add(faded, f.mul(x, gFromX)), x: f.mul(x, synapse) };
}

/** τs dg/dt, which is e·x − g, or −g. */
const driftOf = (f: Emit, { g, x }: Course): SignalId => (x === undefined ? f.neg(g) : f.sub(f.mul(f.constant(Math.E), x), g));

/** The time from `from` to the first crossing, if that is within a step, else FAR. At `from` V is below the threshold. */
export function crossing(f: Emit, { from, threshold, tauM, tauS, dt, halves }: Search): SignalId {
  const zero = f.constant(0);
  let before = from;
  let at: SignalId = zero;
  halves.forEach((half, i) => {
    const middle = after(f, before, half);
    // at or above the threshold, or already falling with a current that grows no more: what is looked for is not later than here
    const falls = f.min(f.sub(middle.beyond, middle.g), f.neg(driftOf(f, middle)));
    const isLate = f.max(f.sub(middle.beyond, threshold), falls);
    const step = (late: SignalId, early: SignalId) => f.whereAtLeast(isLate, zero, late, early);
    const x = before.x;
    at = step(at, f.add(at, f.constant(dt / 2 ** (i + 1))));
    before = {
      beyond: step(before.beyond, middle.beyond),
      g: step(before.g, middle.g),
      x: optional(middle.x, (then) => step(x ?? then, then)),
    };
  });
  return lastPart(f, { from: before, threshold, tauM, tauS }, dt / 2 ** halves.length, at);
}

/** The root of missing = slope·t + bend·t²/2 in what is left, if there is one; in the form that does not cancel. */
function lastPart(
  f: Emit,
  { from, threshold, tauM, tauS }: Pick<Search, 'from' | 'threshold' | 'tauM' | 'tauS'>,
  length: number,
  at: SignalId,
): SignalId {
  const [zero, one, far] = [f.constant(0), f.constant(1), f.constant(FAR)];
  const missing = f.sub(threshold, from.beyond);
  const slope = f.div(f.sub(from.g, from.beyond), tauM);
  const bend = f.div(f.sub(f.div(driftOf(f, from), tauS), slope), tauM);
  const inside = f.add(f.mul(slope, slope), f.mul(f.mul(f.constant(2), bend), missing));
  const sum = f.add(slope, f.sqrt(f.max(inside, zero)));
  const root = f.div(f.mul(f.constant(2), missing), f.whereGreater(sum, zero, sum, one));
  const exists = f.min(f.min(inside, f.whereGreater(sum, zero, one, f.constant(-1))), f.sub(f.constant(length * (1 + 1 / 16)), root));
  return f.whereAtLeast(exists, zero, f.add(at, root), far);
}
