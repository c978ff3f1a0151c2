/** Multiply-adds of one row of one advance, estimated before anything is allocated. */
import type { NodeId } from '../../base/index.ts';
import { error, limits, type Diagnostic, type Sizes } from '../../graph/index.ts';
import type { Resolved } from './resolve.ts';
import { countPairs } from './pairs.ts';

export interface Cost {
  readonly weights: number;
  /** Numbers that one row holds. */
  readonly elements: number;
  readonly perRow: number;
}

export function estimateCost({ edges }: Resolved, sizes: ReadonlyMap<NodeId, Sizes>, seed: number): Cost {
  let weights = 0;
  for (const edge of edges) if (sizes.has(edge.from.node) && sizes.has(edge.to.node)) weights += countPairs(edge, sizes, seed);
  let elements = 0;
  for (const own of sizes.values()) for (const size of Object.values(own)) elements += size;
  return { weights, elements, perRow: weights + elements };
}

export function tooCostly({ weights, elements, perRow }: Cost, rows: number): Diagnostic | undefined {
  if (weights > limits.tensorElements)
    return error(
      'too-large',
      { owner: 'document' },
      `The drawing has ${weights} weights; ${limits.tensorElements} is the most that is run. Make a layer smaller.`,
    );
  if (elements > limits.tensorElements || elements * rows > limits.values)
    return error(
      'too-large',
      { owner: 'document' },
      `One pass would hold ${elements * rows} numbers; ${rows > 1 ? limits.values : limits.tensorElements} is the most that is run. Use fewer rows or units.`,
    );
  if (perRow * rows > limits.costPerAdvance)
    return error(
      'too-costly',
      { owner: 'document' },
      `One pass would take about ${perRow * rows} multiply-adds; ${limits.costPerAdvance} is the most that is run. Use fewer rows or units.`,
    );
  return undefined;
}
