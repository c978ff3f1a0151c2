/** Does the sum of the terms equal the tensor's value, as far as float32 can say? */
import { inPowersOfTen } from '../../kit/index.ts';

const FLOAT32 = 2 ** -23;

export interface Agreement {
  readonly difference: number;
  readonly within: boolean;
}

/**
 * The sum is float64, the tensor may have been computed in float32 in any order. Every weight and every partial sum is rounded
 * once, so that the error stays below (terms + 2) · 2⁻²³ · Σ|terms|.
 */
export function agreementOf(sum: number, size: number, terms: number, tensor: number): Agreement {
  const difference = Object.is(sum, tensor) || sum === tensor ? 0 : Math.abs(sum - tensor);
  const allowed = (terms + 2) * FLOAT32 * Math.max(size, Math.abs(tensor), 2 ** -126);
  return { difference, within: difference <= allowed };
}

/** A small number in words of powers of ten: 3·10⁻⁸. */
export const powerOfTen = (value: number): string => (value === 0 ? '0' : inPowersOfTen(value, 0));
