/** Whether a prediction names the class of its target. */
import type { Range } from '../../src/graph/index.ts';
import type { Emit, SignalId } from '../../src/ir/index.ts';

export const labelNames = ['zero-one', 'plus-minus', 'one-hot'] as const;
/** How targets name classes: numbers of 0 and 1, of −1 and 1, or one element per class of which the largest is meant. */
export type Labels = (typeof labelNames)[number];

/** The numbers of the two classes: what is nearer to the second is of that. */
export const codes: { readonly [K in Exclude<Labels, 'one-hot'>]: Range } = { 'zero-one': [0, 1], 'plus-minus': [-1, 1] };

/** 1 where every element is on the right side, else 0: [1]. A net input of a sigmoid changes sides at 0. */
export function rightness(
  emit: Emit,
  prediction: SignalId,
  target: SignalId,
  { labels, logits }: { readonly labels: Labels; readonly logits: boolean },
): SignalId {
  const [zero, one] = [emit.constant(0), emit.constant(1)];
  const size = emit.size(prediction);
  if (labels === 'one-hot') {
    const largest = (a: SignalId) => emit.oneHot(emit.argmax(a), size);
    return emit.reduceSum(emit.mul(largest(prediction), largest(target)));
  }
  const [off, on] = codes[labels];
  const middle = emit.constant((off + on) / 2);
  const sideOfTarget = emit.whereGreater(target, middle, one, zero);
  const right = emit.whereGreater(prediction, logits ? zero : middle, sideOfTarget, emit.sub(one, sideOfTarget));
  return emit.whereAtLeast(emit.reduceSum(right), emit.constant(size), one, zero);
}
