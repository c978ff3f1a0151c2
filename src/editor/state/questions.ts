/** Questions to the runtime that are answered once: values for other rows, and what a training has learnt. */
import type { FromWorker, Part, Place, ToWorker } from '../../runtime/index.ts';

type Answer = Extract<FromWorker, { readonly type: 'evaluated' | 'learnt' }>;

export interface Questions {
  /** Values with these rows in some sources, at the present state. A later question of the same id takes the place of an earlier one. */
  evaluate(id: string, feeds: readonly Part[], read: readonly Place[]): Promise<readonly Part[]>;
  /** Weights and biases as the training has made them. */
  learnt(): Promise<readonly Part[]>;
  answer(message: Answer): void;
}

export function createQuestions(send: (message: ToWorker) => void): Questions {
  const waiting = new Map<string, (values: readonly Part[]) => void>();
  const asked = (key: string, message: ToWorker) =>
    new Promise<readonly Part[]>((resolve) => {
      waiting.get(key)?.([]);
      waiting.set(key, resolve);
      send(message);
    });
  return {
    evaluate: (id, feeds, read) => asked(`evaluated ${id}`, { type: 'evaluate', id, feeds, read }),
    learnt: () => asked('learnt', { type: 'learnt' }),
    answer(message) {
      const key = message.type === 'evaluated' ? `evaluated ${message.id}` : 'learnt';
      waiting.get(key)?.(message.values);
      waiting.delete(key);
    },
  };
}
