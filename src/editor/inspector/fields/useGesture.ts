/** One drag, one undo step: changes while the pointer is down merge, release ends them, Escape takes them back. */
import { useCallback, useEffect, useRef } from 'react';
import type { Command } from '../../../graph/index.ts';
import { useEditor } from '../../state/context.tsx';

export interface Gesture {
  run<A>(command: Command<A>, args: A): void;
  /** For what runs a command by itself, with the key that makes it part of the gesture. */
  perform(act: (key: string) => void): void;
  end(): void;
  cancel(): void;
}

export function useGesture(name: string): Gesture {
  const editor = useEditor();
  const key = `inspector ${name}`;
  const active = useRef(false);
  const run = useCallback(
    <A>(command: Command<A>, args: A) => {
      active.current = true;
      editor.run(command, args, key);
    },
    [editor, key],
  );
  const perform = useCallback(
    (act: (key: string) => void) => {
      active.current = true;
      act(key);
    },
    [key],
  );
  const end = useCallback(() => {
    if (active.current) editor.endGesture();
    active.current = false;
  }, [editor]);
  const cancel = useCallback(() => {
    if (active.current) editor.cancelGesture(key);
    active.current = false;
  }, [editor, key]);
  // a field that goes away in the middle of a gesture leaves a whole step behind
  useEffect(() => end, [end]);
  return { run, perform, end, cancel };
}
