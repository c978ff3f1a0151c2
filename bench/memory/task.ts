/** What is remembered: 100 random patterns of 2,500 units, and a cue with three in ten units of the first one flipped. */
import { emptyDocument, type GraphDocument } from '../../src/graph/index.ts';

export const [UNITS, PATTERNS] = [2_500, 100] as const;
export type Update = 'synchronous' | 'asynchronous';

const position = [0, 0] as const;
const SIDE = Math.sqrt(UNITS);

/** Asynchronous units are visited in a random order, drawn for every sweep. */
export const memoryDocument = (update: Update): GraphDocument => ({
  ...emptyDocument(`${UNITS} units, ${PATTERNS} patterns, ${update}`),
  nodes: {
    stored: { type: 'pattern-set', params: { source: 'random', width: SIDE, height: SIDE, count: PATTERNS, share: 0.3 }, position },
    memory: { type: 'hopfield', params: { size: UNITS, update, selfConnections: 'removed' }, position },
  },
  edges: {
    patterns: { type: 'wire', params: {}, from: { node: 'stored', port: 'patterns' }, to: { node: 'memory', port: 'patterns' } },
    cue: { type: 'wire', params: {}, from: { node: 'stored', port: 'cue' }, to: { node: 'memory', port: 'cue' } },
  },
  experiments: { main: { verb: 'retrieve' } },
});

export interface Memory {
  readonly update: Update;
  /** [patterns, units] of ±1 */
  readonly patterns: Float32Array;
  readonly cue: Float32Array;
  /** [units, units], Σ ξξᵀ with 0 on the diagonal: whole numbers, exact in float32. */
  readonly weights: Float32Array;
  /** The order of visits in a sweep. */
  order(sweep: number): Int32Array;
}

export function hebbian(patterns: Float32Array): Float32Array {
  const weights = new Float32Array(UNITS * UNITS);
  for (let start = 0; start < patterns.length; start += UNITS)
    for (let i = 0; i < UNITS; i++) {
      const sign = patterns[start + i] as number;
      for (let j = i + 1, k = i * UNITS + j; j < UNITS; j++, k++)
        weights[k] = (weights[k] as number) + sign * (patterns[start + j] as number);
    }
  for (let i = 0; i < UNITS; i++) for (let j = 0; j < i; j++) weights[i * UNITS + j] = weights[j * UNITS + i] as number;
  return weights;
}
