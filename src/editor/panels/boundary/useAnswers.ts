/** Answers of the runtime for other inputs, asked again while it runs, at most four times a second. */
import { useEffect, useRef, type RefObject } from 'react';
import type { Part, Place } from '../../../runtime/index.ts';
import { useEditor } from '../../state/context.tsx';

const EVERY = 250; // ms

export interface Question {
  readonly feeds: readonly Part[];
  readonly read: readonly Place[];
}

/** Keep the question stable. The answer lies in the ref; `onAnswer` is told. */
export function useAnswers(id: string, question: Question | undefined, onAnswer: () => void): RefObject<readonly Part[] | undefined> {
  const editor = useEditor();
  const answers = useRef<readonly Part[]>(undefined);
  useEffect(() => {
    if (!question) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = -Infinity;
    let isOver = false;
    const ask = () => {
      timer = undefined;
      last = performance.now();
      void editor.ask.evaluate(id, question.feeds, question.read).then((parts) => {
        if (isOver || parts.length === 0) return;
        answers.current = parts;
        onAnswer();
      });
    };
    const soon = () => {
      timer ??= setTimeout(ask, Math.max(0, last + EVERY - performance.now()));
    };
    soon();
    const stop = editor.live.subscribe(soon);
    return () => {
      isOver = true;
      clearTimeout(timer);
      stop();
    };
  }, [editor, id, question, onAnswer]);
  return answers;
}
