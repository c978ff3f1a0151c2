/** The cue: one pattern, spoiled. Written in operations, so that share, pattern and flips by hand change while it runs. */
import type { Emit, SignalId } from '../../src/ir/index.ts';

export const spoilings = ['flip', 'cover'] as const;
export type Spoiling = (typeof spoilings)[number];

export interface CueParts {
  /** [P, N] */
  readonly patterns: SignalId;
  readonly count: number;
  /** Which pattern; what lies outside 0 … P − 1 is the first or the last. */
  readonly pattern: SignalId;
  readonly share: SignalId;
  /** The place of every unit in the order in which they are spoiled. */
  readonly rank: SignalId;
  /** Units that are not 0 here are flipped by hand. */
  readonly flipped: SignalId;
}

const spoiled: { readonly [K in Spoiling]: (emit: Emit, unit: SignalId) => SignalId } = {
  flip: (emit, unit) => emit.neg(unit),
  cover: (emit) => emit.constant(-1),
};

export function cueOf(emit: Emit, spoiling: Spoiling, { patterns, count, pattern, share, rank, flipped }: CueParts): SignalId {
  const index = emit.max(emit.constant(0), emit.min(emit.constant(count - 1), emit.floor(pattern)));
  const whole = emit.matmul(emit.oneHot(index, count), patterns);
  const howMany = rounded(emit, emit.mul(share, emit.constant(emit.size(rank))));
  const cue = emit.whereAtLeast(rank, howMany, whole, spoiled[spoiling](emit, whole));
  return emit.whereGreater(emit.abs(flipped), emit.constant(0), emit.neg(cue), cue);
}

/** The nearest whole number, a half to the even one. */
function rounded(emit: Emit, x: SignalId): SignalId {
  const below = emit.floor(x);
  const isOdd = emit.sub(below, emit.mul(emit.constant(2), emit.floor(emit.mul(emit.constant(0.5), below))));
  const rest = emit.sub(x, below);
  const above = emit.add(below, emit.constant(1));
  const half = emit.constant(0.5);
  // a half goes up from an odd number only
  return emit.whereGreater(rest, half, above, emit.whereAtLeast(rest, half, emit.add(below, isOdd), below));
}
