/** Multiply-adds of one row of one advance, estimated before anything is allocated. */
import type { NodeId } from '../../base/index.ts';
import { error, limits, type Diagnostic, type Sizes } from '../../graph/index.ts';
import type { Resolved, ResolvedNode } from './resolve.ts';
import { countPairs } from './pairs.ts';

export interface Cost {
  /** Of connections that are drawn. */
  readonly weights: number;
  /** That kinds make themselves: N² of a memory. */
  readonly made: number;
  /** Numbers that one row holds. */
  readonly elements: number;
  readonly perRow: number;
  /** Multiply-adds before the first advance. */
  readonly setup: number;
}

export function estimateCost({ nodes, edges }: Resolved, sizes: ReadonlyMap<NodeId, Sizes>, seed: number): Cost {
  let weights = 0;
  for (const edge of edges) if (sizes.has(edge.from.node) && sizes.has(edge.to.node)) weights += countPairs(edge, sizes, seed);
  let [elements, made, setup] = [0, 0, 0];
  for (const [id, own] of sizes) {
    for (const size of Object.values(own)) elements += size;
    const more = ownWeightsOf(nodes.get(id), own);
    made += more?.weights ?? 0;
    setup += more?.setup ?? 0;
  }
  return { weights, made, elements, perRow: weights + elements, setup };
}

const ownWeightsOf = (node: ResolvedNode | undefined, sizes: Sizes) => node?.kind.ownWeights?.(node.params, sizes);

export function tooCostly({ weights, made, elements, perRow, setup }: Cost, rows: number): Diagnostic | undefined {
  if (weights > limits.tensorElements)
    return error(
      'too-large',
      { owner: 'document' },
      `The drawing has ${weights} weights; ${limits.tensorElements} is the most that is run. Make a layer smaller.`,
    );
  if (made > limits.tensorElements)
    return error(
      'too-large',
      { owner: 'document' },
      `Memories of the drawing make ${made} weights; ${limits.tensorElements} is the most that is run. Use fewer units.`,
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
  if (setup > limits.setupCost)
    return error(
      'too-costly',
      { owner: 'document' },
      `Storing would take about ${setup} multiply-adds; ${limits.setupCost} is the most that is run. Use fewer patterns or units.`,
    );
  return undefined;
}
