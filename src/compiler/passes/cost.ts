/** What one row of one advance costs and holds, estimated before anything is drawn or allocated. */
import type { NodeId } from '../../base/index.ts';
import { error, limits, type Diagnostic, type Sizes } from '../../graph/index.ts';
import type { Share } from '../budget.ts';
import { countPairs, expectedPairs } from './pairs.ts';
import type { Resolved, ResolvedEdge, ResolvedNode } from './resolve.ts';

export interface Cost {
  /** Of connections that are drawn. */
  readonly weights: number;
  /** That kinds make themselves: N² of a memory. */
  readonly made: number;
  /** Numbers that one row shows. */
  readonly elements: number;
  /** Numbers that one row holds: with what its delays keep. */
  readonly held: number;
  readonly perRow: number;
  /** Multiply-adds before the first advance. */
  readonly setup: number;
  /** Something lasts from one step to the next, so that a training is written out for its window. */
  readonly lasts: boolean;
  /** Who spends most. */
  readonly most: { readonly [K in 'weights' | 'made' | 'held' | 'setup']: Share | undefined };
}

/** A sum, and the largest part of it. */
class Tally {
  sum = 0;
  most: Share | undefined;

  add(owner: string, amount: number): void {
    this.sum += amount;
    if (amount > (this.most?.amount ?? 0)) this.most = { owner, amount };
  }
}

export function estimateCost({ nodes, edges }: Resolved, sizes: ReadonlyMap<NodeId, Sizes>, seed: number): Cost {
  const known = edges.filter(({ from, to }) => sizes.has(from.node) && sizes.has(to.node));
  const weights = weightsOf(known, sizes, seed);
  const [made, held, setup] = [new Tally(), new Tally(), new Tally()];
  let elements = 0;
  for (const [id, own] of sizes) {
    const shown = Object.values(own).reduce((sum, size) => sum + size, 0);
    elements += shown;
    held.add(id, shown);
    const more = ownWeightsOf(nodes.get(id), own);
    made.add(id, more?.weights ?? 0);
    setup.add(id, more?.setup ?? 0);
  }
  for (const { owner, steps, size } of delayLines(known, sizes)) held.add(owner, steps * size);
  return {
    weights: weights.sum,
    made: made.sum,
    elements,
    held: held.sum,
    perRow: weights.sum + elements,
    setup: setup.sum,
    lasts: known.some(({ delay }) => delay > 0) || [...sizes.keys()].some((id) => nodes.get(id)?.kind.states !== undefined),
    most: { weights: weights.most, made: made.most, held: held.most, setup: setup.most },
  };
}

/** What is expected comes first: pairs are drawn only where they can be few enough. */
function weightsOf(edges: readonly ResolvedEdge[], sizes: ReadonlyMap<NodeId, Sizes>, seed: number): Tally {
  const expected = new Tally();
  for (const edge of edges) expected.add(edge.id, expectedPairs(edge, sizes));
  if (expected.sum > limits.tensorElements) return expected;
  const counted = new Tally();
  for (const edge of edges) counted.add(edge.id, countPairs(edge, sizes, seed));
  return counted;
}

/** The longest delay of what every port sends. */
function delayLines(edges: readonly ResolvedEdge[], sizes: ReadonlyMap<NodeId, Sizes>) {
  const lines = new Map<string, { readonly owner: string; readonly steps: number; readonly size: number }>();
  for (const { from, delay } of edges) {
    const key = `${from.node} ${from.port}`;
    const steps = Math.max(delay, lines.get(key)?.steps ?? 0);
    if (delay > 0) lines.set(key, { owner: from.node, steps, size: sizes.get(from.node)?.[from.port] ?? 0 });
  }
  return lines.values();
}

const ownWeightsOf = (node: ResolvedNode | undefined, sizes: Sizes) => node?.kind.ownWeights?.(node.params, sizes);

/** The largest spender, where there are several. */
const shareOf = (sum: number, most: Share | undefined): string =>
  most && most.amount < sum ? `, ${most.amount} of them in '${most.owner}'` : '';

const refusal = (code: string, most: Share | undefined, message: string): Diagnostic =>
  error(code, { owner: most?.owner ?? 'document' }, message);

/** `rows` at once, each for `window` steps. */
export function tooCostly(cost: Cost, rows: number, window = 1): Diagnostic | undefined {
  const { weights, made, held, perRow, setup, most } = cost;
  const steps = cost.lasts ? window : 1;
  const numbers = held * rows * steps;
  const work = perRow * rows * steps;
  const fewer = `Use fewer rows or units${steps > 1 ? ', or a shorter window' : ''}.`;
  if (weights > limits.tensorElements)
    return refusal(
      'too-large',
      most.weights,
      `The drawing has ${weights} weights${shareOf(weights, most.weights)}; ${limits.tensorElements} is the most that is run. Make a layer smaller.`,
    );
  if (made > limits.tensorElements)
    return refusal(
      'too-large',
      most.made,
      `Memories of the drawing make ${made} weights${shareOf(made, most.made)}; ${limits.tensorElements} is the most that is run. Use fewer units.`,
    );
  if (held > limits.tensorElements || numbers > limits.values)
    return refusal(
      'too-large',
      most.held,
      `One pass would hold ${numbers} numbers; ${rows * steps > 1 ? limits.values : limits.tensorElements} is the most that is run. ${fewer}`,
    );
  if (work > limits.costPerAdvance)
    return refusal(
      'too-costly',
      most.weights,
      `One pass would take about ${work} multiply-adds; ${limits.costPerAdvance} is the most that is run. ${fewer}`,
    );
  if (setup > limits.setupCost)
    return refusal(
      'too-costly',
      most.setup,
      `Storing would take about ${setup} multiply-adds; ${limits.setupCost} is the most that is run. Use fewer patterns or units.`,
    );
  return undefined;
}
