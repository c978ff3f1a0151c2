/** One sweep from the cue in plain Float32Array loops: through all weights, or through the overlaps with the patterns. */
import { UNITS, type Memory } from './task.ts';

const signed = (field: number): number => (field >= 0 ? 1 : -1);

/** The field of every unit: Σ_j J_ij S_j. */
export function fieldsOf(weights: Float32Array, state: Float32Array, fields: Float32Array): void {
  for (let i = 0; i < UNITS; i++) {
    let field = 0;
    for (let j = 0, k = i * UNITS; j < UNITS; j++, k++) field += (weights[k] as number) * (state[j] as number);
    fields[i] = field;
  }
}

/** Σ_μ ξ_i^μ (ξ^μ · S) − P S_i: the same fields, for 2NP multiplications instead of N². */
export function fieldsByOverlaps(patterns: Float32Array, state: Float32Array, fields: Float32Array): void {
  const count = patterns.length / UNITS;
  for (let i = 0; i < UNITS; i++) fields[i] = -count * (state[i] as number);
  for (let start = 0; start < patterns.length; start += UNITS) {
    let overlap = 0;
    for (let i = 0; i < UNITS; i++) overlap += (patterns[start + i] as number) * (state[i] as number);
    for (let i = 0; i < UNITS; i++) fields[i] = (fields[i] as number) + overlap * (patterns[start + i] as number);
  }
}

/** Fields are computed once and take up the difference where a unit flips. */
function settleOneByOne(weights: Float32Array, order: Int32Array, state: Float32Array, fields: Float32Array): void {
  for (const unit of order) {
    const difference = signed(fields[unit] as number) - (state[unit] as number);
    if (difference === 0) continue;
    state[unit] = (state[unit] as number) + difference;
    for (let i = 0, k = unit * UNITS; i < UNITS; i++, k++) fields[i] = (fields[i] as number) + difference * (weights[k] as number);
  }
}

/** Puts the state after the sweep into `state`. */
export function sweepByLoops(
  { update, weights, patterns, cue, order }: Memory,
  by: 'weights' | 'overlaps',
  state: Float32Array,
  fields: Float32Array,
): void {
  state.set(cue);
  if (by === 'weights') fieldsOf(weights, state, fields);
  else fieldsByOverlaps(patterns, state, fields);
  if (update === 'asynchronous') settleOneByOne(weights, order(0), state, fields);
  else for (let i = 0; i < UNITS; i++) state[i] = signed(fields[i] as number);
}
