/** The tuning curve of the leaky integrate-and-fire neuron, over any algebra. */
import type { Algebra } from '../../src/ir/index.ts';

const MS_PER_S = 1_000;

/**
 * The firing rate in Hz under a constant input v_in (normalised: threshold 1): G = 1/(τ_ref − τ_m ln(1 − 1/v_in)) for v_in > 1, else 0;
 * time constants in ms (lecture notes S2). log1p keeps what ln(1 − 1/v_in) loses at large v_in.
 */
export function tuning<T>(f: Algebra<T>, vIn: T, tauM: T, tauRef: T): T {
  const one = f.constant(1);
  const safe = f.whereGreater(vIn, one, vIn, f.constant(2));
  const interval = f.sub(tauRef, f.mul(tauM, f.log1p(f.div(f.constant(-1), safe))));
  return f.whereGreater(vIn, one, f.div(f.constant(MS_PER_S), interval), f.constant(0));
}
