/** Answers of the runtime for other inputs, asked again while it runs, at most four times a second. */
import { useEffect, useState } from 'react';
import type { Part, Place } from '../../../runtime/index.ts';
import { useEditor } from '../../state/context.tsx';
import type { Editor } from '../../state/editor.ts';
import type { Subscribe } from '../plot/usePainter.ts';

const EVERY = 250; // ms

export interface Question {
  readonly feeds: readonly Part[];
  readonly read: readonly Place[];
}

export interface Answers {
  /** The last ones. */
  get(): readonly Part[] | undefined;
  readonly subscribe: Subscribe;
  take(parts: readonly Part[]): void;
}

function createAnswers(): Answers {
  const listeners = new Set<() => void>();
  let last: readonly Part[] | undefined;
  return {
    get: () => last,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    take(parts) {
      last = parts;
      for (const listener of listeners) listener();
    },
  };
}

/** Asks at once and after every frame, with enough time between; gives the way to stop. */
function keepAsking({ ask, live }: Editor, id: string, { feeds, read }: Question, take: Answers['take']): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = -Infinity;
  let isOver = false;
  const askNow = async () => {
    timer = undefined;
    last = performance.now();
    const parts = await ask.evaluate(id, feeds, read);
    if (!isOver && parts.length > 0) take(parts);
  };
  const soon = () => {
    timer ??= setTimeout(() => void askNow(), Math.max(0, last + EVERY - performance.now()));
  };
  soon();
  const stop = live.subscribe(soon);
  return () => {
    isOver = true;
    clearTimeout(timer);
    stop();
  };
}

/** Keep the question stable. */
export function useAnswers(id: string, question: Question | undefined): Answers {
  const editor = useEditor();
  const [answers] = useState(createAnswers);
  useEffect(() => (question ? keepAsking(editor, id, question, answers.take) : undefined), [editor, id, question, answers]);
  return answers;
}
