/** What a matrix of weights is like in a few numbers. */
import { subscript } from '../words.ts';

export interface Statistics {
  readonly count: number;
  readonly least: number;
  readonly most: number;
  readonly mean: number;
  /** Of the population, as np.std has it. */
  readonly deviation: number;
  readonly excitatory: number;
  readonly inhibitory: number;
  readonly absent: number;
}

/** Pairs that are not connected have no weight: NaN, which does not count. */
export function statisticsOf(all: ArrayLike<number>): Statistics {
  const weights = Array.from(all).filter((w) => !Number.isNaN(w));
  const count = weights.length;
  let [least, most, sum, excitatory, inhibitory] = [Infinity, -Infinity, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    const w = weights[i] ?? 0;
    least = Math.min(least, w);
    most = Math.max(most, w);
    sum += w;
    if (w > 0) excitatory++;
    else if (w < 0) inhibitory++;
  }
  const mean = sum / count;
  let squares = 0;
  for (let i = 0; i < count; i++) squares += ((weights[i] ?? 0) - mean) ** 2;
  return {
    count,
    least,
    most,
    mean,
    deviation: Math.sqrt(squares / count),
    excitatory,
    inhibitory,
    absent: all.length - excitatory - inhibitory,
  };
}

/** The sign of a weight in the words of the field. */
export function signInWords(weight: number): 'excitatory' | 'inhibitory' | 'absent' {
  if (weight > 0) return 'excitatory';
  return weight < 0 ? 'inhibitory' : 'absent';
}

export type Convention = 'from-to' | 'to-from';

/** The name of a weight: w_ij, from i to j (S0), or to i from j (the 4×3 matrix of S4's np.dot(W1, x)). `base`: what the first unit is counted as. */
export function weightName(convention: Convention, from: number, to: number, base: 0 | 1 = 1): string {
  const [first, second] = (convention === 'from-to' ? [from, to] : [to, from]).map((i) => i + base) as [number, number];
  const gap = first > 9 || second > 9 ? '‚' : '';
  return `w${subscript(first)}${gap}${subscript(second)}`;
}
