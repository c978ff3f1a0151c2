/**
 * Storage rules: how patterns become symmetric weights w = J / P. J is the sum over patterns, an integer for patterns of ±1 and so exact
 * in float32 up to 2²⁴, where the sign of w itself would hang on rounding whenever a local field is 0.
 */
import type { Emit, SignalId } from '../../src/ir/index.ts';

export const storageNames = ['hebb'] as const;
export type StorageName = (typeof storageNames)[number];

interface StorageRule {
  readonly title: string;
  /** J with its diagonal: patterns [P, N] → [N, N]. */
  weight(emit: Emit, patterns: SignalId): SignalId;
  /** Σ_j J_ij S_j, the diagonal included: state [N] → [N]. */
  field(emit: Emit, patterns: SignalId, state: SignalId): SignalId;
  /** J_ii for P patterns. */
  self(count: number): number;
}

export const storageRules: { readonly [K in StorageName]: StorageRule } = {
  /** J_ij = Σ_μ ξ_i ξ_j (Hebb; Little 1974, Hopfield 1982). The field goes through the P overlaps, which costs 2NP instead of N². */
  hebb: {
    title: 'Hebb',
    weight: (emit, patterns) => emit.matmul(emit.transpose(patterns), patterns),
    field: (emit, patterns, state) => emit.matmul(emit.matmul(state, emit.transpose(patterns)), patterns),
    self: (count) => count,
  },
};
