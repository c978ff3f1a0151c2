/** Which examples the numbers of a training are of, in words: those of a batch, or those that are shown now. */
import { useMemo } from 'react';
import { useEditorState } from '../state/context.tsx';

/** How many examples a training learns from, and how many of them at a time. */
export interface Batches {
  readonly training: number;
  readonly size: number;
}

/** Undefined where nothing is trained. */
export function useBatches(): Batches | undefined {
  const training = useEditorState(({ runtime }) => (runtime.course?.verb === 'train' ? runtime.training : 0));
  const batch = useEditorState(({ history, experiment }) => history.document.experiments[experiment]?.batch);
  return useMemo(() => (training > 0 ? { training, size: Math.min(batch ?? training, training) } : undefined), [training, batch]);
}

const examples = (count: number): string => `${count} ${count === 1 ? 'example' : 'examples'}`;

/** What one sample of a probe is of: a training records a batch as it is before the weights change. */
export const sampledWords = ({ training, size }: Batches): string =>
  size < training ? `Batches of ${size}, each before its step` : `All ${examples(training)}, before each step`;

/** What the shown loss and accuracy are means of, and what the curves of a training show instead. */
export function shownWords(rows: number, batches: Batches | undefined): string {
  if (!batches) return rows > 1 ? `Loss and accuracy are means over ${examples(rows)}.` : '';
  const { training, size } = batches;
  const which =
    rows < training ? `the first ${rows} of the ${examples(training)} to learn from` : `all ${examples(training)} to learn from`;
  const curves = size < training ? `each batch of ${size}` : 'them';
  return `Loss and accuracy are those of ${which}, with the present weights. The curves of the training show ${curves} before the step, with the weights of that moment.`;
}
