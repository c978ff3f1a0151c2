/** Which units a weight edge connects when not all of them are. */
import { limits, type Pairs } from '../../src/graph/index.ts';

/**
 * Each of the from · to pairs with probability p: the gaps between chosen pairs are drawn from the geometric distribution they have,
 * so that the work grows with the connections and not with the pairs (Batagelj and Brandes 2005).
 */
export function randomPairs(p: number, sizes: { readonly from: number; readonly to: number }, draw: (i: number) => number): Pairs {
  const all = sizes.from * sizes.to;
  const chosen: number[] = [];
  if (p >= 1) for (let pair = 0; pair < all && pair <= limits.tensorElements; pair++) chosen.push(pair);
  else if (p > 0)
    for (let pair = gap(p, draw(0)); pair < all && chosen.length <= limits.tensorElements; pair += 1 + gap(p, draw(chosen.length)))
      chosen.push(pair);
  return {
    from: Int32Array.from(chosen, (pair) => Math.floor(pair / sizes.to)),
    to: Int32Array.from(chosen, (pair) => pair % sizes.to),
  };
}

/** Pairs passed over before the next chosen one. */
const gap = (p: number, u: number): number => Math.floor(Math.log1p(-u) / Math.log1p(-p));

export const listedPairs = (pairs: readonly (readonly [number, number])[]): Pairs => ({
  from: Int32Array.from(pairs, ([from]) => from),
  to: Int32Array.from(pairs, ([, to]) => to),
});
