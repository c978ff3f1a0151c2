/** What counts as a bias: the one rule for training, for counting, and for whoever draws. */
import type { EdgeKind, NodeKind } from './kind.ts';

/** Whether the weight of an edge is a bias: it multiplies what is always 1. A parameter that a unit adds to its net input is the other way to draw one. */
export const isBias = (edge: Pick<EdgeKind, 'weighted'> | undefined, source: Pick<NodeKind, 'constant'> | undefined): boolean =>
  edge?.weighted === true && source?.constant === true;
