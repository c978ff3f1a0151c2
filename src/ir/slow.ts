/**
 * States that change slowly, written so that float32 loses nothing of them. A step much shorter than the time constant changes a number
 * by less than float32 can add to it; so a slow state has two parts, of which the second is what the first lost by rounding (Dekker 1971).
 */
import type { Algebra } from './algebra.ts';
import type { Emit } from './builder.ts';
import type { SignalId } from './signal.ts';

export interface TwoParts {
  readonly high: SignalId;
  readonly low: SignalId;
}

/** x + by. Exact but for the rounding of `by`, where `by` is smaller than x; where it is not, nothing is slow. */
export function changed(f: Emit, { high, low }: TwoParts, by: SignalId): TwoParts {
  const whole = f.add(by, low);
  const sum = f.stored(f.add(high, whole));
  return { high: sum, low: f.sub(whole, f.sub(sum, high)) };
}

/** goal − x, with all digits also where x is next to its goal. */
export const wayTo = (f: Emit, goal: SignalId, { high, low }: TwoParts): SignalId => f.sub(f.sub(goal, high), low);

/** x after a step of τ dx/dt = goal − x, from the share of the way that the step makes. */
export const relaxed = (f: Emit, x: TwoParts, goal: SignalId, share: SignalId): TwoParts => changed(f, x, f.mul(wayTo(f, goal, x), share));

/** The share of the way to its goal that x makes in a step, 1 − e^(−dt/τ): for relaxed(…). */
export const shareOfWay = <T>(f: Algebra<T>, dt: T, tau: T): T => f.neg(f.expm1(f.neg(f.div(dt, tau))));

/** x after a step of τ dx/dt = −x, to which so much was added at the beginning of the step. */
export const decayed = (f: Emit, x: TwoParts, added: SignalId, share: SignalId): TwoParts =>
  changed(f, x, f.sub(added, f.mul(f.add(f.add(x.high, x.low), added), share)));

/** φ₁(x) = (eˣ − 1)/x, and 1 at x = 0: the mean over a step of what changes by eˣ in it; a linear update written with it divides by no rate. */
export function phi1<T>(f: Algebra<T>, x: T): T {
  const [one, near] = [f.constant(1), f.constant(1e-4)];
  const size = f.abs(x);
  const safe = f.whereGreater(size, near, x, one);
  // the next term is 10⁻¹⁸
  const series = f.add(
    one,
    f.mul(f.div(x, f.constant(2)), f.add(one, f.mul(f.div(x, f.constant(3)), f.add(one, f.div(x, f.constant(4)))))),
  );
  return f.whereGreater(size, near, f.div(f.expm1(safe), safe), series);
}
